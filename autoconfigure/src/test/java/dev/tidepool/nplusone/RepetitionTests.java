package dev.tidepool.nplusone;

import java.util.SplittableRandom;

import dev.tidepool.sql.SqlTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Repetition}.
 */
class RepetitionTests {

	private final SplittableRandom random = new SplittableRandom(42);

	@ParameterizedTest
	@CsvSource({ "1, 1, true", "5, 5, true", "20, 2, false", "100, 50, false", "100, 95, true", "2_000, 10, false",
			"5_000, 1_500, true" })
	void fourFifthsOrAThousandDifferentRequestsAreDistinct(String count, String different, boolean distinct) {
		assertThat(Repetition.isDistinct(use(number(count), number(different)))).isEqualTo(distinct);
	}

	@Test
	void theShortcutTellsWhatTheEstimateTells() {
		for (int i = 0; i < 3_000; i++) {
			int count = 1 + this.random.nextInt(2_000);
			TemplateUse use = use(count, 1 + this.random.nextInt(count));
			assertThat(Repetition.isDistinct(use))
				.isEqualTo(use.distinct() >= 0.8 * use.count() || use.distinct() >= 1_000);
		}
	}

	private TemplateUse use(int count, int different) {
		TemplateUse use = new TemplateUse(new SqlTemplate("id", "select 1"), "shop", null);
		long seed = this.random.nextLong();
		for (int i = 0; i < count; i++) {
			use.executed(1, BindHash.mix(seed + i % different));
		}
		return use;
	}

	private static int number(String text) {
		return Integer.parseInt(text.replace("_", ""));
	}

}
