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
	 * @param admission knows how long that may take
	 * @param asked what the admission returned
	 */
	Connection open(Admission admission, long asked) throws SQLException;

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
	 * Sees to it that a connection is not used again once it is given back.
	 */
	default void discard(Connection connection) {
	}

	/**
	 * Puts a session back that was changed in ways that are not understood, before its
	 * connection is given back.
	 * @return whether it is as it was when the connection was opened
	 */
	default boolean cleanse(Connection connection) {
		return false;
	}

	/**
	 * A session was not admitted before its deadline.
	 */
	default void timedOut() {
	}

}
