package dev.tidepool.pool;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import dev.tidepool.pool.LimitDecision.Reason;
import dev.tidepool.pool.PoolSettings.Mode;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Takes a snapshot now and then, asks the policy, moves the gate, and keeps a bounded
 * history of why. Thread-safe.
 */
final class LimitController {

	private static final int HISTORY = 100;

	private final PoolSettings settings;

	private final Gate gate;

	private final PoolCounters counters;

	private final Strategies strategies;

	private final PoolListener listener;

	private final IntSupplier open;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<DatedDecision> history = new ArrayDeque<>();

	private Totals last;

	private Strategies.Memory memory = Strategies.Memory.EMPTY;

	private volatile boolean pinned;

	LimitController(PoolSettings settings, Gate gate, PoolCounters counters, LimitPolicy policy, PoolListener listener,
			IntSupplier open, Clock clock) {
		this.settings = settings;
		this.gate = gate;
		this.counters = counters;
		this.strategies = new Strategies(policy);
		this.listener = listener;
		this.open = open;
		this.clock = clock;
		this.last = totals(System.nanoTime());
	}

	private Totals totals(long now) {
		return Totals.of(this.counters, this.gate.queuedNanos(now), now);
	}

	/**
	 * Looks at what was measured, and moves the limit.
	 * @return what was measured, or {@code null} if no time has passed
	 */
	@Nullable PoolSnapshot tick(long now) {
		this.lock.lock();
		try {
			Totals totals = totals(now);
			PoolSnapshot snapshot = totals.since(this.last, this.settings, this.gate, this.open.getAsInt());
			this.last = totals;
			if (snapshot.seconds() <= 0) {
				return null;
			}
			this.gate.bargingBound(Barging.bound(snapshot));
			if (this.settings.mode() != Mode.FIXED && !this.pinned) {
				Strategies.Outcome outcome = this.strategies.decide(snapshot, this.memory);
				this.memory = outcome.memory();
				apply(outcome.decision(), this.settings.mode() == Mode.ADAPTIVE, snapshot,
						Counterfactual.of(outcome.decision(), snapshot, outcome.memory().search()));
			}
			return snapshot;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void apply(LimitDecision decision, boolean act, @Nullable PoolSnapshot measured,
			@Nullable Counterfactual otherwise) {
		boolean moves = act && decision.moves();
		if (moves) {
			this.gate.limit(decision.to());
		}
		remember(new DatedDecision(this.clock.instant(), 1, moves, decision, decision.reason().rule(), measured,
				otherwise));
		if (moves) {
			this.listener.resized(decision);
		}
	}

	private void remember(DatedDecision fresh) {
		DatedDecision newest = this.history.peekFirst();
		boolean same = newest != null && !fresh.decision().moves() && !newest.decision().moves()
				&& newest.decision().reason() == fresh.decision().reason();
		if (same) {
			this.history.removeFirst();
			this.history.addFirst(new DatedDecision(newest.since(), newest.times() + 1, fresh.applied(),
					fresh.decision(), fresh.rule(), fresh.measured(), fresh.otherwise()));
			return;
		}
		this.history.addFirst(fresh);
		if (this.history.size() > HISTORY) {
			this.history.removeLast();
		}
	}

	void pin(@Nullable Integer limit) {
		if (limit != null && (limit < 1 || limit > this.settings.highestLimit())) {
			throw new IllegalArgumentException(
					"limit (%d) must be between 1 and %d".formatted(limit, this.settings.highestLimit()));
		}
		this.lock.lock();
		try {
			this.pinned = limit != null;
			this.memory = Strategies.Memory.EMPTY;
			if (limit != null) {
				apply(new LimitDecision(this.gate.limit(), limit, Reason.PINNED, "by a person"), true, null, null);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isPinned() {
		return this.pinned;
	}

	/**
	 * Which strategy is in force, and what is known.
	 */
	Strategies.Memory memory() {
		this.lock.lock();
		try {
			return this.memory;
		}
		finally {
			this.lock.unlock();
		}
	}

	List<DatedDecision> history() {
		this.lock.lock();
		try {
			return new ArrayList<>(this.history);
		}
		finally {
			this.lock.unlock();
		}
	}

	private record Totals(long at, long completions, long heldNanos, long waitedNanos, long queuedNanos,
			long refusals) {

		static Totals of(PoolCounters counters, long queuedNanos, long now) {
			return new Totals(now, counters.holds.count(), counters.holds.nanos(), counters.waitedNanos.sum(),
					queuedNanos, counters.refusals.sum());
		}

		PoolSnapshot since(Totals before, PoolSettings settings, Gate gate, int open) {
			return new PoolSnapshot((this.at - before.at) / 1e9, gate.limit(), settings.floor(),
					settings.highestLimit(), gate.active(), gate.waiting(), this.completions - before.completions,
					(this.heldNanos - before.heldNanos) / 1e9, (this.waitedNanos - before.waitedNanos) / 1e9,
					(this.queuedNanos - before.queuedNanos) / 1e9, open, this.refusals > before.refusals);
		}

	}

}
