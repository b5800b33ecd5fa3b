package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Where a logical connection gets its physical one: a pool, or any other data source.
 */
interface PhysicalSource {

	/**
	 * Opens or borrows a connection.
	 * @param timeoutMillis the longest to wait, or 0 for the source's own limit
	 */
	Connection open(long timeoutMillis) throws SQLException;

	/**
	 * The auto-commit mode of a fresh connection, or {@code null} if it is not known.
	 */
	@Nullable Boolean defaultAutoCommit();

	/**
	 * The isolation level of a fresh connection, or {@link Session#UNKNOWN_ISOLATION}.
	 */
	int defaultIsolation();

	/**
	 * Whether what is known of a fresh session holds for every connection.
	 */
	boolean isTrusted();

	/**
	 * A session was changed in a way that is not understood, on a connection that may be
	 * handed out again.
	 */
	void distrust();

	/**
	 * A connection was handed out.
	 * @param waitedNanos how long it was waited for, from the first request on
	 */
	default void acquired(long waitedNanos) {
	}

	/**
	 * A session was not admitted before its deadline.
	 */
	default void timedOut() {
	}

}
