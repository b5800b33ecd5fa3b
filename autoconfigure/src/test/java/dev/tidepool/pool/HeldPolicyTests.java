package dev.tidepool.pool;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeldPolicy}.
 */
class HeldPolicyTests {

	private double byHour;

	private HeldPolicy.Memory memory = HeldPolicy.Memory.EMPTY;

	@Test
	void holdsWhatSteadyDemandNeedsAndRoomForChance() {
		HeldPolicy.Decision decision = steady(9, 100);
		assertThat(decision.held()).isBetween(19, 20);
		assertThat(decision.idle()).isEqualTo(decision.held() - 9);
	}

	@Test
	void neverHoldsMoreThanMayWork() {
		assertThat(steady(100, 50).held()).isEqualTo(30);
	}

	@Test
	void fallsToTheFloorWithinTwoIdleMinutes() {
		steady(25, 200);
		HeldPolicy.Decision decision = steady(0, 120);
		assertThat(decision.held()).isEqualTo(2);
		assertThat(decision.idle()).isEqualTo(2);
	}

	@Test
	void growsAheadOfDemandThatRises() {
		int ahead = 0;
		for (int second = 0; second < 12; second++) {
			ahead = decide(second, 0.5).held();
		}
		this.memory = HeldPolicy.Memory.EMPTY;
		assertThat(ahead).isGreaterThan(steady(11, 100).held());
	}

	@Test
	void holdsWhatTheHourAsksForAheadOfDemand() {
		this.byHour = 17;
		assertThat(steady(0, 10).held()).isEqualTo(17);
		assertThat(steady(0, 10).byTrend()).isZero();
		this.byHour = 300;
		assertThat(steady(0, 10).held()).as("never more than may work").isEqualTo(30);
	}

	private HeldPolicy.Decision steady(int demand, int seconds) {
		HeldPolicy.Decision decision = decide(demand, 0.005);
		for (int i = 1; i < seconds; i++) {
			decision = decide(demand, 0.005);
		}
		return decision;
	}

	private HeldPolicy.Decision decide(int demand, double createSeconds) {
		int active = Math.min(demand, 30);
		HeldPolicy.Decision decision = HeldPolicy.decide(
				new PoolSnapshot(1, 30, 2, 30, active, demand - active, 10L * active, active, 0, 0, active, false),
				createSeconds, this.byHour, this.memory);
		this.memory = decision.memory();
		return decision;
	}

}
