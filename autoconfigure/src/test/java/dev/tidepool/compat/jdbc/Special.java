package dev.tidepool.compat.jdbc;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.compat.Scene;

/**
 * Large objects, procedures, several results, metadata, and what only some databases
 * know.
 */
final class Special extends Part {

	Special(Scene scene) {
		super(scene);
	}

	@Override
	void run() {
		streams();
		largeObjects();
		calls();
		results();
		metadata();
		dialects();
	}

	private void streams() {
		attempt("bytes by stream", (connection) -> {
			try (PreparedStatement statement = connection
				.prepareStatement("update item set data = ?, note = ? where id = 1")) {
				statement.setBinaryStream(1, new ByteArrayInputStream(new byte[] { 4, 5, 6 }), 3);
				statement.setCharacterStream(2, new StringReader("streamed"), 8);
				return statement.executeUpdate();
			}
		});
		for (int i = 0; i < 2; i++) {
			attempt("streams", (connection) -> {
				try (Statement statement = connection.createStatement();
						ResultSet row = statement.executeQuery("select data, note from item where id = 1")) {
					row.next();
					return List.of(row.getBinaryStream(1).readAllBytes(),
							new String(row.getAsciiStream(2).readAllBytes(), StandardCharsets.US_ASCII));
				}
			});
		}
	}

	private void largeObjects() {
		inTransactionAttempt("write large objects", (connection) -> {
			try (PreparedStatement statement = connection
				.prepareStatement("insert into document (body, picture) values (?, ?)")) {
				Clob body = connection.createClob();
				body.setString(1, "a long text");
				Blob picture = connection.createBlob();
				picture.setBytes(1, new byte[] { 7, 8, 9 });
				statement.setClob(1, body);
				statement.setBlob(2, picture);
				return statement.executeUpdate();
			}
		});
		inTransactionAttempt("write large streams", (connection) -> {
			try (PreparedStatement statement = connection
				.prepareStatement("insert into document (body, picture) values (?, ?)")) {
				statement.setClob(1, new StringReader("a long stream"));
				statement.setBlob(2, new ByteArrayInputStream(new byte[] { 10, 11 }));
				return statement.executeUpdate();
			}
		});
		for (int i = 0; i < 2; i++) {
			inTransactionAttempt("read large objects", (connection) -> {
				List<Object> seen = new ArrayList<>();
				try (Statement statement = connection.createStatement();
						ResultSet rows = statement.executeQuery("select body, picture from document order by id")) {
					while (rows.next()) {
						Clob body = rows.getClob(1);
						Blob picture = rows.getBlob(2);
						seen.add(body.getSubString(1, (int) body.length()));
						seen.add(picture.getBytes(1, (int) picture.length()));
					}
				}
				return seen;
			});
			attempt("large objects after their rows", (connection) -> {
				Clob body;
				try (Statement statement = connection.createStatement();
						ResultSet rows = statement.executeQuery("select body from document order by id")) {
					rows.next();
					body = rows.getClob(1);
				}
				return body.getSubString(1, (int) body.length());
			});
		}
	}

	private void calls() {
		attempt("function", (connection) -> {
			try (CallableStatement call = connection.prepareCall("{? = call add_up(?, ?)}")) {
				call.registerOutParameter(1, Types.INTEGER);
				call.setInt(2, 40);
				call.setInt(3, 2);
				return List.of(call.execute(), call.getInt(1), call.wasNull());
			}
		});
		attempt("procedure", (connection) -> {
			try (CallableStatement call = connection.prepareCall("{call add_up(?, ?, ?)}")) {
				call.setInt(1, 40);
				call.setInt(2, 2);
				call.registerOutParameter(3, Types.INTEGER);
				return List.of(call.execute(), call.getInt(3), call.getObject(3));
			}
		});
		attempt("call", (connection) -> {
			try (CallableStatement call = connection.prepareCall("call abs(?)")) {
				call.setInt(1, -3);
				try (ResultSet rows = call.executeQuery()) {
					return rows(rows);
				}
			}
		});
	}

