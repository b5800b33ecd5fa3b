package dev.tidepool.benchmarks.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How a write reaches the database.
 */
enum Manner {

	/** By a statement that says so. */
	PLAIN {
		@Override
		Statement statement(Connection connection, Server server) throws SQLException {
			return connection.createStatement();
		}
	},

	/** By a statement whose text does not show that it writes. */
	HIDDEN {
		@Override
		Statement statement(Connection connection, Server server) throws SQLException {
			return connection.createStatement();
		}

		@Override
		String text(String update, Server server) {
			return server.hidden(update);
		}
	},

	/** Past everything, by the driver's own connection. */
	UNWRAPPED {
		@Override
		Statement statement(Connection connection, Server server) throws SQLException {
			return connection.unwrap(server.driver()).createStatement();
		}
	};

	abstract Statement statement(Connection connection, Server server) throws SQLException;

	String text(String update, Server server) {
		return update;
	}

}
