package dev.tidepool.jdbc;

/**
 * Hears of physical connections as they come and go. Called on the pool's own threads;
 * only {@link #beforeCreate} may block. Thread-safe.
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
	 * A connection was closed.
	 * @param reason why, as far as it can be told
	 */
	default void closed(CloseReason reason) {
	}

}
