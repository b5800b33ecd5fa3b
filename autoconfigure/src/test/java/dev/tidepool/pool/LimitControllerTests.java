package dev.tidepool.pool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.pool.LimitDecision.Reason;
import dev.tidepool.pool.PoolSettings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link LimitController}.
 */
class LimitControllerTests {

	private static final long SECOND = 1_000_000_000L;

	private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");

	private final Gate gate = new Gate(10);

	private final PoolCounters counters = new PoolCounters();

	private final List<PoolSnapshot> snapshots = new ArrayList<>();

	private final List<LimitDecision> heard = new ArrayList<>();

	private PoolListener listener = new PoolListener() {

		@Override
		public void resized(LimitDecision decision) {
			LimitControllerTests.this.heard.add(decision);
		}

	};

	private long now = System.nanoTime() + SECOND;

	@Test
	void movesTheGateAndTellsWhy() {
		LimitController controller = controller(Mode.ADAPTIVE, this::oneMore);
		tick(controller);
		assertThat(this.gate.limit()).isEqualTo(11);
		assertThat(controller.history()).singleElement()
			.isEqualTo(new DatedDecision(NOW, 1, true, new LimitDecision(10, 11, Reason.TRIAL_UP, "test"),
					Reason.TRIAL_UP.rule(), this.snapshots.get(0), null));
		assertThat(this.heard).containsExactly(new LimitDecision(10, 11, Reason.TRIAL_UP, "test"));
	}

	@Test
	void measuresWhatHappenedSinceTheLastLook() {
		LimitController controller = controller(Mode.ADAPTIVE, this::same);
		this.counters.leased(SECOND / 2);
		this.counters.completed(SECOND);
		this.counters.completed(SECOND);
		this.counters.refusals.increment();
		tick(controller);
		tick(controller);
		PoolSnapshot second = this.snapshots.get(1);
		PoolSnapshot first = this.snapshots.get(0);
		assertThat(first.completions()).isEqualTo(2);
		assertThat(first.heldSeconds()).isEqualTo(2);
		assertThat(first.waitedSeconds()).isEqualTo(0.5);
		assertThat(first.refused()).isTrue();
		assertThat(first.limit()).isEqualTo(10);
		assertThat(first.floor()).isEqualTo(2);
		assertThat(first.highest()).isEqualTo(199);
		assertThat(second.seconds()).isEqualTo(1);
		assertThat(second.completions()).isZero();
		assertThat(second.heldSeconds()).isZero();
		assertThat(second.refused()).isFalse();
	}

	@Test
	void aDecisionKeepsItsFiguresAndTheOtherWay() {
		LimitController controller = controller(Mode.ADAPTIVE, this::oneMore);
		tick(controller);
		for (int i = 0; i < 20; i++) {
			this.counters.leased(SECOND / 10);
			this.counters.completed(SECOND / 4);
		}
		tick(controller);
		assertThat(controller.history().get(0)).satisfies((dated) -> {
			assertThat(dated.measured()).isEqualTo(this.snapshots.get(1));
			assertThat(dated.otherwise()).isNotNull();
			assertThat(dated.otherwise().limit()).isEqualTo(11);
			assertThat(dated.otherwise().throughput()).isEqualTo(20);
			assertThat(dated.otherwise().waitMillis()).isCloseTo(100, within(1e-6));
		});
	}

	@Test
	void ofEqualDecisionsTheFiguresOfTheLastAreKept() {
		LimitController controller = controller(Mode.ADAPTIVE, this::same);
		tick(controller);
		this.counters.completed(SECOND);
		tick(controller);
		assertThat(controller.history()).singleElement().satisfies((dated) -> {
			assertThat(dated.times()).isEqualTo(2);
			assertThat(dated.measured()).isEqualTo(this.snapshots.get(1));
		});
	}

	@Test
	void adviseDecidesButDoesNotAct() {
		LimitController controller = controller(Mode.ADVISE, this::oneMore);
		tick(controller);
		assertThat(this.gate.limit()).isEqualTo(10);
		assertThat(this.heard).isEmpty();
		assertThat(controller.history()).singleElement().satisfies((dated) -> {
			assertThat(dated.applied()).isFalse();
			assertThat(dated.decision().to()).isEqualTo(11);
		});
	}

	@Test
	void fixedDoesNotEvenLook() {
		LimitController controller = controller(Mode.FIXED, this::oneMore);
		tick(controller);
		assertThat(this.gate.limit()).isEqualTo(10);
		assertThat(this.snapshots).isEmpty();
		assertThat(controller.history()).isEmpty();
	}

	@Test
	void theStrategyInForceIsKnown() {
		LimitController controller = controller(Mode.ADAPTIVE, this::restless);
		assertThat(controller.memory().strategy()).isEqualTo(Strategy.FULL);
		for (int i = 0; i < 60; i++) {
			tick(controller);
		}
		assertThat(controller.memory().strategy()).isNotEqualTo(Strategy.FULL);
		assertThat(controller.memory().why()).isNotEmpty();
		assertThat(controller.history())
			.anySatisfy((dated) -> assertThat(dated.decision().signal()).isEqualTo(controller.memory().why()));
	}

