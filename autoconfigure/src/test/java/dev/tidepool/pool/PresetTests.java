package dev.tidepool.pool;

import dev.tidepool.pool.Preset.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Preset}.
 */
class PresetTests {

	@Test
	void eachEnvironmentHasBoundsOfItsOwn() {
		assertThat(Preset.DEFAULT.bounds(null)).isEqualTo(new Bounds(2, 10, 32));
		assertThat(Preset.DEVELOPMENT.bounds(null)).isEqualTo(new Bounds(1, 5, 10));
		assertThat(Preset.STAGING.bounds(null)).isEqualTo(new Bounds(2, 10, 24));
		assertThat(Preset.PRODUCTION.bounds(null)).isEqualTo(new Bounds(4, 10, 48));
	}

	@ParameterizedTest
	@CsvSource({ "1, 10, 48", "1000, 13, 48", "4000, 35, 70", "10000, 73, 146" })
	void theLimitStartsWithWhatTheUsersAskForAndMayDouble(int users, int start, int ceiling) {
		assertThat(Preset.PRODUCTION.bounds(users)).isEqualTo(new Bounds(4, start, ceiling));
	}

	@ParameterizedTest
	@EnumSource
	void noNumberOfUsersOpensMoreThanTheMost(Preset preset) {
		Bounds bounds = preset.bounds(Integer.MAX_VALUE);
		assertThat(bounds.ceiling()).isEqualTo(Preset.MOST);
		assertThat(bounds.start()).isEqualTo(Preset.MOST / 2);
	}

	@ParameterizedTest
	@EnumSource
	void fewUsersDoNotLowerWhatTheEnvironmentGives(Preset preset) {
		assertThat(preset.bounds(1)).isEqualTo(preset.bounds(null));
	}

}
