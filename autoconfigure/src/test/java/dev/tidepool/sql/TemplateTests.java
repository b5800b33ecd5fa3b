package dev.tidepool.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlTemplate} and how it is made.
 */
class TemplateTests {

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
			SELECT  *  FROM  City ==> select * from city
			select a.b,c from d where e=1 ==> select a.b, c from d where e = ?
			select 'x', 1.5, $$y$$, 0x1F ==> select ?, ?, ?, ?
			select -5, a -5, (+1), b*-1 ==> select ?, a - ?, (?), b * ?
			select * from a where b in (1, 2, 3) ==> select * from a where b in (?...)
			select * from a where b in (?) ==> select * from a where b in (?...)
			select * from a where b in (?, null) ==> select * from a where b in (?, null)
			select * from a where (b, c) in ((1, 2), (3, 4)) ==> select * from a where (b, c) in ((?, ?)...)
			select * from a where b in (select 1) ==> select * from a where b in (select ?)
			select * from a where b = any(array[1, 2]) ==> select * from a where b = any (array[?...])
			insert into a (b, c) values (1, 'x') ==> insert into a(b, c) values (?, ?)
			insert into a values (1, 2), (3, 4), (5, 6) ==> insert into a values (?, ?), ...
			insert into a values (1, now()), (2, 3) ==> insert into a values (?, now()), (?, ?)
			select /* a */ 1 -- b ==> select ?
			select 1; ==> select ?
			select a::text, b [1] ==> select a::text, b[?]
			select count ( * ) from a ==> select count(*) from a
			select "A b", `C`, [D] from "E" ==> select "A b", `C`, [D] from "E"
			select TRUE, False, NULL ==> select true, false, null
			{ call P(?) } ==> {call p(?)}
			select :name, $1, ?1 ==> select ?, ?, ?
			""")
	void normalises(String sql, String expected) {
		assertThat(template(sql)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
			select * from a where b = 1 ==> select * from a where b = 'x'
			select * from a where b = 1 ==> SELECT*FROM a WHERE b=?
			select * from a where b = 1 ==> select * from a where b = -1
			select * from a where b in (1) ==> select * from a where b in (1,2,3,4,'5')
			select * from a -- x ==> /* y */ select * from a;
			insert into a values (1), (2) ==> insert into a values (?), (?), (?)
			select count(*) from a ==> select count (*) from a
			select ÄPFEL ==> select äpfel
			""")
	void isTheSameForTextsThatDifferInCasualThings(String one, String other) {
		assertThat(template(one)).isEqualTo(template(other));
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
			select a from b ==> select a from c
			select "a" from b ==> select "A" from b
			select "a" from b ==> select a from b
			select * from a where b = 1 ==> select * from a where b = null
			select * from a where b is null ==> select * from a where b is not null
			select a from b ==> select a from b for update
			select a->'x' from b ==> select a->>'x' from b
			insert into a values (1) ==> insert into a values (1), (2)
			select ab ==> select a b
			select a order by b asc ==> select a order by b desc
			""")
	void differsForTextsThatMeanDifferentThings(String one, String other) {
		assertThat(template(one)).isNotEqualTo(template(other));
	}

	@Test
	void hasTwelveHexDigitsForAnId() {
		assertThat(SqlTemplate.of("select ?").id()).matches("[0-9a-f]{12}")
			.isEqualTo(SqlTemplate.of("select ?").id())
			.isNotEqualTo(SqlTemplate.of("select ??").id());
		assertThat(SqlTemplate.of("").id()).matches("[0-9a-f]{12}");
	}

	@Test
	void equalsByText() {
		assertThat(SqlTemplate.of("a")).isEqualTo(new SqlTemplate("000000000000", "a"))
			.hasSameHashCodeAs(new SqlTemplate("000000000000", "a"))
			.isNotEqualTo(SqlTemplate.of("b"))
			.hasToString("a");
	}

	@Test
	void hasBoundedLengthAndStillTellsLongTextsApart() {
		StatementAnalyzer analyzer = Analyzers.patient();
		String head = "select " + "column_name, ".repeat(5_000);
		SqlTemplate one = analyzer.analyze(head + "a from t").template();
		SqlTemplate other = analyzer.analyze(head + "b from t").template();
		assertThat(one.text().length()).isLessThan(17_000);
		assertThat(one).isNotEqualTo(other);
	}

	private static String template(String sql) {
		return Renderer.template(Lexer.lex(sql));
	}

}
