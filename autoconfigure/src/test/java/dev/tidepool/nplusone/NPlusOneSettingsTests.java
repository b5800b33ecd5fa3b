package dev.tidepool.nplusone;

import java.util.List;

import dev.tidepool.nplusone.NPlusOneSettings.Action;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NPlusOneSettings}.
 */
class NPlusOneSettingsTests {

	@Test
	void byDefaultFiveTimesAreLogged() {
		assertThat(NPlusOneSettings.DEFAULT).isEqualTo(new NPlusOneSettings(true, 5, Action.LOG, List.of()));
	}

	@Test
	void onceIsNoRepetition() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NPlusOneSettings(true, 1, Action.LOG, List.of()))
			.withMessage("threshold (1) must be >= 2");
	}

}
