package dev.tidepool.jdbc;

import java.sql.SQLException;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a session may take a physical connection. Thread-safe.
 */
public interface Admission {

	/** Admits everyone at once. */
	Admission OPEN = new OpenAdmission();

	/** The session was admitted at once, and a connection lies ready for it. */
	long AT_ONCE = 0;

	/**
	 * Return whom a session has to ask, which may depend on what it is about to do.
	 * Whoever is asked is also told what becomes of the session.
	 * @param first what is known of the statement that needs the connection, if it is a
	 * statement
	 * @return the admission to use
	 */
	default Admission forSession(@Nullable StatementFacts first) {
		return this;
	}

	/**
	 * Waits until the session may take a connection. Every return is followed by exactly
	 * one {@link #release}.
	 * @param first what is known of the statement that needs the connection, if it is a
	 * statement
	 * @param nested whether the thread holds a connection already, of any pool: such a
	 * one must not wait for a permit, or threads could wait for one another
	 * @return when the session began to wait, as {@link System#nanoTime()} has it, or
	 * {@link #AT_ONCE}
	 * @throws SQLException if the deadline passed, as HikariCP would throw it
	 */
	long admit(@Nullable StatementFacts first, boolean nested) throws SQLException;

	/**
	 * Return how long the pool may take to hand out a connection.
	 * @param asked what {@link #admit} returned
	 * @return the milliseconds that remain of the deadline, or 0 if the pool's own limit
	 * holds
	 */
	long remainingMillis(long asked);

	/**
	 * The physical connection was handed out.
	 * @param waitedNanos how long the session waited for permit and connection together
	 */
	void leased(long waitedNanos);

	/**
	 * The deadline passed, at {@link #admit} or after it in the pool.
	 */
	default void timedOut() {
	}

	/**
	 * The session gave its connection back, or got none.
	 * @param nested what was said to {@link #admit}
	 * @param heldNanos how long it held the connection, or -1 if it got none
	 */
	void release(boolean nested, long heldNanos);

	/**
	 * Whether a session more would be admitted at once, and nobody waits.
	 * @return {@code true} if so, at this moment
	 */
	default boolean hasIdlePermit() {
		return true;
	}

	/**
	 * Return the sessions that wait to be admitted.
	 * @return the number
	 */
	default int waiting() {
		return 0;
	}

}
