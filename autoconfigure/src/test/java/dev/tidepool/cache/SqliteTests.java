package dev.tidepool.cache;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.database.LiveCatalogs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link QueryCache} on SQLite, where all statements that are open on a
 * connection are in one transaction.
 */
class SqliteTests {

	private static final String QUERY = "select name from product where id = 1";

	private static final String OTHER = "select name from maker where id = 1";

	private final LiveCatalogs catalogs = new LiveCatalogs(Duration.ofSeconds(20), Duration.ofMinutes(1));

	@TempDir
	private Path directory;

	private CacheFixture fixture;

	@BeforeEach
	void open() throws SQLException {
		// Readers do not keep others from writing, and do not see what they write
		open("jdbc:sqlite:" + this.directory.resolve("shop.db") + "?journal_mode=WAL");
		warm();
	}

	private void open(String url) throws SQLException {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setMaximumPoolSize(3);
		this.fixture = CacheFixture.empty(this.catalogs, 1 << 20, config,
				new CacheRule(Set.of(), Pattern.compile("select"), null));
		this.fixture.update("create table product (id integer primary key, name text)");
		this.fixture.update("create table maker (id integer primary key, name text)");
		this.fixture.update("insert into product values (1, 'tea'), (2, 'milk')");
		this.fixture.update("insert into maker values (1, 'first')");
	}

	@AfterEach
	void close() {
		this.fixture.close();
		this.catalogs.close();
	}

	private void warm() {
		for (String sql : List.of(QUERY, OTHER)) {
			Awaitility.await().until(() -> {
				this.fixture.query(sql);
				return this.fixture.hits(sql);
			});
		}
	}

	@Test
	void aResultIsServedUntilItsTableIsWritten() throws SQLException {
		this.fixture.update("update product set name = 'coffee' where id = 1");
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		assertThat(this.fixture.hits(QUERY)).isTrue();
		assertThat(this.fixture.hits(OTHER)).as("of another table").isTrue();
		try (Connection connection = this.fixture.connection()) {
			connection.setAutoCommit(false);
			CacheFixture.update(connection, "update product set name = 'cocoa' where id = 1");
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
			connection.commit();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("cocoa");
	}

	@Test
	void noTransactionIsServedAndNothingOfItIsKept() throws SQLException {
		for (int level : List.of(Connection.TRANSACTION_SERIALIZABLE, Connection.TRANSACTION_READ_COMMITTED)) {
			try (Connection connection = this.fixture.connection()) {
				connection.setTransactionIsolation(level);
				connection.setAutoCommit(false);
				CacheFixture.query(connection, OTHER);
				this.fixture.update("update product set name = 'level " + level + "' where id = 1");
				CacheFixture.query(connection, QUERY);
				assertThat(this.fixture.hits(connection, OTHER)).isFalse();
				connection.commit();
			}
			assertThat(this.fixture.query(QUERY)).containsExactly("level " + level);
		}
	}

	@Test
	void whatIsReadWhileAnotherResultIsOpenMayBeOld() throws SQLException {
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement("select id, name from product");
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			this.fixture.update("update maker set name = 'second' where id = 1");
			assertThat(CacheFixture.query(connection, OTHER)).as("what the driver gives").containsExactly("first");
			assertThat(this.fixture.query(OTHER)).as("for others").containsExactly("second");
			assertThat(CacheFixture.query(connection, OTHER)).as("not what others see").containsExactly("first");
		}
		assertThat(this.fixture.query(OTHER)).containsExactly("second");
	}

	@Test
	void theDriversOwnResultsAreOpenToo() throws SQLException {
		try (Connection connection = this.fixture.connection();
				ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
			tables.next();
			assertThat(this.fixture.hits(connection, OTHER)).isFalse();
		}
		assertThat(this.fixture.hits(OTHER)).isTrue();
	}

	@Test
	void aWriteWhoseRowsAreNotReadYetIsNotCommitted() throws SQLException {
		String write = "update product set name = 'juice' where id < 3 returning name";
		try (Connection connection = this.fixture.connection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(write)) {
			rows.next();
			assertThat(this.fixture.query(QUERY)).containsExactly("tea");
			assertThat(this.fixture.hits(QUERY)).isFalse();
			CacheFixture.update(connection, "update maker set name = 'third' where id = 1");
			assertThat(this.fixture.query(OTHER)).as("nor is what is written beside it").containsExactly("first");
			assertThat(this.fixture.hits(OTHER)).isFalse();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("juice");
		assertThat(this.fixture.query(OTHER)).containsExactly("third");
		warm();
	}

	@Test
	void aCommitThatIsRefusedCanBeTriedAgain() throws SQLException {
		try (Connection connection = this.fixture.connection()) {
			connection.setAutoCommit(false);
			CacheFixture.update(connection, "update product set name = 'water' where id = 1");
			try (Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery("insert into product values (3, 'oil') returning id")) {
				rows.next();
				assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
			}
			assertThat(this.fixture.cache.statistics().unknownOutcomes()).isZero();
			assertThat(this.fixture.query(QUERY)).containsExactly("tea");
			assertThat(this.fixture.hits(QUERY)).isTrue();
			connection.commit();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("water");
	}

	@Test
	void aDatabaseInMemoryMayBeAnotherOnEachConnection() throws SQLException {
		this.fixture.close();
		open("jdbc:sqlite:file:" + UUID.randomUUID() + "?mode=memory&cache=shared");
		try (Connection connection = this.fixture.connection()) {
			connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			for (int i = 0; i < 5; i++) {
				assertThat(this.fixture.hits(connection, QUERY)).isFalse();
			}
		}
		assertThat(this.fixture.cache.statistics().bypasses().get(BypassReason.RELATIONS)).isGreaterThanOrEqualTo(5);
	}

	@Test
	void anEmptyResultIsServed() throws SQLException {
		String sql = "select name from product where id = 99";
		assertThat(this.fixture.query(sql)).isEmpty();
		assertThat(this.fixture.hits(sql)).isTrue();
	}

	@Test
	void theTypeOfEachValueIsItsOwn() throws SQLException {
		this.fixture.update("create table mixed (id integer primary key, cell)");
		this.fixture
			.update("insert into mixed values (1, 7), (2, 'text'), (3, 2.5), (4, null), (5, x'0001'), (6, 1 << 40)");
		String sql = "select cell from mixed order by id";
		Awaitility.await().until(() -> {
			this.fixture.query(sql);
			return this.fixture.hits(sql);
		});
		try (Connection connection = this.fixture.connection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			long fallbacks = this.fixture.cache.statistics().fallbacks();
			rows.next();
			assertThatExceptionOfType(SQLException.class).isThrownBy(rows::wasNull);
			assertThat(rows.getInt(1)).isEqualTo(7);
			rows.next();
			assertThat(rows.getString("cell")).isEqualTo("text");
			rows.next();
			assertThat(rows.getDouble(1)).isEqualTo(2.5);
			rows.next();
			assertThat(rows.getLong(1)).isZero();
			assertThat(rows.wasNull()).isTrue();
			rows.next();
			assertThat(rows.getBytes(1)).containsExactly(0, 1);
			rows.next();
			assertThat(rows.getObject(1)).isEqualTo(1L << 40);
			assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("cell");
			assertThat(this.fixture.cache.statistics().fallbacks()).isEqualTo(fallbacks);
			assertThat(rows.getMetaData().getColumnClassName(1)).as("of the current row").isEqualTo("java.lang.Long");
		}
		this.fixture.query(sql);
		assertThat(this.fixture.hits(sql)).as("once only the driver could answer").isFalse();
	}

}
