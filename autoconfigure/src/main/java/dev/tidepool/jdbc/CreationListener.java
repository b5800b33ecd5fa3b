package dev.tidepool.jdbc;

/**
 * Hears of physical connections as they come and go. Called on the pool's own threads;
 * only {@link #beforeCreate} and {@link #triesAgain} may block. Thread-safe.
 */
public interface CreationListener {

	/** Hears nothing. */
	CreationListener NONE = new CreationListener() {
	};

	/**
	 * A connection is about to be opened; the call may be held up to pace creation.
	 */
	default void beforeCreate() {
	}

	/**
	 * A connection was opened.
	 * @param nanos how long it took, in nanoseconds
	 */
	default void created(long nanos) {
	}

	/**
	 * A connection could not be opened.
	 * @param nanos how long the attempt took, in nanoseconds
	 * @param failure what the driver threw
	 */
	default void failed(long nanos, Throwable failure) {
	}

	/**
	 * Whether a failed attempt is made once more within the same creation, so that the
	 * pool does not back off for seconds from a server that is there again in one. The
	 * call may be held up until it is time.
	 * @param nanos how long this creation has taken so far, in nanoseconds
	 * @param failure what the driver threw
	 * @return {@code true} to try again
	 */
	default boolean triesAgain(long nanos, Throwable failure) {
		return false;
	}

	/**
	 * A connection was closed.
	 * @param reason why, as far as it can be told
	 */
	default void closed(CloseReason reason) {
	}

}
