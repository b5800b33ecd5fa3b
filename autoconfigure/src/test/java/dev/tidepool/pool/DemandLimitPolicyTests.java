package dev.tidepool.pool;

import dev.tidepool.pool.LimitDecision.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DemandLimitPolicy}.
 */
class DemandLimitPolicyTests {

	private final LimitPolicy policy = new DemandLimitPolicy();

	private LimitMemory memory = LimitMemory.EMPTY;

	private int limit = 10;

	@Test
	void holdsWhileTooLittleWasMeasured() {
		assertThat(decide(100, 20).reason()).isEqualTo(Reason.WARM_UP);
		assertThat(this.limit).isEqualTo(10);
	}

	@Test
	void holdsWhileNobodyWaits() {
		warmUp();
		assertThat(decide(100, 0).reason()).isEqualTo(Reason.ENOUGH);
		assertThat(this.limit).isEqualTo(10);
	}

	@Test
	void raisesTheLimitWhileSessionsWaitAndKeepsWhatGetsMoreDone() {
		warmUp();
		assertThat(decide(100, 20).reason()).isEqualTo(Reason.WAITING);
		assertThat(this.limit).isEqualTo(13);
		decide(128, 17);
		assertThat(decide(130, 17).reason()).isEqualTo(Reason.GAIN);
		assertThat(this.limit).isEqualTo(13);
	}

	@Test
	void takesBackWhatBringsNothingAndWaitsLongerBeforeTheNextTrial() {
		warmUp();
		assertThat(trialsIn(40, 100)).isLessThanOrEqualTo(3);
		assertThat(this.limit).isEqualTo(10);
	}

	@Test
	void neverPassesTheHighestLimit() {
		warmUp();
		for (int i = 0; i < 60; i++) {
			decide(10 * this.limit, 50);
			assertThat(this.limit).isLessThanOrEqualTo(31);
		}
		assertThat(this.limit).isEqualTo(31);
	}

	@Test
	void withdrawsWhenTheServerRefusesConnections() {
		warmUp();
		PoolSnapshot refused = new PoolSnapshot(1, 10, 2, 31, 10, 5, 100, 10, 5, true);
		LimitDecision decision = this.policy.decide(refused, this.memory).decision();
		assertThat(decision.reason()).isEqualTo(Reason.REFUSED);
		assertThat(decision.to()).isEqualTo(6);
	}

	@Test
	void stepsNoFurtherThanDemandAsksFor() {
		assertThat(DemandLimitPolicy.staffing(4)).isEqualTo(4 + 3 * 2 + 1);
		this.limit = 20;
		warmUp();
		LimitDecision decision = decide(100, 1);
		assertThat(decision.to()).isBetween(21, 25);
	}

	private int trialsIn(int ticks, int throughput) {
		int trials = 0;
		for (int i = 0; i < ticks; i++) {
			int before = this.limit;
			decide(throughput, 20);
			trials += (this.limit > before) ? 1 : 0;
		}
		while (this.memory.isOnTrial()) {
			decide(throughput, 20);
		}
		return trials;
	}

	private void warmUp() {
		for (int i = 0; i < 3; i++) {
			decide(100, 0);
		}
	}

	private LimitDecision decide(int throughput, int waiting) {
		PoolSnapshot snapshot = new PoolSnapshot(1, this.limit, 2, 31, this.limit, waiting, throughput, this.limit,
				waiting, false);
		LimitPolicy.Outcome outcome = this.policy.decide(snapshot, this.memory);
		this.memory = outcome.memory();
		this.limit = outcome.decision().to();
		return outcome.decision();
	}

}
