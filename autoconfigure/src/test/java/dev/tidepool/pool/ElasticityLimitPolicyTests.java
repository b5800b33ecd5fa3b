package dev.tidepool.pool;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

import dev.tidepool.pool.LimitDecision.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ElasticityLimitPolicy}.
 */
class ElasticityLimitPolicyTests {

	private static final int CLIENTS = 150;

	private final LimitPolicy policy = new ElasticityLimitPolicy();

	private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

	private LimitMemory memory = LimitMemory.EMPTY;

	private int limit = 10;

	/** What the database gets done in a second with so many at work. */
	private IntToDoubleFunction database = knee(20);

	@Test
	void holdsWhileTooLittleWasMeasured() {
		assertThat(saturated().reason()).isEqualTo(Reason.WARM_UP);
		assertThat(saturated().reason()).isEqualTo(Reason.WARM_UP);
		assertThat(this.limit).isEqualTo(10);
	}

	@Test
	void aPoolThatDoesNothingNeverWarmsUp() {
		for (int i = 0; i < 100; i++) {
			assertThat(decide(snapshot(0, 0, 0, 0, false)).reason()).isEqualTo(Reason.WARM_UP);
		}
	}

	@Test
	void holdsWhileNobodyWaits() {
		for (int i = 0; i < 100; i++) {
			decide(snapshot(100, 5, 0, 0, false));
		}
		assertThat(this.limit).isEqualTo(10);
		assertThat(this.reasons).containsOnly(Reason.WARM_UP, Reason.ENOUGH);
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 6, 10, 20, 45, 90 })
	void findsTheKneeFromTheStartAndStaysThere(int knee) {
		this.database = knee(knee);
		seconds(90);
		for (int i = 0; i < 60; i++) {
			saturated();
			assertThat((double) this.limit).isBetween(0.5 * knee, 1.7 * knee + 1);
		}
		assertThat(this.reasons).contains(Reason.DB_BOUND);
	}

	@Test
	void climbsToTheCeilingIfEverySessionMoreGetsMoreDone() {
		this.database = (n) -> 100 * n;
		seconds(30);
		int atCeiling = 0;
		for (int i = 0; i < 100; i++) {
			saturated();
			atCeiling += (this.limit == 99) ? 1 : 0;
		}
		// Now and then it asks whether fewer will do
		assertThat(atCeiling).isGreaterThan(70);
	}

	@Test
	void followsAKneeThatMoves() {
		this.database = knee(40);
		seconds(90);
		this.database = knee(10);
		seconds(60);
		assertThat(this.limit).isBetween(5, 18);
		assertThat(this.reasons).contains(Reason.SLOWDOWN);
		this.database = knee(40);
		seconds(90);
		assertThat(this.limit).isBetween(20, 60);
	}

	@Test
	void withdrawsWhenTheServerRefusesConnectionsAndWaitsBeforeItTriesAgain() {
		seconds(60);
		int before = this.limit;
		LimitDecision refused = decide(snapshot(this.database.applyAsDouble(before), before, 50, 1, true));
		assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
		assertThat(refused.to()).isEqualTo(Math.round(before * 0.6f));
		for (int i = 0; i < 10; i++) {
			saturated();
			assertThat(this.limit).isEqualTo(refused.to());
		}
	}

	@Test
	void neverLeavesItsBounds() {
		this.database = (n) -> 1000.0 / n;
		for (int i = 0; i < 300; i++) {
			saturated();
			assertThat(this.limit).isBetween(2, 99);
		}
		assertThat(this.limit).isBetween(2, 3);
	}

	@Test
	void letsMoreInWhenSessionsWaitNowAndThen() {
		seconds(3);
		for (int i = 0; i < 20; i++) {
			decide(snapshot(100, 10, 4, 0.3, false));
		}
		assertThat(this.limit).isGreaterThan(10).isLessThanOrEqualTo((int) ElasticityLimitPolicy.staffing(14));
		assertThat(this.reasons).contains(Reason.DEMAND);
	}

	@Test
	void aCrowdThatFillsAPartOfOneIntervalAsksForNothing() {
		seconds(3);
		for (int i = 0; i < 100; i++) {
			decide(snapshot(100, 10, 50, 0.5, false));
			pause(2);
		}
		assertThat(this.limit).isEqualTo(10);
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 4, 7, 20 })
	void crowdsThatComeAndGoFindTheKneeOfOneThatStays(int burst) {
		this.database = knee(40);
		for (int i = 0; i < 40; i++) {
			seconds(burst);
			pause(3);
		}
		assertThat(this.limit).isBetween(20, 60);
		int found = this.limit;
		for (int i = 0; i < 100; i++) {
			seconds(burst);
			pause(3);
			assertThat((double) this.limit).isBetween(found / 1.6, found * 1.6);
		}
	}

	@Test
	void atTheCeilingItAsksNowAndThenWithOneSmallStepWhetherFewerWillDo() {
		this.database = (n) -> 100 * n;
		seconds(60);
		int lower = 0;
		for (int i = 0; i < 300; i++) {
			saturated();
			assertThat(this.limit).isGreaterThanOrEqualTo(82);
			lower += (this.limit < 99) ? 1 : 0;
		}
		assertThat(lower).isBetween(1, 75);
		assertThat(this.reasons).contains(Reason.AT_CEILING).doesNotContain(Reason.DB_BOUND);
	}

	@Test
	void letsFewerInWhenLeasesTakeMuchLongerAlthoughNobodyWaits() {
		this.limit = 99;
		for (int i = 0; i < 20; i++) {
			decide(new PoolSnapshot(1, this.limit, 2, 99, 40, 0, 1000, 40, 0, 0, 40, false));
		}
		for (int i = 0; i < 3; i++) {
			decide(new PoolSnapshot(1, this.limit, 2, 99, 40, 0, 300, 40, 0, 0, 40, false));
		}
		assertThat(this.limit).isEqualTo(24);
		assertThat(this.reasons).contains(Reason.SLOWDOWN);
	}

	@Test
	void takesNothingFromFewSessionsForBeingSlowAtTheMomentOfTheLook() {
		this.limit = 10;
		for (int i = 0; i < 20; i++) {
			decide(new PoolSnapshot(1, this.limit, 2, 99, 6, 0, 100, 0.2, 0, 0, 10, false));
		}
		for (int i = 0; i < 10; i++) {
			decide(new PoolSnapshot(1, this.limit, 2, 99, 6, 0, 100, 2, 0, 0, 10, false));
		}
		assertThat(this.limit).isEqualTo(10);
		assertThat(this.reasons).doesNotContain(Reason.SLOWDOWN);
	}

	@Test
	void isAFunctionOfWhatItIsGiven() {
		PoolSnapshot now = snapshot(100, 10, 20, 1, false);
		assertThat(this.policy.decide(now, this.memory)).isEqualTo(this.policy.decide(now, this.memory));
	}

	@Test
	void staffsForDemandAndItsChance() {
		assertThat(ElasticityLimitPolicy.staffing(4)).isEqualTo(4 + 3 * 2 + 1);
	}

	private static IntToDoubleFunction knee(int knee) {
		double coherency = 0.97 / (knee * knee);
		return (n) -> 1000 * n / (1 + 0.03 * (n - 1) + coherency * n * (n - 1));
	}

	private void seconds(int seconds) {
		for (int i = 0; i < seconds; i++) {
			saturated();
		}
	}

	private void pause(int seconds) {
		for (int i = 0; i < seconds; i++) {
			decide(snapshot(0, 0, 0, 0, false));
		}
	}

	private LimitDecision saturated() {
		return decide(snapshot(this.database.applyAsDouble(this.limit), this.limit, CLIENTS - this.limit, 1, false));
	}

	private PoolSnapshot snapshot(double completions, int active, int waiting, double queued, boolean refused) {
		return new PoolSnapshot(1, this.limit, 2, 99, active, waiting, Math.round(completions), active, waiting, queued,
				active, refused);
	}

	private LimitDecision decide(PoolSnapshot snapshot) {
		LimitPolicy.Outcome outcome = this.policy.decide(snapshot, this.memory);
		this.memory = outcome.memory();
		this.limit = outcome.decision().to();
		this.reasons.add(outcome.decision().reason());
		return outcome.decision();
	}

}
