package dev.tidepool.compat.template;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tidepool.compat.Client;
import dev.tidepool.compat.Scene;
import dev.tidepool.compat.Transcript.Step;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An application that uses {@link JdbcTemplate} and its companions.
 */
@Component("jdbc-template")
final class Template implements Client {

	private static final String ALL = "select * from item order by id";

	private static final String NAMES = "select name from item order by id";

	private static final String INSERT = "insert into item (name, price) values (?, ?)";

	@Override
	public void run(Scene scene) {
		new Work(scene, new JdbcTemplate(scene.dataSource())).run();
	}

	/**
	 * The work on one database.
	 *
	 * @param scene where it is done
	 * @param jdbc the template
	 */
	private record Work(Scene scene, JdbcTemplate jdbc) {

		void run() {
			write();
			read();
			// What is cached is read by the second
			read();
			fail();
			transactions();
			nested();
			settings();
			companions();
			session();
		}

		private void step(String name, Step step) {
			this.scene.step(name, step);
		}

		private void write() {
			step("empty", () -> this.jdbc.queryForList(ALL));
			step("insert", () -> this.jdbc.update(INSERT, "first", new BigDecimal("1.50")));
			step("insert nulls", () -> this.jdbc.update(INSERT, "nulls", null));
			step("insert bytes", () -> this.jdbc.update("insert into item (name, data) values (?, ?)", "bytes",
					new SqlParameterValue(Types.VARBINARY, new byte[] { 1, 2 })));
			this.scene.attempt("insert binary value",
					() -> this.jdbc.update("insert into item (name, data) values (?, ?)", "binary",
							new SqlBinaryValue(new byte[] { 3, 4 })));
			step("batch", () -> this.jdbc.batchUpdate(INSERT,
					List.of(new Object[] { "second", 2 }, new Object[] { "third", 3.333 })));
			step("batches", () -> this.jdbc.batchUpdate(INSERT, List.of("a", "b", "c"), 2, (statement, name) -> {
				statement.setString(1, name);
				statement.setInt(2, 5);
			}));
			step("batch of texts", () -> this.jdbc.batchUpdate("update item set flag = true where name = 'nulls'",
					"update item set flag = true where name = 'nobody'", "insert into item (name) values ('texts')"));
			step("generated key", () -> {
				GeneratedKeyHolder keys = new GeneratedKeyHolder();
				int count = this.jdbc.update((connection) -> {
					var statement = connection.prepareStatement("insert into item (name) values (?)",
							new String[] { "id" });
					statement.setString(1, "generated");
					return statement;
				}, keys);
				return List.of(count, keys.getKey().longValue());
			});
			step("generated keys", () -> {
				GeneratedKeyHolder keys = new GeneratedKeyHolder();
				this.jdbc.update((connection) -> connection.prepareStatement(
						"insert into item (name, price) values ('k1', 7), ('k2', 8)", Statement.RETURN_GENERATED_KEYS),
						keys);
				return keys.getKeyList();
			});
			step("update", () -> this.jdbc.update("update item set price = price * 2 where price > ?", BigDecimal.ONE));
			step("delete", () -> this.jdbc.update("delete from item where name = ?", "texts"));
			step("delete nothing", () -> this.jdbc.update("delete from item where name = ?", "nobody"));
		}

		private void read() {
			step("all", () -> this.jdbc.queryForList(ALL));
			step("one", () -> this.jdbc.queryForMap("select name, price from item where id = ?", 1L));
			step("value", () -> this.jdbc.queryForObject("select sum(price) from item", BigDecimal.class));
			step("null value",
					() -> this.jdbc.queryForObject("select max(price) from item where id < ?", BigDecimal.class, 0));
			step("names", () -> this.jdbc.queryForList("select name from item where price > ? order by name",
					String.class, 1));
			this.scene.fails("none",
					() -> this.jdbc.queryForObject("select name from item where id = ?", String.class, -1));
			this.scene.fails("too many", () -> this.jdbc.queryForObject(NAMES, String.class));
			step("rows",
					() -> this.jdbc.query(ALL, (row, number) -> List.of(number, row.getRow(), row.getString("NAME"),
							row.getDouble("price"), row.wasNull(), row.getBoolean("flag"), row.wasNull())));
			step("streamed", () -> {
				try (var names = this.jdbc.queryForStream(NAMES, (row, number) -> row.getString(1))) {
					return names.limit(3).toList();
				}
			});
			step("first rows", () -> {
				JdbcTemplate limited = new JdbcTemplate(this.jdbc.getDataSource());
				limited.setMaxRows(2);
				limited.setFetchSize(1);
				return limited.queryForList(ALL);
			});
			step("row set", () -> {
				var rows = this.jdbc.queryForRowSet("select id, name from item order by id");
				List<Object> seen = new ArrayList<>();
				while (rows.next()) {
					seen.add(rows.getString("name"));
				}
				return seen;
			});
		}

