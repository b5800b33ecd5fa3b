package dev.tidepool.pool;

import dev.tidepool.jdbc.CloseReason;

/**
 * Hears what happens at a pool now and then; times in nanoseconds. Must not block.
 * Thread-safe.
 */
public interface PoolListener {

	/** Hears nothing. */
	PoolListener NONE = new PoolListener() {
	};

	/**
	 * A session got no connection before its deadline.
	 */
	default void timedOut() {
	}

	/**
	 * A physical connection was opened.
	 * @param nanos how long that took
	 */
	default void established(long nanos) {
	}

	/**
	 * A physical connection was closed.
	 * @param reason why, as far as it can be told
	 */
	default void closed(CloseReason reason) {
	}

	/**
	 * The limit was moved.
	 * @param decision the decision that moved it
	 */
	default void resized(LimitDecision decision) {
	}

}
