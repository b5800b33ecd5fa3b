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

	/**
	 * Waits until the session may take a connection. Every return is followed by exactly
	 * one {@link #release}.
	 * @param first what is known of the statement that needs the connection, if it is a
	 * statement
	 * @param nested whether the thread holds a connection already, of any pool: such a
	 * one must not wait for a permit, or threads could wait for one another
	 * @return the milliseconds that remain for the pool to hand out a connection, or 0 if
	 * the pool's own timeout holds
	 * @throws SQLException if the deadline passed, as HikariCP would throw it
	 */
	long admit(@Nullable StatementFacts first, boolean nested) throws SQLException;

	/**
	 * The physical connection was handed out.
	 * @param waitedNanos how long the session waited for permit and connection together
	 */
	void leased(long waitedNanos);

	/**
	 * The session gave its connection back, or got none.
	 * @param nested what was said to {@link #admit}
	 * @param heldNanos how long it held the connection, or -1 if it got none
	 */
	void release(boolean nested, long heldNanos);

	/**
	 * Return the sessions that wait to be admitted.
	 * @return the number
	 */
	default int waiting() {
		return 0;
	}

}
