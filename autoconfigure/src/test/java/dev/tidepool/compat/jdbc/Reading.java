package dev.tidepool.compat.jdbc;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.compat.Database;
import dev.tidepool.compat.Scene;

/**
 * Queries, each for itself and in transactions. All of them twice: what is cached is read
 * by the second.
 */
final class Reading extends Part {

	private static final String ONE = "select * from item where name = 'full'";

	Reading(Scene scene) {
		super(scene);
	}

	@Override
	void run() {
		for (int i = 0; i < 2; i++) {
			queries();
			cursors();
		}
		ownWrites();
	}

	private void queries() {
		step("all", (connection) -> rows(connection, ALL));
		inTransaction("all in transaction", (connection) -> rows(connection, ALL));
		step("by text", (connection) -> {
			try (Statement statement = connection.createStatement()) {
				return List.of(statement.execute(ALL), rows(statement.getResultSet()), statement.getUpdateCount(),
						statement.getMoreResults(), statement.getUpdateCount());
			}
		});
		step("two parameters", (connection) -> rows(connection,
				"select name, price from item where price > ? and name < ? order by id", 1, "k"));
		step("typed", (connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ONE)) {
				row.next();
				return typed(row);
			}
		});
		step("nulls", (connection) -> {
			try (Statement statement = connection.createStatement();
					ResultSet row = statement.executeQuery("select * from item where name = 'nulls'")) {
				row.next();
				List<Object> seen = new ArrayList<>(List.of(row.getDouble("ratio"), row.wasNull()));
				seen.addAll(List.of(row.getBoolean("flag"), row.wasNull(), row.getLong("price"), row.wasNull()));
				seen.add(row.getTimestamp("made"));
				seen.add(row.getBytes("data"));
				seen.add(row.getObject("code"));
				return seen;
			}
		});
		for (String column : List.of("made", "sold", "flag", "data", "code", "price", "note")) {
			attempt("misread " + column, (connection) -> {
				try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ONE)) {
					row.next();
					return row.getInt(column);
				}
			});
		}
		attempt("typed objects", (connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ONE)) {
				row.next();
				return List.of(row.getObject("made", LocalDateTime.class), row.getObject("sold", LocalDate.class),
						row.getObject("flag", Boolean.class), row.getObject("id", Long.class),
						row.getObject("code", String.class));
			}
		});
		step("columns", Reading::columns);
		step("columns of prepared", (connection) -> {
			try (PreparedStatement statement = connection
				.prepareStatement("select id as number, price from item where id = ?")) {
				statement.setLong(1, 1);
				ResultSetMetaData before = statement.getMetaData();
				ParameterMetaData parameters = statement.getParameterMetaData();
				List<Object> seen = new ArrayList<>(List.of(parameters.getParameterCount(),
						(before != null) ? before.getColumnLabel(1) : "unknown"));
				try (ResultSet rows = statement.executeQuery()) {
					seen.add(rows.getMetaData().getColumnLabel(1));
					seen.add(rows(rows));
				}
				return seen;
			}
		});
		step("aggregates",
				(connection) -> rows(connection, "select count(*), max(name), min(price), sum(ratio) from item"));
		step("join", (connection) -> rows(connection,
				"select a.name, b.title from author a left join book b on b.author_id = a.id order by b.id"));
		step("page", (connection) -> rows(connection, "select name from item order by id limit ? offset ?", 2, 3));
		step("no row", (connection) -> rows(connection, "select id from item where name = ?", "nobody"));
	}

	private List<Object> typed(ResultSet row) throws SQLException {
		List<Object> seen = new ArrayList<>(List.of(row.getRow(), row.getLong("ID"), row.getInt(1), row.getString(1),
				row.getString("name"), row.getBigDecimal("price"), row.getDouble("price"), row.getString("price"),
				row.getDouble("ratio"), row.getFloat("ratio"), row.wasNull()));
		seen.addAll(List.of(row.getTimestamp("made"), row.getString("made"), row.getDate("sold"), row.getString("note"),
				row.getBoolean("flag"), row.getString("flag"), row.getBytes("data"), row.getString("code"),
				row.findColumn("NOTE"), row.isFirst()));
		if (!isOn(Database.SQLITE)) {
			seen.addAll(
					List.of(row.getTime("made"), row.getObject("made"), row.getObject("sold"), row.getObject("code")));
		}
		return seen;
	}

	private static Object columns(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(ALL)) {
			ResultSetMetaData columns = rows.getMetaData();
			List<Object> described = new ArrayList<>();
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				described.add(List.of(columns.getColumnLabel(i), columns.getColumnName(i), columns.getColumnType(i),
						columns.getColumnTypeName(i), columns.getColumnClassName(i), columns.getPrecision(i),
						columns.getScale(i), columns.isNullable(i), columns.isAutoIncrement(i), columns.isSigned(i),
						columns.getTableName(i), columns.getColumnDisplaySize(i)));
			}
			return described;
		}
	}

	private void cursors() {
		inTransaction("streamed", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(ALL)) {
				statement.setFetchSize(2);
				List<Object> seen = new ArrayList<>();
				try (ResultSet rows = statement.executeQuery()) {
					while (rows.next() && seen.size() < 5) {
						seen.add(rows.getString("name"));
					}
				}
				seen.add(count(connection));
				return seen;
			}
		});
		step("limited", (connection) -> {
			try (PreparedStatement statement = connection.prepareStatement(ALL)) {
				statement.setMaxRows(2);
				try (ResultSet rows = statement.executeQuery()) {
					return rows(rows);
				}
			}
		});
		attempt("scrolled", (connection) -> {
			try (Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE,
					ResultSet.CONCUR_READ_ONLY); ResultSet rows = statement.executeQuery(ALL)) {
				List<Object> seen = new ArrayList<>(List.of(rows.isBeforeFirst(), rows.last(), rows.getRow()));
				seen.addAll(List.of(rows.absolute(2), rows.getString("name"), rows.previous(), rows.getString("name")));
				seen.addAll(List.of(rows.relative(2), rows.getString(2), rows.isLast(), rows.first(), rows.isFirst()));
				return seen;
			}
		});
		attempt("updated through rows", (connection) -> {
			try (Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE,
					ResultSet.CONCUR_UPDATABLE);
					ResultSet rows = statement.executeQuery("select id, name, note from item where id = 1")) {
				rows.next();
				rows.updateString("note", rows.getString("note") + "!");
				rows.updateRow();
				return rows.getString("note");
			}
		});
		step("afterwards", (connection) -> rows(connection, "select note from item where id = 1"));
		attempt("two cursors", (connection) -> {
			List<Object> seen = new ArrayList<>();
			try (Statement first = connection.createStatement();
					Statement second = connection.createStatement();
					ResultSet outer = first.executeQuery("select id from item order by id");
					ResultSet inner = second.executeQuery("select name from item order by id desc")) {
				while (outer.next() && inner.next()) {
					seen.add(outer.getLong(1) + inner.getString(1));
				}
			}
			return seen;
		});
		attempt("backwards in a forward cursor", (connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(ALL)) {
				rows.next();
				return rows.previous();
			}
		});
		attempt("before the start", (connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(ALL)) {
				return rows.getString("name");
			}
		});
		attempt("after the end", (connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(ALL)) {
				while (rows.next()) {
					rows.getLong(1);
				}
				return rows.getString("name");
			}
		});
	}

	/**
	 * One prepared statement, over commits and writes of its own and of others.
	 */
	private void ownWrites() {
		step("select after own write", (connection) -> {
			List<Object> seen = new ArrayList<>();
			try (PreparedStatement select = connection.prepareStatement("select note from item where name = ?");
					PreparedStatement update = connection
						.prepareStatement("update item set note = ? where name = 'texts'")) {
				select.setString(1, "texts");
				for (int i = 0; i < 3; i++) {
					update.setString(1, "note " + i);
					seen.add(update.executeUpdate());
					seen.add(note(select));
					seen.add(note(select));
				}
			}
			return seen;
		});
		step("select in transaction after own write", (connection) -> {
			List<Object> seen = new ArrayList<>();
			connection.setAutoCommit(false);
			try (PreparedStatement select = connection.prepareStatement("select note from item where name = ?")) {
				select.setString(1, "texts");
				for (int i = 0; i < 4; i++) {
					seen.add(note(select));
					seen.add(update(connection, "update item set note = ? where name = 'texts'", "mine " + i));
					seen.add(note(select));
					if (i % 2 == 0) {
						connection.commit();
					}
					else {
						connection.rollback();
					}
					seen.add(note(select));
				}
				connection.commit();
			}
			connection.setAutoCommit(true);
			return seen;
		});
	}

	private static Object note(PreparedStatement select) throws SQLException {
		try (ResultSet rows = select.executeQuery()) {
			rows.next();
			return rows.getString(1);
		}
	}

}
