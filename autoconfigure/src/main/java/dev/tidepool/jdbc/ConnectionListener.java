package dev.tidepool.jdbc;

/**
 * Hears of the life of logical connections and their transactions. Called on the thread
 * that uses the connection; must not block.
 */
public interface ConnectionListener {

	/**
	 * A commit is about to be sent. Always followed by {@link #afterCommit}.
	 * @param session the session with what it wrote
	 */
	default void beforeCommit(Session session) {
	}

	/**
	 * A commit ended.
	 * @param session the session, still with what it wrote
	 * @param outcome what became of it
	 */
	default void afterCommit(Session session, CommitOutcome outcome) {
	}

	/**
	 * A transaction was rolled back.
	 * @param session the session, still with what it had written
	 */
	default void afterRollback(Session session) {
	}

	/**
	 * A transaction was rolled back to a savepoint, or that was tried in vain.
	 * @param session the session, still with all that it had written
	 */
	default void afterPartialRollback(Session session) {
	}

	/**
	 * The application closed its connection. Not told of one that never asked for a
	 * connection to the database.
	 * @param session the session
	 */
	default void onClose(Session session) {
	}

	/**
	 * What became of a commit.
	 */
	enum CommitOutcome {

		/** The database confirmed it. */
		COMMITTED,

		/** The database refused it and rolled back. */
		REFUSED,

		/** The connection was lost on the way: nobody here can tell. */
		UNKNOWN

	}

}
