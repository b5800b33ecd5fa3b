package dev.tidepool.cache;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

import dev.tidepool.jdbc.QueryExecution;
import org.jspecify.annotations.Nullable;

/**
 * Tells a statement that the database refused from one whose fate is not known.
 */
final class WriteFailures {

	private WriteFailures() {
	}

	/**
	 * Whether the database may still do, or have done, what the failed execution asked
	 * for. Not so if it was never sent, or if the database answered.
	 */
	static boolean isUnknown(QueryExecution execution) {
		Throwable failure = execution.failure();
		if (failure == null || !execution.isSent()) {
			return false;
		}
		return !(failure instanceof SQLException exception) || isUnknown(exception);
	}

	/**
	 * Judges by SQLState: 08 is a lost connection, 40003 says so itself, and with 57P01
	 * to 57P03 PostgreSQL ends a session, maybe after the commit.
	 */
	private static boolean isUnknown(SQLException failure) {
		if (failure instanceof SQLRecoverableException || failure instanceof SQLNonTransientConnectionException
				|| failure instanceof SQLTransientConnectionException) {
			return true;
		}
		@Nullable String state = failure.getSQLState();
		return state != null && (state.startsWith("08") || state.equals("40003") || state.startsWith("57P"));
	}

}
