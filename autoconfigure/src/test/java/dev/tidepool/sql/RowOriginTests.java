package dev.tidepool.sql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RowOrigin} by way of {@link StatementFacts#yieldsTableRows()}.
 */
class RowOriginTests {

	private static final StatementAnalyzer analyzer = Analyzers.patient();

	@AfterAll
	static void close() {
		analyzer.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select name from city", "select * from `city` where id in (?, ?)",
			"/* from JPA */ select c1_0.id, c1_0.name from city c1_0 where c1_0.id = ? limit 3",
			"select c.name, 1 from city c left join country k on (k.id = c.country) where (c.id > 1 or not (c.id = 2))",
			"select distinct name from city join country using (country) order by name desc",
			"select name from city where name = 'union select' and `having` = 1" })
	void rowsOfTablesAreKnown(String sql) {
		assertThat(analyzer.analyze(sql).yieldsTableRows()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1", "select 1 from dual", "select count(*) from city",
			"select `max` (id) from city", "select 1 from city having 1 = 1",
			"select name from city group by name with rollup", "select 1 from city order by count(*)",
			"select name from city union all select 1", "select name from city except select name from country",
			"(select name from city)", "select name from (select 'x' as name) city",
			"with city as (select 1) select * from city, country", "select name, (select 1) from city",
			"select name from city where id = (select max(id) from city)",
			"select j.x from city right join json_table('[1]', '$[*]' columns (x int path '$')) j on id = x",
			"select name from city for update", "select name from city lock in share mode",
			"select name from city /*! for update */", "select name from city procedure analyse(10)",
			"select name from information_schema.city", "values (1)", "table city", "update city set name = 'x'",
			"select name into outfile 'x' from city", "select @x := name from city", "select name from", "" })
	void otherRowsAreNot(String sql) {
		assertThat(analyzer.analyze(sql).yieldsTableRows()).isFalse();
	}

}
