package dev.tidepool.jdbc;

/**
 * Why a physical connection was closed, as far as it can be told from below the pool,
 * which does not say: what was done to the connection is known, its age is known, and the
 * rest follows from what HikariCP is configured to do at that age.
 */
public enum CloseReason {

	/** The pool was closed. */
	SHUTDOWN,

	/** The connection was lost, aborted, or failed its validation. */
	BROKEN,

	/**
	 * Tidepool or a person wanted it closed: its session could not be put back, or the
	 * pool was evicted through the endpoint.
	 */
	EVICTED,

	/**
	 * It was in the last quarter of its {@code maxLifetime} or beyond, where HikariCP
	 * ends connections.
	 */
	MAX_LIFETIME,

	/** It was intact, younger than that, and older than {@code idleTimeout}. */
	IDLE,

	/** None of these: the application or JMX evicted it, or its setup failed. */
	OTHER;

	/**
	 * Return the reason for a connection to which nothing was done, by its age.
	 * @param ageMillis how long it was open
	 * @param maxLifetimeMillis for how long the pool keeps a connection at most, 0 if for
	 * ever
	 * @param idleTimeoutMillis for how long the pool keeps a connection that is not used,
	 * 0 if for ever
	 * @return the reason
	 */
	static CloseReason ofAge(long ageMillis, long maxLifetimeMillis, long idleTimeoutMillis) {
		// HikariCP 7 takes up to a quarter off, so that connections do not end together
		if (maxLifetimeMillis > 0 && ageMillis >= maxLifetimeMillis - maxLifetimeMillis / 4) {
			return MAX_LIFETIME;
		}
		return (idleTimeoutMillis > 0 && ageMillis >= idleTimeoutMillis) ? IDLE : OTHER;
	}

}
