package dev.tidepool.compat.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.compat.Database;
import dev.tidepool.compat.Scene;

/**
 * Transactions, savepoints, isolation levels, locks and the settings of a connection.
 */
final class Transacting extends Part {

	private static final String NAMES = "select name from item order by id";

	Transacting(Scene scene) {
		super(scene);
	}

	@Override
	void run() {
		transactions();
		savepoints();
		isolation();
		locks();
		settings();
	}

	private void transactions() {
		inTransaction("commit", (connection) -> {
			update(connection, INSERT, "committed", 1);
			return rows(connection, NAMES);
		});
		step("roll back", (connection) -> {
			connection.setAutoCommit(false);
			update(connection, "update item set note = 'gone'");
			Object within = rows(connection, ALL);
			connection.rollback();
			Object after = rows(connection, ALL);
			connection.rollback();
			connection.setAutoCommit(true);
			return List.of(within, after);
		});
		step("two transactions on a connection", (connection) -> {
			List<Object> seen = new ArrayList<>();
			connection.setAutoCommit(false);
			try (PreparedStatement insert = connection.prepareStatement(INSERT);
					PreparedStatement select = connection.prepareStatement(NAMES)) {
				for (String name : List.of("one", "two", "three")) {
					bind(insert, name, 1);
					seen.add(insert.executeUpdate());
					connection.commit();
					try (ResultSet rows = select.executeQuery()) {
						seen.add(rows(rows));
					}
				}
				connection.commit();
			}
			seen.add(rows(connection, NAMES));
			connection.rollback();
			connection.setAutoCommit(true);
			seen.add(rows(connection, NAMES));
			return seen;
		});
		step("auto-commit commits", (connection) -> {
			connection.setAutoCommit(false);
			update(connection, INSERT, "committed by setting", 1);
			connection.setAutoCommit(true);
			return rows(connection, NAMES);
		});
		step("close without commit", (connection) -> {
			connection.setAutoCommit(false);
			return update(connection, INSERT, "lost", 1);
		});
		step("after close without commit", (connection) -> rows(connection, NAMES));
		attempt("rows over a commit", (connection) -> {
			connection.setAutoCommit(false);
			try (PreparedStatement select = connection.prepareStatement(NAMES);
					ResultSet rows = select.executeQuery()) {
				rows.next();
				connection.commit();
				return List.of(rows.isClosed(), rows.next(), rows.getString(1));
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(true);
			}
		});
		attempt("controlled by text", (connection) -> {
			update(connection, "begin");
			update(connection, INSERT, "by text", 1);
			update(connection, "rollback");
			return rows(connection, NAMES);
		});
		step("another connection within", (connection) -> {
			connection.setAutoCommit(false);
			List<Object> seen = new ArrayList<>();
			if (!isOn(Database.SQLITE)) {
				update(connection, INSERT, "unseen", 1);
			}
			try (Connection other = scene().dataSource().getConnection()) {
				seen.add(rows(other, NAMES));
			}
			connection.commit();
			connection.setAutoCommit(true);
			try (Connection other = scene().dataSource().getConnection()) {
				seen.add(rows(other, NAMES));
			}
			return seen;
		});
	}

	private void savepoints() {
		inTransaction("savepoints", (connection) -> {
			List<Object> seen = new ArrayList<>();
			update(connection, INSERT, "before", 1);
			Savepoint outer = connection.setSavepoint("outer_one");
			update(connection, INSERT, "between", 1);
			Savepoint inner = connection.setSavepoint();
			update(connection, INSERT, "within", 1);
			seen.add(outer.getSavepointName());
			seen.add(rows(connection, NAMES));
			connection.rollback(inner);
			seen.add(rows(connection, NAMES));
			connection.rollback(outer);
			seen.add(rows(connection, NAMES));
			if (!isOn(Database.H2)) {
				connection.releaseSavepoint(outer);
			}
			return seen;
		});
		inTransaction("saved from a failure", (connection) -> {
			Savepoint savepoint = connection.setSavepoint();
			try {
				update(connection, INSERT, "before", 1);
			}
			catch (Exception ex) {
				connection.rollback(savepoint);
			}
			update(connection, INSERT, "instead", 1);
			return rows(connection, NAMES);
		});
		attempt("released savepoint", (connection) -> transaction(connection, (same) -> {
			Savepoint savepoint = same.setSavepoint();
			same.releaseSavepoint(savepoint);
			same.rollback(savepoint);
			return null;
		}));
	}

	private void isolation() {
		for (int level : List.of(Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED,
				Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE)) {
			attempt("isolation " + level, (connection) -> {
				connection.setTransactionIsolation(level);
				return transaction(connection,
						(same) -> List.of(same.getTransactionIsolation(), rows(same, NAMES), rows(same, NAMES)));
			});
		}
		attempt("snapshot", (connection) -> {
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			return transaction(connection, (same) -> {
				List<Object> seen = new ArrayList<>(List.of(rows(same, NAMES)));
				try (Connection other = scene().dataSource().getConnection()) {
					other.setAutoCommit(true);
					update(other, INSERT, "meanwhile", 1);
				}
				seen.add(rows(same, NAMES));
				return seen;
			});
		});
		step("isolation afterwards", (connection) -> List.of(connection.getTransactionIsolation(), count(connection)));
	}

	private void locks() {
		String lock = "select id, price from item where id = 1 for update";
		inTransactionAttempt("locked", (connection) -> {
			Object seen = rows(connection, lock);
			update(connection, "update item set price = 99 where id = 1");
			return List.of(seen, rows(connection, lock));
		});
		inTransactionAttempt("locked by another", (connection) -> {
			rows(connection, lock);
			try (Connection other = scene().dataSource().getConnection()) {
				return transaction(other, (same) -> rows(same, lock + " nowait"));
			}
		});
	}

	private void settings() {
		step("settings",
				(connection) -> List.of(connection.getAutoCommit(), connection.isReadOnly(),
						connection.getTransactionIsolation(), connection.getHoldability(), connection.isValid(1),
						connection.isClosed()));
		attempt("read only", (connection) -> {
			connection.setReadOnly(true);
			return transaction(connection, (same) -> List.of(same.isReadOnly(), rows(same, NAMES)));
		});
		attempt("write where only reading is allowed", (connection) -> {
			connection.setReadOnly(true);
			return transaction(connection, (same) -> update(same, INSERT, "read only", 1));
		});
		attempt("write after reading only", (connection) -> update(connection, INSERT, "writable again", 1));
		attempt("names of places", (connection) -> {
			List<Object> names = new ArrayList<>();
			names.add(connection.getCatalog());
			names.add(connection.getSchema());
			return names;
		});
		attempt("another holdability", (connection) -> {
			int before = connection.getHoldability();
			connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
			int after = connection.getHoldability();
			// HikariCP would leave it to the next borrower
			connection.setHoldability(before);
			return after;
		});
		attempt("network timeout", (connection) -> {
			connection.setNetworkTimeout(Runnable::run, 5_000);
			return List.of(connection.getNetworkTimeout(), count(connection));
		});
		attempt("network timeout afterwards", Connection::getNetworkTimeout);
		attempt("client info", (connection) -> {
			connection.setClientInfo("ApplicationName", "compatible");
			return connection.getClientInfo("ApplicationName");
		});
		step("warnings", (connection) -> {
			Object before = connection.getWarnings();
			connection.clearWarnings();
			return before == null;
		});
	}

}
