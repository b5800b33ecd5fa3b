package dev.tidepool.jdbc;

import java.sql.SQLException;
import java.util.Set;

import dev.tidepool.jdbc.ConnectionListener.CommitOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Tells a commit that the database refused from one whose fate is not known.
 */
final class CommitFailures {

	/** SQLite's: somebody reads or writes, or a constraint was deferred. */
	private static final Set<Integer> SQLITE_REFUSALS = Set.of(5, 6, 19);

	private CommitFailures() {
	}

	/**
	 * Judges by the class of the SQLState: a constraint (23), an invalid transaction
	 * state (25) or a rollback (40, but not 40003, which says that completion is unknown)
	 * come from a database that answered.
	 */
	static CommitOutcome outcomeOf(SQLException failure) {
		@Nullable String state = failure.getSQLState();
		if (state == null && isRefusedBySqlite(failure)) {
			return CommitOutcome.REFUSED;
		}
		if (state == null || state.equals("40003")) {
			return CommitOutcome.UNKNOWN;
		}
		boolean refused = state.startsWith("23") || state.startsWith("25") || state.startsWith("40");
		return refused ? CommitOutcome.REFUSED : CommitOutcome.UNKNOWN;
	}

	/**
	 * SQLite has no SQLStates. It runs in this process, so that its answer is not lost.
	 */
	private static boolean isRefusedBySqlite(SQLException failure) {
		return failure.getClass().getName().startsWith("org.sqlite.")
				&& SQLITE_REFUSALS.contains(failure.getErrorCode());
	}

}
