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
	 * Whether the driver is known to let its connections be made read-only. Until then it
	 * is asked at once, so that a refusal reaches who asked for it.
	 */
	boolean acceptsReadOnly();

	/**
	 * The driver let a connection be made read-only.
	 */
	void readOnlyAccepted();

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
	 * Whether {@link #cleanse} is cheap enough to be called when in doubt.
	 */
	default boolean isCleansedCheaply() {
		return false;
	}

	/**
	 * Makes a session forget what an earlier borrower did to sequences, if it would tell.
	 */
	default void forgetSequences(Connection connection) {
	}

	/**
	 * A session was not admitted before its deadline.
	 */
	default void timedOut() {
	}

}
