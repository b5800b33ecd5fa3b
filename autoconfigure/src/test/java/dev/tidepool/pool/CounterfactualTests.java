package dev.tidepool.pool;

import dev.tidepool.pool.LimitDecision.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Counterfactual}.
 */
class CounterfactualTests {

	/** Twenty work, thirty wait, a thousand get done in a second. */
	private static final PoolSnapshot CROWDED = new PoolSnapshot(1, 20, 2, 99, 20, 30, 1000, 20, 30, 1, 20, false);

	private static final PoolSnapshot CALM = new PoolSnapshot(1, 20, 2, 99, 4, 0, 1000, 4, 0, 0, 20, false);

	@Test
	void hadTheLimitNotMovedItWouldGoOnAsItWasMeasured() {
		Counterfactual otherwise = of(30, CROWDED, LimitMemory.EMPTY);
		assertThat(otherwise.limit()).isEqualTo(20);
		assertThat(otherwise.throughput()).isEqualTo(1000);
		assertThat(otherwise.waitMillis()).as("30 wait, 1000 a second are served").isCloseTo(30, within(1e-9));
	}

	@Test
	void hadTheLimitMovedWhereItStayedTheTrialSaysWhatToExpect() {
		Counterfactual otherwise = of(20, CROWDED, LimitMemory.EMPTY.trial(new Reading(40, 4, 4200)));
		assertThat(otherwise.limit()).isEqualTo(40);
		assertThat(otherwise.throughput()).isEqualTo(1050);
		assertThat(otherwise.waitMillis()).as("10 would wait, 1050 a second were served")
			.isCloseTo(10 / 1.05, within(1e-9));
	}

	@Test
	void nobodyWaitsWhereTheTrialHadRoomForAll() {
		assertThat(of(20, CROWDED, LimitMemory.EMPTY.trial(new Reading(60, 4, 4200))).waitMillis()).isZero();
	}

	@Test
	void whileNobodyWaitsTheLowestLimitThatWouldDoIsNamed() {
		Counterfactual otherwise = of(20, CALM, LimitMemory.EMPTY.trial(new Reading(40, 4, 4200)));
		assertThat(otherwise.limit()).isEqualTo(11);
		assertThat(otherwise.throughput()).isEqualTo(1000);
		assertThat(otherwise.waitMillis()).isNull();
	}

	@Test
	void nothingIsMadeUpWhereNothingIsKnown() {
		assertThat(of(20, CROWDED, LimitMemory.EMPTY)).as("nothing was tried").isNull();
		assertThat(of(20, CROWDED, LimitMemory.EMPTY.trial(new Reading(20, 4, 4200)))).as("the same").isNull();
		assertThat(of(30, new PoolSnapshot(1, 20, 2, 99, 20, 30, 0, 0, 0, 1, 20, false), LimitMemory.EMPTY))
			.as("nothing ended")
			.isNull();
		assertThat(of(20, new PoolSnapshot(1, 20, 2, 99, 15, 0, 1000, 15, 0, 0, 20, false), LimitMemory.EMPTY))
			.as("no lower one would do")
			.isNull();
	}

	@ParameterizedTest
	@EnumSource
	void eachReasonStatesItsRule(Reason reason) {
		assertThat(reason.rule()).matches("[A-Z].{20,}[^.]");
	}

	private static Counterfactual of(int to, PoolSnapshot measured, LimitMemory search) {
		return Counterfactual.of(new LimitDecision(measured.limit(), to, Reason.MEASURING, "test"), measured, search);
	}

}
