package dev.tidepool.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.tidepool.pool.LimitDecision.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Strategies}.
 */
class StrategiesTests {

	private final List<Reason> reasons = new ArrayList<>();

	private Strategies.Memory memory = Strategies.Memory.EMPTY;

	private int limit = 10;

	/** What gets done at a limit. */
	private UnaryOperator<Double> database = (limit) -> 100 * Math.min(limit, 20);

	/** What the policy under the strategies does. */
	private UnaryOperator<Integer> policy = (limit) -> limit;

	private int second;

	@Test
	void aPolicyThatDoesGoodIsLeftAlone() {
		this.policy = (limit) -> (this.second % 30 == 0 && limit < 20) ? limit + 1 : limit;
		saturated(900);
		assertThat(this.memory.strategy()).isEqualTo(Strategy.FULL);
		assertThat(this.limit).isEqualTo(20);
		assertThat(this.reasons).doesNotContain(Reason.FROZEN, Reason.UNSTABLE);
	}

	@Test
	void aLimitThatTurnsAndTurnsIsFrozenAndTheReasonShown() {
		saturated(100);
		turnAndTurn();
		saturated(60);
		assertThat(this.memory.strategy()).isEqualTo(Strategy.LITTLE);
		assertThat(this.memory.why()).contains("direction");
		assertThat(this.reasons).contains(Reason.UNSTABLE, Reason.FROZEN);
		int frozen = this.limit;
		for (int i = 0; i < 100; i++) {
			saturated(1);
			assertThat(this.limit).isEqualTo(frozen);
		}
	}

	@Test
	void aCalmPeriodGivesTheSearchAnotherChance() {
		saturated(100);
		turnAndTurn();
		saturated(60);
		this.policy = (limit) -> limit;
		saturated(650);
		assertThat(this.memory.strategy()).isEqualTo(Strategy.FULL);
		assertThat(this.memory.why()).isEmpty();
		assertThat(this.reasons).contains(Reason.CALM);
	}

	@Test
	void aLimitThatGetsLessDoneThanBeforeGoesBackToTheLastGoodOne() {
		this.limit = 20;
		saturated(600);
		this.policy = (limit) -> 8;
		saturated(400);
		assertThat(this.memory.strategy()).isEqualTo(Strategy.LITTLE);
		assertThat(this.memory.why()).contains("baseline");
		assertThat(this.limit).isEqualTo(20);
	}

	@Test
	void aFreezeThatGetsNoMoreDoneIsLiftedBecauseTheDatabaseHasChanged() {
		this.limit = 20;
		saturated(600);
		this.database = (limit) -> 700.0;
		this.policy = (limit) -> 8;
		saturated(400);
		assertThat(this.reasons).contains(Reason.UNSTABLE);
		assertThat(this.memory.strategy()).isEqualTo(Strategy.FULL);
		assertThat(this.limit).isEqualTo(8);
	}

	@Test
	void byLittlesLawTheLimitFollowsDemandUpToTheFrozenOne() {
		saturated(100);
		turnAndTurn();
		saturated(60);
		int frozen = this.memory.frozen();
		decide(new PoolSnapshot(1, this.limit, 2, 99, 1, 0, 100, 1, 0, 0, 10, false));
		assertThat(this.limit).isEqualTo((int) ElasticityLimitPolicy.staffing(1)).isLessThan(frozen);
		saturated(1);
		assertThat(this.limit).isEqualTo(frozen);
	}

	@Test
	void whatTheServerRefusesIsHeededUnderEveryStrategy() {
		saturated(100);
		turnAndTurn();
		saturated(60);
		int before = this.limit;
		this.policy = (limit) -> limit / 2;
		decide(new PoolSnapshot(1, this.limit, 2, 99, this.limit, 50, 500, 10, 50, 1, 10, true));
		assertThat(this.limit).isEqualTo(before / 2);
		saturated(5);
		assertThat(this.limit).isEqualTo(before / 2);
	}

	private void turnAndTurn() {
		this.policy = (limit) -> (this.second % 4 < 2) ? 12 : 8;
	}

	private void saturated(int seconds) {
		for (int i = 0; i < seconds; i++) {
			long done = Math.round(this.database.apply((double) this.limit));
			decide(new PoolSnapshot(1, this.limit, 2, 99, this.limit, 50, done, this.limit, 50, 1, this.limit, false));
		}
	}

	private void decide(PoolSnapshot now) {
		this.second++;
		Strategies strategies = new Strategies((snapshot, memory) -> {
			int to = this.policy.apply(snapshot.limit());
			return new LimitPolicy.Outcome(new LimitDecision(snapshot.limit(), to, Reason.MEASURING, "test"),
					memory.base(new Reading(to, 1, 1)));
		});
		Strategies.Outcome outcome = strategies.decide(now, this.memory);
		this.memory = outcome.memory();
		this.limit = outcome.decision().to();
		this.reasons.add(outcome.decision().reason());
	}

}