		private void fail() {
			this.scene.fails("duplicate key", () -> this.jdbc.update(INSERT, "first", 1));
			this.scene.fails("duplicate in batch", () -> this.jdbc.batchUpdate(INSERT,
					List.of(new Object[] { "new", 1 }, new Object[] { "first", 1 }, new Object[] { "newer", 1 })));
			this.scene.fails("null where none may be", () -> this.jdbc.update("insert into item (price) values (1)"));
			this.scene.attempt("too long", () -> this.jdbc.update(INSERT, "x".repeat(51), 1));
			this.scene.fails("missing parent",
					() -> this.jdbc.update("insert into book (author_id, title) values (?, ?)", 99, "Lost"));
			this.scene.fails("bad grammar", () -> this.jdbc.queryForList("selekt 1"));
			this.scene.fails("no such table", () -> this.jdbc.queryForList("select * from nowhere"));
			this.scene.fails("no such column", () -> this.jdbc.query(NAMES, (row, number) -> row.getString("x")));
			this.scene.attempt("missing parameter", () -> this.jdbc.queryForList("select * from item where id = ?"));
			this.scene.attempt("division by zero",
					() -> this.jdbc.queryForObject("select 1 / (id - id) from item where id = 1", Integer.class));
			step("still there", () -> this.jdbc.queryForObject("select count(*) from item", Long.class));
		}

		private void transactions() {
			TransactionTemplate transaction = this.scene.transaction();
			step("commit", () -> transaction.execute((status) -> {
				this.jdbc.update("insert into item (name) values ('committed')");
				return this.jdbc.queryForObject("select count(*) from item", Long.class);
			}));
			step("rollback", () -> transaction.execute((status) -> {
				this.jdbc.update("delete from item");
				status.setRollbackOnly();
				return this.jdbc.queryForList(ALL);
			}));
			this.scene.fails("rollback by exception", () -> transaction.execute((status) -> {
				this.jdbc.update("update item set note = 'gone'");
				throw new IllegalStateException("on purpose");
			}));
			step("after rollback", () -> this.jdbc.queryForList(ALL));
			this.scene.fails("failure in transaction", () -> transaction.execute((status) -> {
				this.jdbc.update("insert into item (name) values ('lost')");
				return this.jdbc.update("insert into item (name) values ('first')");
			}));
			this.scene.attempt("statement after failure", () -> transaction.execute((status) -> {
				try {
					this.jdbc.update("insert into item (name) values ('first')");
				}
				catch (RuntimeException ex) {
					return this.jdbc.queryForObject("select count(*) from item", Long.class);
				}
				return null;
			}));
			step("savepoint", () -> transaction.execute((status) -> {
				this.jdbc.execute((ConnectionCallback<?>) (connection) -> {
					Savepoint savepoint = connection.setSavepoint();
					this.jdbc.update("insert into item (name) values ('inner')");
					connection.rollback(savepoint);
					return null;
				});
				this.jdbc.update("insert into item (name) values ('outer')");
				return this.jdbc.queryForList(NAMES, String.class);
			}));
			step("own writes", () -> {
				List<Object> seen = new ArrayList<>();
				for (int i = 0; i < 3; i++) {
					seen.add(this.jdbc.update("update item set version = version + 1 where name = 'first'"));
					seen.add(this.jdbc.queryForObject("select version from item where name = 'first'", Integer.class));
					seen.add(this.jdbc.queryForObject("select version from item where name = 'first'", Integer.class));
				}
				return seen;
			});
		}

