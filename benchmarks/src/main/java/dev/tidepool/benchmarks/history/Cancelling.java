package dev.tidepool.benchmarks.history;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Cancels a statement now and then, somewhere on its way.
 */
final class Cancelling {

	private static final int STATEMENTS_PER_CANCEL = 400;

	private Cancelling() {
	}

	static void now(History history, Random random, Statement statement) {
		if (random.nextInt(STATEMENTS_PER_CANCEL) != 0) {
			return;
		}
		try {
			history.canceller().schedule(() -> cancel(statement), random.nextInt(500), TimeUnit.MICROSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The history is over
		}
	}

	/**
	 * Does what has to be done. A cancel that came late may have met it: then again.
	 */
	static void inSpiteOf(Action action) throws SQLException {
		try {
			action.run();
		}
		catch (SQLException ex) {
			action.run();
		}
	}

	private static void cancel(Statement statement) {
		try {
			statement.cancel();
		}
		catch (SQLException ex) {
			// It was closed already
		}
	}

	/**
	 * Something that does no harm twice.
	 */
	@FunctionalInterface
	interface Action {

		void run() throws SQLException;

	}

}
