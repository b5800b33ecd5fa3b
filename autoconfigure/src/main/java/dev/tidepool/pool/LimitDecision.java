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
		WARM_UP,

		/** Nobody waits: the limit does not matter. */
		ENOUGH,

		/** Sessions wait now and then: the limit follows what demand asks for. */
		DEMAND,

		/** What a limit gets done is being measured. */
		MEASURING,

		/** Sessions wait: more are let in, to see whether more gets done. */
		TRIAL_UP,

		/** Fewer are let in, to see whether as much gets done. */
		TRIAL_DOWN,

		/** The trial got more done, or as much with fewer sessions. */
		GAIN,

		/** The trial brought nothing. */
		NO_GAIN,

		/** Throughput or the limit moved too much for a trial to say anything. */
		UNSTABLE,

		/** Much less gets done than before at the same limit. */
		SLOWDOWN,

		/** Sessions wait, and more of them at work would get no more done. */
		DB_BOUND,

		/** The limit is as high as it may be. */
		AT_CEILING,

		/** The server refused a connection. */
		REFUSED,

		/** The search did no good: the last good limit is frozen. */
		FROZEN,

		/** Things have been calm: the search may try again. */
		CALM,

		/** A person pinned the limit. */
		PINNED

	}

}
