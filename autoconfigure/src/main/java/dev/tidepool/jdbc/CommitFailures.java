package dev.tidepool.jdbc;

import java.sql.SQLException;

import dev.tidepool.jdbc.ConnectionListener.CommitOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Tells a commit that the database refused from one whose fate is not known.
 */
final class CommitFailures {

	private CommitFailures() {
	}

	/**
	 * Judges by the class of the SQLState: a constraint (23), an invalid transaction
	 * state (25) or a rollback (40, but not 40003, which says that completion is unknown)
	 * come from a database that answered.
	 */
	static CommitOutcome outcomeOf(SQLException failure) {
		@Nullable String state = failure.getSQLState();
		if (state == null && failure.getClass().getName().startsWith("org.sqlite.")) {
			// It has no SQLStates, but runs in this process: its answer is not lost
			return CommitOutcome.REFUSED;
		}
		if (state == null || state.equals("40003")) {
			return CommitOutcome.UNKNOWN;
		}
		boolean refused = state.startsWith("23") || state.startsWith("25") || state.startsWith("40");
		return refused ? CommitOutcome.REFUSED : CommitOutcome.UNKNOWN;
	}

}
