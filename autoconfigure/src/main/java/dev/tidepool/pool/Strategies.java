package dev.tidepool.pool;

import dev.tidepool.pool.LimitDecision.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a policy for as long as it does good. If its limit turns and turns, or
 * throughput stays below its own baseline at another limit than it had before, the last
 * good limit is frozen and a simpler strategy takes over. A freeze has to prove itself:
 * if it gets no more done, the database has changed, not the limit. After a calm period
 * the next better strategy has another chance. A pure function, as the policy is.
 */
final class Strategies {

	/** How long a frozen limit has to show that it gets more done. */
	private static final int PROOF = 8;

	/** How much more. */
	private static final double BETTER = 1.05;

	private static final int CALM = 600;

	/** Changes below this factor are not worth a move. */
	private static final double WORTH = 1.25;

	private final LimitPolicy full;

	Strategies(LimitPolicy full) {
		this.full = full;
	}

	Outcome decide(PoolSnapshot now, Memory before) {
		Memory memory = before.later();
		if (now.refused() || memory.strategy == Strategy.FULL) {
			return search(now, memory);
		}
		Stability stability = memory.stability.next(now, now.limit());
		memory = memory.with(stability);
		if (memory.proof > 0 && memory.ticks <= PROOF) {
			memory = memory.since(memory.since.plus(now));
			if (memory.ticks == PROOF && memory.since.throughput() < BETTER * memory.proof) {
				return moved(now, memory.origin, Reason.UNSTABLE, memory.lift());
			}
		}
		if (memory.ticks >= CALM) {
			return moved(now, now.limit(), Reason.CALM, memory.enter(memory.strategy.up(), memory.why));
		}
		if (memory.strategy == Strategy.LITTLE && stability.isRestless()) {
			return fall(now, memory, "the limit still changes its direction again and again", 0);
		}
		return moved(now, (memory.strategy == Strategy.LITTLE) ? little(now, memory.frozen) : memory.frozen,
				Reason.FROZEN, memory);
	}

	private Outcome search(PoolSnapshot now, Memory memory) {
		LimitPolicy.Outcome outcome = this.full.decide(now, memory.search);
		Reading base = outcome.memory().base();
		double stands = (base.seconds() > 0) ? base.limit() : now.limit();
		Memory next = memory.search(outcome.memory()).with(memory.stability.next(now, stands));
		if (now.refused()) {
			return new Outcome(outcome.decision(), next.freeze(outcome.decision().to()));
		}
		if (next.stability.isRestless()) {
			return fall(now, next, "the limit changed its direction again and again", 0);
		}
		if (next.stability.isLow()) {
			return fall(now, next, "throughput stayed below its own baseline", next.stability.recent());
		}
		return new Outcome(outcome.decision(), next);
	}

	private static Outcome fall(PoolSnapshot now, Memory memory, String why, double proof) {
		int refuge = Math.max(now.floor(), Math.min(now.highest(), memory.stability.refuge(now.limit())));
		return moved(now, refuge, Reason.UNSTABLE, memory.fall(why, refuge, now.limit(), proof));
	}

	/**
	 * What demand asks for by Little's law, and never more than was good.
	 */
	private static int little(PoolSnapshot now, int frozen) {
		int wanted = (int) Math.max(now.floor(), Math.min(frozen, ElasticityLimitPolicy.staffing(now.demand())));
		boolean worth = wanted > now.limit() || wanted * WORTH < now.limit();
		return worth ? wanted : Math.min(now.limit(), frozen);
	}

	private static Outcome moved(PoolSnapshot now, int to, Reason reason, Memory memory) {
		String signal = memory.why.isEmpty() ? "the last good limit got no more done" : memory.why;
		return new Outcome(new LimitDecision(now.limit(), to, reason, signal), memory);
	}

	/**
	 * A decision, and what is to be remembered of it.
	 *
	 * @param decision the decision
	 * @param memory what goes in at the next one
	 */
	record Outcome(LimitDecision decision, Memory memory) {

	}

	/**
	 * What is remembered between decisions.
	 *
	 * @param strategy the strategy in force
	 * @param why why it is not the first one, or empty
	 * @param ticks decisions since it is in force
	 * @param frozen the limit that is frozen
	 * @param origin the limit before that
	 * @param proof what got done before the freeze, if it has to get more done, else 0
	 * @param since what got done since then
	 * @param search what the policy remembers
	 * @param stability how steady the limit was
	 */
	record Memory(Strategy strategy, String why, int ticks, int frozen, int origin, double proof, Reading since,
			LimitMemory search, Stability stability) {

		static final Memory EMPTY = new Memory(Strategy.FULL, "", 0, 0, 0, 0, Reading.NONE, LimitMemory.EMPTY,
				Stability.EMPTY);

		/**
		 * The limit above which no more got done, if known.
		 */
		@Nullable Integer knee() {
			return this.search.isKneeKnown() ? Integer.valueOf((int) Math.round(this.search.base().limit())) : null;
		}

		private Memory later() {
			return new Memory(this.strategy, this.why, this.ticks + 1, this.frozen, this.origin, this.proof, this.since,
					this.search, this.stability);
		}

		private Memory with(Stability stability) {
			return new Memory(this.strategy, this.why, this.ticks, this.frozen, this.origin, this.proof, this.since,
					this.search, stability);
		}

		private Memory search(LimitMemory search) {
			return new Memory(this.strategy, this.why, this.ticks, this.frozen, this.origin, this.proof, this.since,
					search, this.stability);
		}

		private Memory since(Reading since) {
			return new Memory(this.strategy, this.why, this.ticks, this.frozen, this.origin, this.proof, since,
					this.search, this.stability);
		}

		/**
		 * Another strategy. The search starts anew: its readings are from before.
		 */
		private Memory enter(Strategy strategy, String why) {
			return new Memory(strategy, (strategy == Strategy.FULL) ? "" : why, 0, this.frozen, this.origin, 0,
					Reading.NONE, LimitMemory.EMPTY, this.stability);
		}

		/**
		 * A simpler strategy.
		 * @param limit the limit that is frozen
		 * @param origin the limit before that
		 * @param proof what has to be exceeded, or 0
		 */
		private Memory fall(String why, int limit, int origin, double proof) {
			return new Memory(this.strategy.down(), why, 0, limit, origin, proof, Reading.NONE, this.search,
					this.stability.quieted());
		}

		/**
		 * Back to the search as it was. What was the baseline is none any more.
		 */
		private Memory lift() {
			return new Memory(Strategy.FULL, "", 0, this.frozen, this.origin, 0, Reading.NONE, this.search,
					this.stability.afresh());
		}

		private Memory freeze(int limit) {
			return new Memory(this.strategy, this.why, this.ticks, limit, this.origin, this.proof, this.since,
					this.search, this.stability);
		}

	}

}
