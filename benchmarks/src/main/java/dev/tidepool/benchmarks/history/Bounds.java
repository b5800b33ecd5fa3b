package dev.tidepool.benchmarks.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Random;

/**
 * How a client tells the database where its transactions begin and end.
 */
enum Bounds {

	/** By what JDBC has for it. */
	CALLS {
		@Override
		void begin(Connection connection) throws SQLException {
			connection.setAutoCommit(false);
		}

		@Override
		Undo savepoint(Connection connection) throws SQLException {
			Savepoint savepoint = connection.setSavepoint();
			return () -> connection.rollback(savepoint);
		}

		@Override
		void commit(Connection connection, Random random) throws SQLException {
			if (random.nextInt(8) == 0) {
				connection.setAutoCommit(true);
			}
			else {
				connection.commit();
			}
		}

		@Override
		void rollBack(Connection connection) throws SQLException {
			if (!connection.getAutoCommit()) {
				connection.rollback();
			}
		}

		@Override
		void end(Connection connection) throws SQLException {
			connection.setAutoCommit(true);
		}
	},

	/** By statements; the connection stays in auto-commit as far as JDBC knows. */
	TEXTS {
		@Override
		void begin(Connection connection) throws SQLException {
			execute(connection, "begin");
		}

		@Override
		Undo savepoint(Connection connection) throws SQLException {
			execute(connection, "savepoint here");
			return () -> execute(connection, "rollback to savepoint here");
		}

		@Override
		void commit(Connection connection, Random random) throws SQLException {
			execute(connection, "commit");
		}

		@Override
		void rollBack(Connection connection) throws SQLException {
			execute(connection, "rollback");
		}

		@Override
		void end(Connection connection) {
			// It has ended, one way or the other
		}
	},

	/** A transaction of JDBC's that a statement ends. */
	MIXED {
		@Override
		void begin(Connection connection) throws SQLException {
			CALLS.begin(connection);
		}

		@Override
		Undo savepoint(Connection connection) throws SQLException {
			return CALLS.savepoint(connection);
		}

		@Override
		void commit(Connection connection, Random random) throws SQLException {
			TEXTS.commit(connection, random);
		}

		@Override
		void rollBack(Connection connection) throws SQLException {
			TEXTS.rollBack(connection);
		}

		@Override
		void end(Connection connection) throws SQLException {
			CALLS.end(connection);
		}
	};

	abstract void begin(Connection connection) throws SQLException;

	/**
	 * Sets a savepoint.
	 * @return the way back to it
	 */
	abstract Undo savepoint(Connection connection) throws SQLException;

	abstract void commit(Connection connection, Random random) throws SQLException;

	abstract void rollBack(Connection connection) throws SQLException;

	/**
	 * The transaction is over; the connection is as it was before.
	 */
	abstract void end(Connection connection) throws SQLException;

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * The way back to a savepoint.
	 */
	@FunctionalInterface
	interface Undo {

		void run() throws SQLException;

	}

}
