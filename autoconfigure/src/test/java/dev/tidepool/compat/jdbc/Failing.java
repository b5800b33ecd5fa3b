package dev.tidepool.compat.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.compat.Database;
import dev.tidepool.compat.Scene;
import dev.tidepool.compat.Transcript;

/**
 * What goes wrong, each for itself, in batches and in transactions.
 */
final class Failing extends Part {

	Failing(Scene scene) {
		super(scene);
	}

	@Override
	void run() {
		fails("duplicate key", (connection) -> update(connection, INSERT, "full", 1));
		fails("null where none may be", (connection) -> update(connection, INSERT, null, 1));
		fails("missing parent",
				(connection) -> update(connection, "insert into book (author_id, title) values (99, 'Lost')"));
		fails("parent with children", (connection) -> update(connection, "delete from author where id = 1"));
		attempt("too long", (connection) -> update(connection, INSERT, "x".repeat(51), 1));
		fails("bad grammar", (connection) -> rows(connection, "selekt 1"));
		fails("bad grammar by text", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				return statement.executeQuery("select * form item");
			}
		});
		fails("no such table", (connection) -> rows(connection, "select * from nowhere"));
		fails("no such column", (connection) -> rows(connection, "select nothing from item"));
		fails("no such label", (connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(ALL)) {
				rows.next();
				return rows.getString("nothing");
			}
		});
		attempt("missing parameter", (connection) -> rows(connection, "select * from item where id = ?"));
		attempt("parameter too many", (connection) -> rows(connection, "select * from item where id = ?", 1, 2));
		attempt("no number", (connection) -> rows(connection, "select id from item where id = cast(? as int)", "abc"));
		attempt("division by zero", (connection) -> rows(connection, "select 1 / (id - id) from item where id = 1"));
		attempt("query that is none", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				return rows(statement.executeQuery("update item set version = version + 1 where id = 1"));
			}
		});
		attempt("update that is none", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				return statement.executeUpdate(ALL);
			}
		});
		attempt("no text", (connection) -> connection.prepareStatement(null));
		attempt("empty text", (connection) -> rows(connection, ""));
		batches();
		closed();
		transactions();
	}

	private void batches() {
		fails("duplicate in batch", (connection) -> batch(connection, "b1", "full", "b2"));
		fails("duplicate in batch in transaction",
				(connection) -> transaction(connection, (same) -> batch(same, "b3", "full", "b4")));
		fails("duplicate in batch of texts", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.addBatch("insert into item (name) values ('b5')");
				statement.addBatch("insert into item (name) values ('b5')");
				statement.addBatch("insert into item (name) values ('b6')");
				return statement.executeBatch();
			}
		});
		step("after failed batches", (connection) -> rows(connection, "select name from item order by id"));
	}

	private static Object batch(Connection connection, String... names) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
			for (String name : names) {
				bind(statement, name, 1);
				statement.addBatch();
			}
			return statement.executeBatch();
		}
	}

	private void closed() {
		scene().step("closed connection", () -> {
			Connection connection = scene().dataSource().getConnection();
			PreparedStatement statement = connection.prepareStatement("select id from item where id = ?");
			statement.setInt(1, 1);
			ResultSet rows = statement.executeQuery();
			connection.close();
			List<Object> seen = new ArrayList<>(
					List.of(connection.isClosed(), statement.isClosed(), rows.isClosed(), connection.isValid(1)));
			connection.close();
			statement.close();
			seen.add(failureOf(connection::createStatement));
			seen.add(failureOf(connection::commit));
			seen.add(failureOf(() -> connection.prepareStatement(ALL)));
			return seen;
		});
		step("closed statement", (connection) -> {
			PreparedStatement statement = connection.prepareStatement("select id from item where id = ?");
			statement.setInt(1, 1);
			ResultSet rows = statement.executeQuery();
			statement.close();
			statement.close();
			return List.of(statement.isClosed(), rows.isClosed(), failureOf(rows::next),
					failureOf(statement::executeQuery), failureOf(() -> statement.setInt(1, 2)));
		});
		attempt("rows of an earlier execution", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(ALL)) {
				ResultSet first = statement.executeQuery();
				first.next();
				ResultSet second = statement.executeQuery();
				return List.of(first.isClosed(), second.next(), failureOf(first::next));
			}
		});
		step("closed on completion", (connection) -> {
			Statement statement = connection.createStatement();
			statement.closeOnCompletion();
			boolean known = statement.isCloseOnCompletion();
			ResultSet rows = statement.executeQuery(COUNT);
			rows.next();
			rows.close();
			return List.of(known, statement.isClosed());
		});
	}

	private static Object failureOf(Action action) {
		try {
			action.run();
			return "none";
		}
		catch (Exception ex) {
			return Transcript.failure(ex);
		}
	}

	private void transactions() {
		attempt("statement after failure", (connection) -> transaction(connection, (same) -> {
			try {
				update(same, INSERT, "full", 1);
			}
			catch (SQLException ex) {
				return count(same);
			}
			return null;
		}));
		fails("commit in auto-commit", (connection) -> {
			connection.setAutoCommit(true);
			connection.commit();
			throw new IllegalStateException("commit was allowed");
		});
		attempt("roll back in auto-commit", (connection) -> {
			connection.setAutoCommit(true);
			connection.rollback();
			return null;
		});
		// SQLite's driver begins a transaction that the pool does not know of
		if (!isOn(Database.SQLITE)) {
			attempt("savepoint in auto-commit", (connection) -> {
				connection.setAutoCommit(true);
				connection.setSavepoint();
				return null;
			});
		}
		attempt("unknown isolation", (connection) -> {
			connection.setTransactionIsolation(77);
			return connection.getTransactionIsolation();
		});
		step("still there", Part::count);
	}

	/**
	 * What may fail.
	 */
	@FunctionalInterface
	private interface Action {

		void run() throws Exception;

	}

}