		private void nested() {
			TransactionTemplate transaction = this.scene.transaction();
			TransactionTemplate anew = this.scene.transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			TransactionTemplate nested = this.scene.transaction(TransactionDefinition.PROPAGATION_NESTED);
			TransactionTemplate suspended = this.scene.transaction(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
			step("requires new", () -> transaction.execute((status) -> {
				anew.executeWithoutResult((other) -> this.jdbc.update("insert into item (name) values ('kept')"));
				status.setRollbackOnly();
				return this.jdbc.queryForObject("select count(*) from item", Long.class);
			}));
			this.scene.attempt("requires new after a write", () -> transaction.execute((status) -> {
				this.jdbc.update("insert into item (name) values ('given up')");
				anew.executeWithoutResult((other) -> this.jdbc.update("insert into item (name) values ('kept too')"));
				status.setRollbackOnly();
				return this.jdbc.queryForList(NAMES);
			}));
			step("nested", () -> transaction.execute((status) -> {
				this.jdbc.update("insert into item (name) values ('around')");
				nested.executeWithoutResult((inner) -> {
					this.jdbc.update("insert into item (name) values ('not so')");
					inner.setRollbackOnly();
				});
				return nested.execute((inner) -> this.jdbc.queryForList(NAMES, String.class));
			}));
			step("not supported", () -> transaction.execute((status) -> {
				List<Object> seen = new ArrayList<>(this.jdbc.queryForList(NAMES));
				seen.addAll(suspended.execute((none) -> this.jdbc.queryForList(NAMES)));
				return seen;
			}));
			for (int isolation : new int[] { Connection.TRANSACTION_READ_COMMITTED,
					Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE }) {
				this.scene.attempt("isolation " + isolation,
						() -> this.scene.isolated(isolation)
							.execute((status) -> List.of(
									this.jdbc.execute((ConnectionCallback<?>) Connection::getTransactionIsolation),
									this.jdbc.queryForList(ALL), this.jdbc.queryForList(ALL))));
			}
			this.scene.attempt("lock", () -> transaction.execute((status) -> {
				List<?> locked = this.jdbc.queryForList("select * from item where id = 1 for update");
				this.jdbc.update("update item set price = 77 where id = 1");
				return locked;
			}));
			this.scene.attempt("lock of another", () -> transaction.execute((status) -> {
				this.jdbc.queryForList("select id from item where id = 1 for update");
				return anew
					.execute((other) -> this.jdbc.queryForList("select id from item where id = 1 for update nowait"));
			}));
		}

		private void settings() {
			this.scene.attempt("read only",
					() -> this.scene.readOnly().execute((status) -> this.jdbc.queryForList(ALL)));
			this.scene.attempt("write where only reading is allowed",
					() -> this.scene.readOnly().execute((status) -> this.jdbc.update(INSERT, "read only", 1)));
			this.scene.attempt("statement timeout", () -> {
				TransactionTemplate timed = this.scene.transaction();
				timed.setTimeout(30);
				return timed.execute((status) -> this.jdbc.queryForList(NAMES));
			});
			step("settings afterwards",
					() -> this.jdbc.execute((ConnectionCallback<?>) (connection) -> List.of(connection.getAutoCommit(),
							connection.isReadOnly(), connection.getTransactionIsolation(), connection.getHoldability(),
							connection.isValid(1))));
			step("more results",
					() -> this.jdbc.execute((StatementCallback<?>) (statement) -> List.of(statement.execute("select 1"),
							statement.getUpdateCount(), statement.getMoreResults(),
							statement.execute("update item set flag = false where id = 1"), statement.getUpdateCount(),
							statement.getMoreResults(), statement.getUpdateCount())));
			step("extracted",
					() -> this.jdbc.query(ALL, (ResultSetExtractor<?>) (rows) -> rows.getMetaData().getColumnCount()));
		}

		private void companions() {
			NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(this.jdbc);
			step("named", () -> named.queryForList("select name from item where id in (:ids) order by id",
					Map.of("ids", List.of(1, 2, 3))));
			JdbcClient client = JdbcClient.create(this.jdbc);
			step("client",
					() -> client.sql("select name from item where id < :id order by id")
						.param("id", 4)
						.query(String.class)
						.list());
			step("client update",
					() -> client.sql("update item set note = ? where id = ?").params("by client", 1).update());
			this.scene.attempt("simple insert",
					() -> new SimpleJdbcInsert(this.jdbc).withTableName("item")
						.usingColumns("name", "price")
						.usingGeneratedKeyColumns("id")
						.executeAndReturnKey(Map.of("name", "simple", "price", 1)));
			this.scene.attempt("simple call",
					() -> new SimpleJdbcCall(this.jdbc).withProcedureName("add_up").execute(Map.of("a", 40, "b", 2)));
			this.scene.attempt("simple function", () -> new SimpleJdbcCall(this.jdbc).withFunctionName("add_up")
				.executeFunction(Integer.class, Map.of("a", 40, "b", 2)));
		}

		private void session() {
			step("key of the session", () -> this.scene.transaction().execute((status) -> {
				this.jdbc.update("insert into item (name) values ('asked later')");
				return this.jdbc.queryForObject(lastKey(), Long.class);
			}));
			step("key of the connection", () -> this.jdbc.execute((ConnectionCallback<?>) (connection) -> {
				try (Statement statement = connection.createStatement()) {
					statement.executeUpdate("insert into item (name) values ('asked after')");
				}
				return key(connection);
			}));
		}

		private Object key(Connection connection) throws SQLException {
			try (Statement statement = connection.createStatement();
					ResultSet row = statement.executeQuery(lastKey())) {
				row.next();
				return row.getLong(1);
			}
		}

		private String lastKey() {
			return switch (this.scene.database()) {
				case H2 -> "select max(id) from item";
				case POSTGRESQL -> "select currval(pg_get_serial_sequence('item', 'id'))";
				case MARIADB -> "select last_insert_id()";
				case SQLITE -> "select last_insert_rowid()";
			};
		}

	}

}
