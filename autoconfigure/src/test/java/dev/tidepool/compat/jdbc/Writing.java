package dev.tidepool.compat.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;

import dev.tidepool.compat.Scene;

/**
 * Inserts, updates, deletes, batches and generated keys, each statement for itself.
 */
final class Writing extends Part {

	private static final String FULL = "insert into item (name, price, ratio, made, sold, note, flag, data, code)"
			+ " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

	Writing(Scene scene) {
		super(scene);
	}

	@Override
	void run() {
		step("empty", (connection) -> rows(connection, ALL));
		inTransaction("insert in full", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(FULL)) {
				full(statement, "full");
				int first = statement.executeUpdate();
				full(statement, "fuller");
				statement.setNull(3, Types.DOUBLE);
				return List.of(first, statement.executeLargeUpdate());
			}
		});
		step("insert nulls", (connection) -> update(connection, "insert into item (name) values ('nulls')"));
		step("insert by text", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				return List.of(statement.executeUpdate("insert into item (name, price) values ('texts', 1.5)"),
						statement.execute("update item set price = 2 where name = 'texts'"), statement.getUpdateCount(),
						statement.getMoreResults(), statement.getUpdateCount());
			}
		});
		step("generated key", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
				bind(statement, "generated", 3);
				return List.of(statement.executeUpdate(), keys(statement));
			}
		});
		step("generated key by name", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(INSERT, new String[] { "id" })) {
				bind(statement, "named", 4);
				return List.of(statement.executeUpdate(), keys(statement));
			}
		});
		step("generated key of text", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				return List.of(statement.executeUpdate("insert into item (name) values ('text key')",
						Statement.RETURN_GENERATED_KEYS), keys(statement));
			}
		});
		attempt("no key asked for", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
				bind(statement, "no key", 4);
				statement.executeUpdate();
				try (ResultSet keys = statement.getGeneratedKeys()) {
					return keys.next();
				}
			}
		});
		step("batch", (connection) -> batch(connection, 3));
		inTransaction("batch in transaction", (connection) -> batch(connection, 4));
		step("batch with keys", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
				for (int i = 0; i < 2; i++) {
					bind(statement, "keyed " + i, i);
					statement.addBatch();
				}
				return List.of(statement.executeBatch(), keys(statement));
			}
		});
		step("batch of texts", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.addBatch("insert into item (name) values ('batched text')");
				statement.addBatch("update item set ratio = 0.5 where name = 'batched text'");
				statement.addBatch("update item set ratio = 0.5 where name = 'nobody'");
				return List.of(statement.executeBatch(), statement.executeBatch());
			}
		});
		step("cleared batch", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
				bind(statement, "cleared", 1);
				statement.addBatch();
				statement.clearBatch();
				bind(statement, "kept", 1);
				statement.addBatch();
				return statement.executeBatch();
			}
		});
		step("update", (connection) -> update(connection, "update item set price = price * 2 where price > ?",
				BigDecimal.ONE));
		step("delete", (connection) -> update(connection, "delete from item where name = ?", "no key"));
		step("delete nothing", (connection) -> update(connection, "delete from item where name = ?", "nobody"));
		step("children", (connection) -> {
			update(connection, "insert into author (name) values (?)", "Ada");
			return update(connection, "insert into book (author_id, place, title) values (1, 0, 'Notes')");
		});
	}

	private void full(PreparedStatement statement, String name) throws SQLException {
		statement.setString(1, name);
		statement.setBigDecimal(2, new BigDecimal("12.50"));
		statement.setDouble(3, 1.25);
		statement.setTimestamp(4, Timestamp.valueOf("2024-02-29 12:30:15.123"));
		statement.setDate(5, Date.valueOf("2024-02-29"));
		statement.setString(6, "Übergröße 😀");
		statement.setBoolean(7, true);
		statement.setBytes(8, new byte[] { 1, 2, (byte) 200 });
		statement.setObject(9, scene().database().uuid("00112233-4455-6677-8899-aabbccddeeff"));
	}

	private static Object batch(Connection connection, int size) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
			for (int i = 0; i < size; i++) {
				bind(statement, "batch " + size + " " + i, i);
				statement.addBatch();
			}
			return statement.executeBatch();
		}
	}

	private static Object keys(Statement statement) throws SQLException {
		try (ResultSet keys = statement.getGeneratedKeys()) {
			return List.of(keys.getMetaData().getColumnLabel(1), rows(keys));
		}
	}

}
