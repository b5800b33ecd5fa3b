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

		/** Sessions wait: more are let in, to see whether more gets done. */
		WAITING,

		/** More were let in, and more got done. */
		GAIN,

		/** More were let in, and no more got done. */
		NO_GAIN,

		/** The limit is as high as it may be. */
		AT_CEILING,

		/** The server refused a connection. */
		REFUSED,

		/** A person pinned the limit. */
		PINNED

	}

}
