package dev.tidepool.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.cache.CacheRule;
import dev.tidepool.cache.CacheSettings;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.jdbc.TestThreads.Call;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What cannot work fails as it does without Tidepool, and leaves nothing behind.
 */
class BadInputTests {

	/**
	 * Deep, yet well within the stack of a driver that parses by recursion: where H2
	 * overflows it depends on what the JIT has compiled. How deep Tidepool's own analysis
	 * goes is tested where it lives.
	 */
	private static final int NESTING = 200;

	private static EmbeddedPostgres postgres;

	@BeforeAll
	static void startPostgres() throws IOException {
		((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
		postgres = EmbeddedPostgres.builder().start();
	}

	@AfterAll
	static void stopPostgres() throws IOException {
		postgres.close();
	}

	static Stream<@Nullable String> badTexts() {
		String megabyte = "x".repeat(1 << 20);
		StringBuilder garbage = new StringBuilder();
		for (int i = 1; i < 3000; i++) {
			garbage.append((char) (i * 7919 % 256 + ((i % 5 == 0) ? 1000 : 1)));
		}
		return Stream.of(null, "", "   ", ";", "-- nothing", "/* never closed", "select", "selct 1 form dual",
				"select * from nowhere", "select 'never closed", "select \"never closed", "select $$ never closed",
				"insert into nowhere values (", "((((((((", ")", "?", "select ? + ? from", "{call }", "\u0001\u0002",
				garbage.toString(), "\ud800 lonely", megabyte, "select '" + megabyte, "(".repeat(NESTING),
				"select " + "(".repeat(NESTING) + "1");
	}

	@ParameterizedTest
	@EnumSource
	void theErrorIsTheDriversOwn(Database database) throws SQLException {
		HikariConfig config = database.config();
		try (HikariDataSource bare = new HikariDataSource(config); TestPool pool = TestPool.on(config)) {
			for (String sql : badTexts().toList()) {
				for (Way way : ways()) {
					String expected = outcome(bare.getConnection(), way, sql);
					assertThat(outcome(pool.connection(), way, sql)).as("%.60s", sql).isEqualTo(expected);
					pool.assertAtRest();
				}
			}
			pool.assertWorks();
			assertThat(pool.faults()).isZero();
		}
	}

	private static List<Way> ways() {
		return List.of(Statement::execute, Statement::executeQuery, Statement::executeUpdate, (statement, sql) -> {
			statement.addBatch(sql);
			return statement.executeBatch().length;
		}, (statement, sql) -> {
			try (PreparedStatement prepared = statement.getConnection().prepareStatement(sql)) {
				return prepared.execute();
			}
		}, (statement, sql) -> {
			try (PreparedStatement prepared = statement.getConnection().prepareCall(sql)) {
				return prepared.execute();
			}
		});
	}

	/** What the text does to a connection, and what of the connection remains. */
	private static String outcome(Connection borrowed, Way way, @Nullable String sql) throws SQLException {
		try (Connection connection = borrowed) {
			List<String> outcomes = new ArrayList<>();
			for (boolean autoCommit : new boolean[] { true, false }) {
				connection.setAutoCommit(autoCommit);
				try (Statement statement = connection.createStatement()) {
					Throwable thrown = catchThrowable(() -> way.run(statement, sql));
					outcomes.add(describe(thrown));
				}
				if (!autoCommit) {
					connection.rollback();
				}
			}
			return String.join("\n", outcomes);
		}
	}

	private static String describe(@Nullable Throwable thrown) {
		String text = String.valueOf(thrown);
		return (thrown instanceof SQLException ex) ? text + " [" + ex.getSQLState() + " " + ex.getErrorCode() + "]"
				: text;
	}

	@ParameterizedTest
	@EnumSource
	void aMegabyteOfValidSqlWorks(Database database) throws SQLException {
		String literal = "y".repeat(1 << 20);
		try (TestPool pool = TestPool.on(database.config());
				Connection connection = pool.connection();
				Statement statement = connection.createStatement();
				PreparedStatement prepared = connection
					.prepareStatement("select length(?) /* " + literal + " */ where 1 = ?")) {
			try (ResultSet rows = statement.executeQuery("select '" + literal + "'")) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getString(1)).isEqualTo(literal);
			}
			prepared.setString(1, literal);
			prepared.setInt(2, 1);
			try (ResultSet rows = prepared.executeQuery()) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getInt(1)).isEqualTo(1 << 20);
			}
			assertThat(pool.faults()).isZero();
		}
	}

	@Test
	void aConnectionThatDiesInMidQueryFailsWithTheDriversOwnErrorAndIsReplaced() throws Exception {
		HikariConfig config = Database.POSTGRESQL.config();
		Throwable expected;
		try (HikariDataSource bare = new HikariDataSource(config)) {
			Connection connection = bare.getConnection();
			expected = terminated(connection);
			connection.close();
		}
		try (TestPool pool = TestPool.on(config)) {
			Connection connection = pool.connection();
			connection.setAutoCommit(false);
			Throwable thrown = terminated(connection);
			assertThat(thrown).isInstanceOf(SQLException.class);
			assertThat(((SQLException) thrown).getSQLState()).isEqualTo("57P01");
			assertThat(describe(thrown)).isEqualTo(describe(expected));
			assertThat(connection.isClosed()).as("evicted").isTrue();
			connection.close();
			pool.assertAtRest();
			TestPool.eventually(() -> assertThat(pool.managed().view().connections().closed()).isOne());
			pool.assertWorks();
			assertThat(pool.faults()).isZero();
		}
	}

	private static Throwable terminated(Connection connection) throws Exception {
		int pid;
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
			rows.next();
			pid = rows.getInt(1);
		}
		Call<?> query = TestThreads.start(() -> {
			try (Statement statement = connection.createStatement()) {
				return statement.execute("select pg_sleep(30)");
			}
		});
		try (Connection other = postgres.getPostgresDatabase().getConnection();
				Statement statement = other.createStatement()) {
			TestPool.eventually(() -> {
				try (ResultSet rows = statement.executeQuery("select count(*) from pg_stat_activity where pid = " + pid
						+ " and state = 'active' and query like '%pg_sleep%'")) {
					rows.next();
					assertThat(rows.getInt(1)).isOne();
				}
			});
			statement.execute("select pg_terminate_backend(" + pid + ")");
		}
		return query.failure();
	}

	@ParameterizedTest
	@EnumSource
	void aRuleThatMatchesNothingChangesNothing(Database database) throws SQLException {
		CacheRule noTable = new CacheRule(Set.of("no_such_table"), null, null);
		CacheRule noText = new CacheRule(Set.of(), Pattern.compile("matches nothing"), Duration.ofSeconds(1));
		QueryCache cache = new QueryCache(new CacheSettings(1 << 20, Duration.ofSeconds(10), List.of(noTable, noText)));
		try (TestPool pool = TestPool.with().interceptors(cache).connectionListeners(cache).on(database.config())) {
			try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
				statement.execute("create table rule_less (id int)");
				for (int i = 0; i < 3; i++) {
					statement.executeUpdate("insert into rule_less values (" + i + ")");
					try (PreparedStatement query = connection.prepareStatement("select count(*) from rule_less");
							ResultSet rows = query.executeQuery()) {
						rows.next();
						assertThat(rows.getInt(1)).isEqualTo(i + 1);
					}
				}
			}
			assertThat(cache.statistics().hits()).isZero();
			pool.assertWorks();
			assertThat(pool.faults()).isZero();
		}
	}

	private interface Way {

		Object run(Statement statement, @Nullable String sql) throws SQLException;

	}

	/**
	 * The databases.
	 */
	enum Database {

		H2 {
			@Override
			HikariConfig config() {
				return TestPool.h2(2);
			}
		},

		POSTGRESQL {
			@Override
			HikariConfig config() {
				HikariConfig config = TestPool.h2(2);
				config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
				return config;
			}
		};

		abstract HikariConfig config();

	}

}