	@Test
	void equalDecisionsInARowAreOneEntry() {
		LimitController controller = controller(Mode.ADAPTIVE, this::same);
		for (int i = 0; i < 500; i++) {
			tick(controller);
		}
		assertThat(controller.history()).singleElement().satisfies((dated) -> {
			assertThat(dated.times()).isEqualTo(500);
			assertThat(dated.applied()).isFalse();
			assertThat(dated.decision().reason()).isEqualTo(Reason.ENOUGH);
		});
	}

	@Test
	void onlyTheLast100DecisionsAreKeptNewestFirst() {
		LimitController controller = controller(Mode.ADAPTIVE, this::oneMore);
		for (int i = 0; i < 150; i++) {
			tick(controller);
		}
		assertThat(this.gate.limit()).isEqualTo(160);
		List<DatedDecision> history = controller.history();
		assertThat(history).hasSize(100);
		assertThat(history.get(0).decision().to()).isEqualTo(160);
		assertThat(history.get(99).decision().to()).isEqualTo(61);
	}

	@Test
	void aPinnedLimitStaysUntilItIsReleased() {
		LimitController controller = controller(Mode.ADAPTIVE, this::oneMore);
		controller.pin(3);
		tick(controller);
		assertThat(controller.isPinned()).isTrue();
		assertThat(this.gate.limit()).isEqualTo(3);
		assertThat(controller.history()).singleElement().satisfies((dated) -> {
			assertThat(dated.decision().reason()).isEqualTo(Reason.PINNED);
			assertThat(dated.measured()).isNull();
			assertThat(dated.otherwise()).isNull();
		});
		controller.pin(null);
		assertThat(controller.isPinned()).isFalse();
		assertThat(this.gate.limit()).isEqualTo(3);
		tick(controller);
		assertThat(this.gate.limit()).isEqualTo(4);
	}

	@Test
	void whatHappenedWhilePinnedIsNotTakenForTheFirstIntervalAfter() {
		LimitController controller = controller(Mode.ADAPTIVE, this::same);
		controller.pin(3);
		this.counters.completed(SECOND);
		tick(controller);
		controller.pin(null);
		tick(controller);
		assertThat(this.snapshots).singleElement().satisfies((snapshot) -> assertThat(snapshot.completions()).isZero());
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 200 })
	void refusesToPinBeyondTheBounds(int limit) {
		LimitController controller = controller(Mode.ADAPTIVE, this::same);
		assertThatIllegalArgumentException().isThrownBy(() -> controller.pin(limit))
			.withMessage("limit (" + limit + ") must be between 1 and 199");
		assertThat(controller.isPinned()).isFalse();
		assertThat(this.gate.limit()).isEqualTo(10);
	}

	@Test
	void aClockThatStandsStillDecidesNothing() {
		LimitController controller = controller(Mode.ADAPTIVE, this::oneMore);
		tick(controller);
		controller.tick(this.now);
		assertThat(this.snapshots).hasSize(1);
	}

	@Test
	void whatAListenerThrowsLeavesTheMoveOnRecordAndTheNextOnePossible() {
		this.listener = new PoolListener() {

			@Override
			public void resized(LimitDecision decision) {
				throw new IllegalStateException("planted");
			}

		};
		LimitController controller = controller(Mode.ADAPTIVE, this::oneMore);
		assertThatIllegalStateException().isThrownBy(() -> tick(controller));
		assertThatIllegalStateException().isThrownBy(() -> tick(controller));
		assertThat(this.gate.limit()).isEqualTo(12);
		assertThat(controller.history()).hasSize(2);
	}

	private void tick(LimitController controller) {
		this.now += SECOND;
		controller.tick(this.now);
	}

	private LimitController controller(Mode mode, LimitPolicy policy) {
		PoolSettings settings = new PoolSettings(mode, 2, 200, Duration.ofSeconds(1), 10);
		return new LimitController(settings, this.gate, this.counters, policy, this.listener, () -> 7,
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private LimitPolicy.Outcome oneMore(PoolSnapshot snapshot, LimitMemory memory) {
		this.snapshots.add(snapshot);
		int limit = snapshot.limit();
		return new LimitPolicy.Outcome(new LimitDecision(limit, limit + 1, Reason.TRIAL_UP, "test"), memory);
	}

	private LimitPolicy.Outcome restless(PoolSnapshot snapshot, LimitMemory memory) {
		this.snapshots.add(snapshot);
		int to = (this.snapshots.size() % 2 == 0) ? 8 : 12;
		return new LimitPolicy.Outcome(new LimitDecision(snapshot.limit(), to, Reason.MEASURING, "test"),
				memory.base(new Reading(to, 1, 1)));
	}

	private LimitPolicy.Outcome same(PoolSnapshot snapshot, LimitMemory memory) {
		this.snapshots.add(snapshot);
		int limit = snapshot.limit();
		return new LimitPolicy.Outcome(new LimitDecision(limit, limit, Reason.ENOUGH, "test"), memory);
	}

}
