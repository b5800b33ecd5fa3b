package dev.tidepool.pool;

/**
 * What a policy made of a snapshot.
 *
 * @param from the limit before
 * @param to the limit from now on
 * @param reason why
 * @param signal what was measured, in words
 */
public record LimitDecision(int from, int to, Reason reason, String signal) {

	/**
	 * Whether the limit moves.
	 * @return {@code true} if it does
	 */
	public boolean moves() {
		return this.from != this.to;
	}

	/**
	 * Which way the limit moves.
	 * @return {@code up}, {@code down} or {@code none}
	 */
	public String direction() {
		return (this.to > this.from) ? "up" : (this.to < this.from) ? "down" : "none";
	}

	/**
	 * Why a limit is what it is.
	 */
	public enum Reason {

		/** Too little was measured yet. */
		WARM_UP("Until enough sessions have ended, the limit stays"),

		/** Nobody waits: the limit does not matter. */
		ENOUGH("While hardly anybody waits, the limit stays: it holds nobody up"),

		/** Sessions wait now and then: the limit follows what demand asks for. */
		DEMAND("Where sessions wait now and then, the limit rises towards what demand asks for by square-root staffing"),

		/** What a limit gets done is being measured. */
		MEASURING("What a limit gets done is measured until it can be told from chance, and after a trial once more"),

		/** Sessions wait: more are let in, to see whether more gets done. */
		TRIAL_UP("Where somebody waits nearly all the time, more are let in to see whether more gets done"),

		/** Fewer are let in, to see whether as much gets done. */
		TRIAL_DOWN("Where more at work got no more done, fewer are let in to see whether as much gets done"),

		/** The trial got more done, or as much with fewer sessions. */
		GAIN("A trial that got more done, or as much with fewer sessions, is kept"),

		/** The trial brought nothing. */
		NO_GAIN("A trial that brought nothing is given up"),

		/** Throughput or the limit moved too much for a trial to say anything. */
		UNSTABLE("Where throughput moves by itself, or the limit turns and turns, trials say nothing and end"),

		/** Much less gets done than before at the same limit. */
		SLOWDOWN("Where much less gets done at the same limit, or sessions take much longer, fewer are tried"),

		/** Sessions wait, and more of them at work would get no more done. */
		DB_BOUND("Where neither more nor fewer at work got more done, the limit stays"),

		/** The limit is as high as it may be. */
		AT_CEILING("The limit never rises above the most connections, less one for threads that hold one already"),

		/** The server refused a connection. */
		REFUSED("Where the server refuses a connection, the limit falls below what is open"),

		/** The search did no good: the last good limit is frozen. */
		FROZEN("Where the search did no good, the last good limit stays until things have been calm for a while"),

		/** Things have been calm: the search may try again. */
		CALM("After a calm while, the next better strategy may try again"),

		/** A person pinned the limit. */
		PINNED("What a person pins, stays until it is released");

		private final String rule;

		Reason(String rule) {
			this.rule = rule;
		}

		/**
		 * Return the rule that decides so.
		 * @return a sentence for a person
		 */
		public String rule() {
			return this.rule;
		}

	}

}
