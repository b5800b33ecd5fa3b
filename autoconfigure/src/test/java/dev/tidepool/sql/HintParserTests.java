package dev.tidepool.sql;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HintParser}.
 */
class HintParserTests {

	@ParameterizedTest
	@CsvSource({ "60s, PT60S", "250ms, PT0.25S", "5m, PT5M", "2h, PT2H", "1d, PT24H", "PT90S, PT90S", "P1DT1H, PT25H" })
	void readsTimeToLive(String ttl, Duration expected) {
		assertThat(hint("/* tidepool:cache ttl=" + ttl + " */ select 1")).isEqualTo(new CacheHint(true, expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/* tidepool:cache */ select 1", "/*tidepool:cache*/select 1",
			" \n /* select c from City c */ /* tidepool:cache */ select 1", "-- first\n/* tidepool:cache */ select 1",
			"/* tidepool:cache */ /* tidepool:nocache */ select 1" })
	void readsHintFromAnyLeadingComment(String sql) {
		assertThat(hint(sql)).isEqualTo(new CacheHint(true, null));
	}

	@Test
	void readsProhibition() {
		assertThat(hint("/* tidepool:nocache */ select 1")).isEqualTo(new CacheHint(false, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1", "select /* tidepool:cache */ 1", "/* tidepool:cache ttl= */ select 1",
			"/* tidepool:cache ttl=5 */ select 1", "/* tidepool:cache ttl=0s */ select 1",
			"/* tidepool:cache ttl=-5s */ select 1", "/* tidepool:cache ttl=PT-5S */ select 1",
			"/* tidepool:cache ttl=5y */ select 1", "/* tidepool:cache size=5 */ select 1",
			"/* tidepool:nocache ttl=5s */ select 1", "/* tidepool:cached */ select 1", "/* tidepool */ select 1",
			"/* tidepool:cache ttl=999999999999d */ select 1", "/* tidepool:cache ttl=P999999999999999D */ select 1",
			"/* tidepool:cache", "'/* tidepool:cache */'" })
	void ignoresWhatIsMalformedOrElsewhere(String sql) {
		assertThat(hint(sql)).isNull();
	}

	private static CacheHint hint(String sql) {
		return Lexer.lex(sql).hint;
	}

}