	private void results() {
		attempt("several results", (connection) -> {
			List<Object> seen = new ArrayList<>();
			try (Statement statement = connection.createStatement()) {
				boolean rows = statement.execute("select id from item where id = 1;"
						+ " update item set version = version + 1 where id = 1; select version from item where id = 1");
				int count = rows ? -1 : statement.getUpdateCount();
				while (rows || count != -1) {
					seen.add(rows ? rows(statement.getResultSet()) : count);
					rows = statement.getMoreResults();
					count = rows ? -1 : statement.getUpdateCount();
				}
			}
			return seen;
		});
		step("results afterwards", (connection) -> rows(connection, "select version from item where id = 1"));
		attempt("returning", (connection) -> rows(connection,
				"update item set version = version + 1 where id = 1 returning version"));
		attempt("insert returning",
				(connection) -> rows(connection, "insert into item (name) values ('returned') returning id, name"));
		step("returned", (connection) -> rows(connection, "select id, version from item order by id"));
	}

	private void metadata() {
		step("metadata", (connection) -> {
			DatabaseMetaData metadata = connection.getMetaData();
			return List.of(metadata.getDatabaseProductName(), metadata.getDriverName(), metadata.getURL(),
					metadata.supportsSavepoints(), metadata.supportsGetGeneratedKeys(),
					metadata.getDefaultTransactionIsolation());
		});
		step("metadata of columns", (connection) -> {
			List<Object> names = new ArrayList<>();
			for (String table : List.of("item", "ITEM")) {
				try (ResultSet columns = connection.getMetaData()
					.getColumns(connection.getCatalog(), connection.getSchema(), table, null)) {
					while (columns.next()) {
						names.add(columns.getString("COLUMN_NAME") + columns.getInt("DATA_TYPE"));
					}
				}
			}
			return names;
		});
		step("unwrapped", (connection) -> {
			String driver = connection.getMetaData().getConnection().getClass().getName();
			return List.of(connection.isWrapperFor(Connection.class), connection.unwrap(Connection.class) != null,
					driver.isEmpty());
		});
	}

	private void dialects() {
		attempt("array", (connection) -> {
			Array names = connection.createArrayOf("varchar", new Object[] { "full", "nulls" });
			return rows(connection, "select id, name from item where name = any(?) order by id", names);
		});
		attempt("array read", (connection) -> {
			try (Statement statement = connection.createStatement();
					ResultSet row = statement.executeQuery("select array_agg(name order by id) from item")) {
				row.next();
				return row.getArray(1).getArray();
			}
		});
		for (String sql : List.of("select nextval('ticket_seq')", "select next value for ticket_seq",
				"select lastval(ticket_seq)", "select last_insert_id()", "select last_insert_rowid()",
				"select row_count()", "select changes()")) {
			attempt(sql, (connection) -> {
				// What an earlier borrower left in the session is nobody's business
				update(connection, INSERT, sql, 1);
				return rows(connection, sql);
			});
		}
		attempt("key of the session", (connection) -> {
			update(connection, INSERT, "session key", 1);
			return rows(connection, sessionKey());
		});
		attempt("temporary table", (connection) -> {
			update(connection, "create temporary table scratch (id int)");
			update(connection, "insert into scratch values (1)");
			return rows(connection, "select id from scratch");
		});
		attempt("variables", (connection) -> {
			update(connection, "set @seen = 5");
			return rows(connection, "select @seen + 1");
		});
		attempt("settings by text", (connection) -> {
			update(connection, "set time zone 'UTC'");
			return rows(connection, "select name from item where id = 1");
		});
		attempt("new column", (connection) -> {
			update(connection, "alter table item add column extra int");
			return rows(connection, ALL);
		});
		step("all with the new column", (connection) -> rows(connection, ALL));
		step("with a timeout", Special::timed);
	}

	private String sessionKey() {
		return switch (scene().database()) {
			case H2 -> "select id from final table (insert into item (name) values ('final'))";
			case POSTGRESQL -> "select lastval()";
			case MARIADB -> "select last_insert_id()";
			case SQLITE -> "select last_insert_rowid()";
		};
	}

	private static Object timed(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
			statement.setQueryTimeout(5);
			try (ResultSet rows = statement.executeQuery()) {
				return List.of(rows(rows), statement.getQueryTimeout());
			}
		}
	}

}
