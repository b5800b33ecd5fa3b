package dev.tidepool.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.sql.StatementAnalyzer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What keeps the physical connection until the application closes its own, rule by rule:
 * each rule has a row that no other rule covers, as far as that can be.
 */
class PinningTests {

	private static EmbeddedPostgres postgres;

	@BeforeAll
	static void start() throws IOException {
		((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
		postgres = EmbeddedPostgres.start();
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	static Stream<Row> pinning() {
		return Stream.of(Row.sql("unknown function", "select own(1)"),
				Row.sql("several statements", "select 1; select 2"),
				Row.sql("not understood", "explain analyze select 1"), Row.sql("set", "set app.x = '1'"),
				Row.sql("set_config", "select set_config('app.x', '1', false)"),
				Row.sql("session lock", "select pg_advisory_lock(1)"), Row.sql("listen", "listen news"),
				Row.sql("prepare", "prepare mine as select 1"),
				Row.sql("temporary table", "create temp table mine (id int)"), Row.sql("seed", "select setseed(0.5)"),
				Row.sql("question about the session", "select current_user"),
				Row.sql("sequence", "select nextval('numbers')"), Row.sql("last value", "select lastval()", true),
				Row.sql("insert", "insert into item (name) values ('a')"),
				Row.sql("merge",
						"merge into item using (select 1 as n) s on item.id = s.n when matched then do nothing"),
				Row.sql("truncate", "truncate table item"), Row.sql("ddl", "create index on item (name)"),
				Row.sql("call", "call nothing()"), Row.sql("block", "do $$ begin null; end $$"),
				Row.sql("transaction by text", "begin"), Row.sql("show", "show search_path"),
				Row.sql("update in auto-commit", "update item set name = 'b'"),
				Row.sql("delete in auto-commit", "delete from item"),
				Row.sql("select into", "select 1 as n into temp table theirs"),
				new Row("insert in a transaction", inTransaction("insert into item (name) values ('a')")),
				new Row("failure", (c) -> {
					try {
						execute(c, "select own(1, 2, 3)");
					}
					catch (SQLException ex) {
						assertThat(ex.getSQLState()).isEqualTo("42883");
					}
				}), new Row("batch", (c) -> {
					try (Statement statement = c.createStatement()) {
						statement.addBatch("set app.x = '1'");
						statement.executeBatch();
					}
				}), new Row("second of a batch", (c) -> {
					c.setAutoCommit(false);
					try (Statement statement = c.createStatement()) {
						statement.addBatch("update item set name = 'b'");
						statement.addBatch("set app.x = '1'");
						statement.executeBatch();
					}
					c.commit();
				}), new Row("holdability", (c) -> c.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT)),
				new Row("type map", (c) -> c.setTypeMap(Map.of())),
				new Row("client info", (c) -> c.setClientInfo("ApplicationName", "mine")),
				new Row("network timeout", (c) -> c.setNetworkTimeout(Runnable::run, 60_000)),
				new Row("array", (c) -> c.createArrayOf("int", new Object[] { 1 })),
				new Row("xml", (c) -> c.createSQLXML()), new Row("metadata", (c) -> c.getMetaData()),
				new Row("unwrapped connection", (c) -> c.unwrap(org.postgresql.PGConnection.class)),
				new Row("unwrapped statement", (c) -> {
					try (Statement statement = c.createStatement()) {
						statement.unwrap(org.postgresql.PGStatement.class);
					}
				}), new Row("unwrapped rows", (c) -> {
					try (Statement statement = c.createStatement();
							ResultSet rows = statement.executeQuery("select 1")) {
						rows.unwrap(org.postgresql.jdbc.PgResultSet.class);
					}
				}), new Row("array that was read", (c) -> {
					try (Statement statement = c.createStatement();
							ResultSet rows = statement.executeQuery("select array[1]")) {
						rows.next();
						rows.getArray(1);
					}
				}), new Row("array that was read as an object", (c) -> {
					try (Statement statement = c.createStatement();
							ResultSet rows = statement.executeQuery("select array[1]")) {
						rows.next();
						rows.getObject(1);
					}
				}), new Row("cancellation", (c) -> {
					try (Statement statement = c.createStatement()) {
						statement.executeQuery("select 1").close();
						statement.cancel();
					}
				}), new Row("open statement", (c) -> c.createStatement().executeQuery("select 1").close()),
				new Row("prepared statement", (c) -> c.prepareStatement("select 1")),
				new Row("rows that are open at the commit", (c) -> {
					c.setAutoCommit(false);
					c.createStatement().executeQuery("select 1");
					c.commit();
				}), new Row("open transaction", (c) -> {
					c.setAutoCommit(false);
					execute(c, "select 1");
				}), new Row("savepoint", (c) -> {
					c.setAutoCommit(false);
					c.setSavepoint();
				}));
	}

	@ParameterizedTest
	@MethodSource("pinning")
	void keepsTheConnection(Row row) throws SQLException {
		assertActive(row, 1);
	}

	/**
	 * Where it taints the session, too, either is enough to keep the connection.
	 */
	@Test
	void aChangeOfTheSessionIsNotClean() {
		try (StatementAnalyzer analyzer = new StatementAnalyzer()) {
			assertThat(Footprint.isClean(analyzer.analyze("select set_config('app.x', '1', false)"), true)).isFalse();
		}
	}

	static Stream<Row> harmless() {
		return Stream.of(Row.sql("query", "select * from item"),
				Row.sql("query with known functions", "select max(id), lower('X') from item"),
				new Row("prepared query", (c) -> {
					try (PreparedStatement statement = c.prepareStatement("select * from item where id = ?")) {
						statement.setInt(1, 1);
						statement.executeQuery().close();
					}
				}), new Row("update in a transaction", inTransaction("update item set name = 'b'")),
				new Row("delete in a transaction", inTransaction("delete from item")),
				new Row("query in a transaction", inTransaction("select 1")), new Row("settings", (c) -> {
					c.setReadOnly(true);
					c.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
					c.setSchema("public");
					execute(c, "select 1");
				}), new Row("questions", (c) -> {
					c.isValid(1);
					c.getSchema();
					c.nativeSQL("select 1");
				}));
	}

	@ParameterizedTest
	@MethodSource("harmless")
	void givesTheConnectionBack(Row row) throws SQLException {
		assertActive(row, 0);
	}

	private static void assertActive(Row row, int active) throws SQLException {
		HikariConfig config = TestPool.h2(2);
		config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
		try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
			for (String sql : List.of("drop schema public cascade", "create schema public",
					"create table item (id int generated by default as identity primary key, name text)",
					"create sequence numbers", "create function own(int) returns int language sql as 'select $1'",
					"create procedure nothing() language sql as 'select 1'")) {
				execute(connection, sql);
			}
		}
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).on(config)) {
			try (Connection connection = pool.connection()) {
				row.use().of(connection);
				assertThat(pool.hikariActive()).as("connections in use").isEqualTo(active);
			}
			pool.assertAtRest();
		}
	}

	private static Use inTransaction(String sql) {
		return (connection) -> {
			connection.setAutoCommit(false);
			execute(connection, sql);
			connection.commit();
		};
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * A rule.
	 *
	 * @param name what it is about
	 * @param use what an application does
	 */
	record Row(String name, Use use) {

		static Row sql(String name, String sql) {
			return sql(name, sql, false);
		}

		static Row sql(String name, String sql, boolean fails) {
			return new Row(name, (connection) -> {
				try {
					execute(connection, sql);
				}
				catch (SQLException ex) {
					assertThat(fails).as(ex.getMessage()).isTrue();
				}
			});
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	@FunctionalInterface
	interface Use {

		void of(Connection connection) throws SQLException;

	}

}
