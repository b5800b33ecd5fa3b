package dev.tidepool.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.tidepool.cache.Suggestions.Observation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Suggestions}.
 */
class SuggestionsTests {

	private static final long HALF_AN_HOUR = Duration.ofMinutes(30).toNanos();

	private static Observation seen(String sql, String table, String optIn, long executions, long hits, long millis) {
		return new Observation(sql, Set.of(table), optIn, executions, hits, Duration.ofMillis(millis).toNanos(), null,
				0);
	}

	@Test
	void theTimeSavedIsThatOfTheWouldBeHitsInAnHour() {
		Suggestions suggestions = Suggestions.of(
				List.of(seen("a", "country", null, 100, 80, 200), seen("b", "country", null, 50, 40, 50)),
				HALF_AN_HOUR);
		assertThat(suggestions.rules()).singleElement().satisfies((rule) -> {
			assertThat(rule.queries()).isEqualTo(150);
			assertThat(rule.hitRate()).isEqualTo(0.8);
			// 160 ms and 40 ms in half an hour
			assertThat(rule.savedMillisPerHour()).isCloseTo(400, within(1e-6));
		});
	}

	@Test
	void whatSavesMostComesFirst() {
		assertThat(Suggestions
			.of(List.of(seen("a", "small", null, 100, 90, 10), seen("b", "large", null, 100, 90, 1000)), HALF_AN_HOUR)
			.rules()).extracting(Suggestions.Rule::tables).containsExactly(Set.of("large"), Set.of("small"));
	}

	@Test
	void fewOrRareHitsAreNoAdvice() {
		assertThat(Suggestions.of(List.of(seen("a", "few", null, 12, Suggestions.LEAST_HITS - 1, 1000),
				seen("b", "rare", null, 1000, 499, 100_000)), HALF_AN_HOUR)
			.rules()).isEmpty();
	}

	@Test
	void whatIsConfiguredIsShownWhateverItSaves() {
		assertThat(Suggestions.of(List.of(seen("a", "country", "rules[0]", 100, 1, 1000)), HALF_AN_HOUR).rules())
			.singleElement()
			.satisfies((rule) -> {
				assertThat(rule.configured()).isEqualTo("rules[0]");
				assertThat(rule.hitRate()).isEqualTo(0.01);
			});
	}

	@Test
	void theHottestTemplatesComeWithTheirReasons() {
		Observation refused = new Observation("refused", Set.of(), null, 0, 0, 0, "STATEMENT", 500);
		Observation partly = new Observation("partly", Set.of("t"), "rules[0]", 90, 80, 1, "OWN_WRITES", 10);
		Observation unnamed = seen("unnamed", "t", null, 1000, 0, 1);
		assertThat(Suggestions.of(List.of(refused, partly, unnamed), HALF_AN_HOUR).notCached()).containsExactly(
				new Suggestions.NotCached("unnamed", 1000, "no rule, annotation or comment opts it in"),
				new Suggestions.NotCached("refused", 500, "STATEMENT"));
	}

	@Test
	void listsAreBounded() {
		List<Observation> many = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			many.add(seen("q" + i, "t" + i, null, 100, 90, 10));
		}
		Suggestions suggestions = Suggestions.of(many, HALF_AN_HOUR);
		assertThat(suggestions.rules()).hasSize(Suggestions.MAX_LISTED);
		assertThat(suggestions.notCached()).hasSize(Suggestions.MAX_LISTED);
	}

	@Test
	void withoutTimeNothingIsSaid() {
		assertThat(Suggestions.of(List.of(seen("a", "t", null, 100, 90, 10)), 0)).isEqualTo(Suggestions.NONE);
	}

}
