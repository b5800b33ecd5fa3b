package dev.tidepool.sql;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Lexer}.
 */
class LexerTests {

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~',
			textBlock = """
					'a' ==> STRING:'a'
					'it''s' b ==> STRING:'it''s' WORD:b
					'' ==> STRING:''
					N'x' n'y' ==> STRING:N'x' CLOCK:n'y'
					B'01' X'ff' ==> STRING:B'01' CLOCK:X'ff'
					E'a\\'b' c ==> CLOCK:E'a\\'b' WORD:c
					U&'d\\0061t' ==> CLOCK:U&'d\\0061t'
					_utf8'x' ==> WORD:_utf8 STRING:'x'
					$$it's$$ a ==> STRING:$$it's$$ WORD:a
					$t$ $$ ' $t$ ==> STRING:$t$ $$ ' $t$
					q'[it's]' ==> STRING:q'[it's]'
					q'{it's}' ==> STRING:q'{it's}'
					q'<it's>' ==> STRING:q'<it's>'
					nq'(it's)' ==> STRING:nq'(it's)'
					q'!it's!' ==> STRING:q'!it's!'
					q'x' ==> WORD:q STRING:'x'
					'now' ==> CLOCK:'now'
					' Today ' ==> CLOCK:' Today '
					'nowhere' ==> STRING:'nowhere'
					"a b""c" ==> QUOTED:"a b""c"
					`a``b` ==> QUOTED:`a``b`
					[dbo].[a b] ==> QUOTED:[dbo] SYMBOL:. QUOTED:[a b]
					select [a], [b] ==> WORD:select QUOTED:[a] SYMBOL:, QUOTED:[b]
					a[1] ==> WORD:a SYMBOL:[ NUMBER:1 SYMBOL:]
					a[1:n] ==> WORD:a SYMBOL:[ NUMBER:1 SYMBOL:: WORD:n SYMBOL:]
					array[b, c] ==> WORD:array SYMBOL:[ WORD:b SYMBOL:, WORD:c SYMBOL:]
					array[[a],[b]] ==> WORD:array SYMBOL:[ SYMBOL:[ WORD:a SYMBOL:] SYMBOL:, SYMBOL:[ WORD:b SYMBOL:] SYMBOL:]
					f(x)[i] ==> WORD:f SYMBOL:( WORD:x SYMBOL:) SYMBOL:[ WORD:i SYMBOL:]
					a -- b ==> WORD:a
					a /* b */ c ==> WORD:a WORD:c
					a /* b /* c */ d */ e ==> WORD:a WORD:e
					a /*! b */ c ==> WORD:a WORD:c
					a#>>'{b}' ==> WORD:a SYMBOL:#>> STRING:'{b}'
					a #- b ==> WORD:a SYMBOL:#- WORD:b
					1 1.5 = .5 1e-5 1.5E+3 0x1F 1_000 ==> NUMBER:1 NUMBER:1.5 SYMBOL:= NUMBER:.5 NUMBER:1e-5 NUMBER:1.5E+3 NUMBER:0x1F NUMBER:1_000
					t.a ==> WORD:t SYMBOL:. WORD:a
					a::int ==> WORD:a SYMBOL::: WORD:int
					? :name :1 $1 ?1 ==> PARAMETER:? PARAMETER::name PARAMETER::1 PARAMETER:$1 PARAMETER:?1
					a ?? b ==> WORD:a SYMBOL:?? WORD:b
					a ?| b ?& c ==> WORD:a SYMBOL:?| WORD:b SYMBOL:?& WORD:c
					?||? ==> PARAMETER:? SYMBOL:|| PARAMETER:?
					= ?|4 ==> SYMBOL:= PARAMETER:? SYMBOL:| NUMBER:4
					@x := 1 ==> VARIABLE:@x SYMBOL::= NUMBER:1
					@@session.tz ==> VARIABLE:@@session.tz
					a @> b ==> WORD:a SYMBOL:@> WORD:b
					a<@b ==> WORD:a SYMBOL:< VARIABLE:@b
					a;b ==> WORD:a SYMBOL:; WORD:b
					a->>'b' ==> WORD:a SYMBOL:->> STRING:'b'
					größe ==> WORD:größe
					a$b ==> WORD:a$b
					""")
	void splitsEveryDialect(String sql, String expected) {
		assertThat(tokens(unescape(sql))).isEqualTo(unescape(expected));
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
			a = ? ==> 1
			a in (?, ?, ?) ==> 3
			'?' ==> 0
			"?" `?` ==> 0
			/* ? */ -- ? ==> 0
			$$?$$ ==> 0
			a ?? b ==> 0
			a ??| b and c ??& d ==> 0
			a ?| b and c ?& d ==> 0
			?||? ==> 2
			?&&? ==> 2
			a = ?|? ==> 2
			{?= call f(?)} ==> 2
			? is null or ?::int = 1 ==> 2
			:name and $1 ==> 0
			""")
	void countsOnlyPlaceholders(String sql, int expected) {
		assertThat(Lexer.lex(sql).parameters).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 'a", "select \"a", "select `a", "select $$a", "select $x$ a $y$", "select /* a",
			"select E'a\\'", "select q'[a", "select /*! a */ 1", "select /*M! a */ 1", "select /* /* */ */ 1",
			"select 1 # a", "select 1 #a", "a --b", "select a# from t", "select 5--3", "select U&\"d\" from t",
			"select q'[it's]'", "select \u0000 1", "select\u00a01", "select \\ 1", "select 1 -- a\r from t" })
	void doubtsWhatDialectsReadDifferently(String sql) {
		assertThat(Lexer.lex(sql).doubtful).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "# leading comment\nselect 1", "select 1 -- comment", "select 1\n--comment\nfrom t",
			"------\nselect 1", "select a #>> '{b}'", "select $$a$$", "select q'[a]'", "select 1 -- a\r\n from t",
			"select '\\'", "select a like 'b\\' escape '\\'", "select 'it\\'s'" })
	void doesNotDoubtWhatHasOneReading(String sql) {
		assertThat(Lexer.lex(sql).doubtful).isFalse();
	}

	@Test
	void doubtsBackslashThatLeavesTwoCompleteReadings() {
		assertThat(Lexer.lex("select 'a\\'b\\'c' from t").doubtful).isTrue();
		assertThat(Lexer.lex("select 'a\\\\' from t").doubtful).isFalse();
	}

	@Test
	void readsEscapedQuoteAsMySqlDoesWhereOnlyThatIsComplete() {
		assertThat(tokens("select 'it\\'s' a")).isEqualTo("WORD:select STRING:'it\\'s' WORD:a");
	}

	@Test
	void measuresDepthOfParentheses() {
		assertThat(Lexer.lex("((a) (b (c)))").depth).isEqualTo(3);
		assertThat(Lexer.lex("'((' /* (( */").depth).isZero();
	}

	@Test
	void findsPartnersOfParentheses() {
		Tokens tokens = Lexer.lex("(a (b)) (");
		assertThat(tokens.partner(0)).isEqualTo(5);
		assertThat(tokens.partner(4)).isEqualTo(2);
		assertThat(tokens.partner(6)).isEqualTo(-1);
		assertThat(tokens.partner(99)).isEqualTo(-1);
	}

	private static String unescape(String text) {
		return text.replace("\\\\", "\\");
	}

	private static String tokens(String sql) {
		Tokens tokens = Lexer.lex(sql);
		List<String> result = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			result.add(tokens.type(i) + ":" + sql.substring(tokens.start(i), tokens.end(i)));
		}
		return String.join(" ", result);
	}

}
