package dev.tidepool.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * What one driver does in its own way it does behind Tidepool, too.
 */
class DriverHabitsTests {

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

	@Test
	void goingOnWithANumberCompletesAStatementOnPostgres() throws SQLException {
		try (HikariDataSource bare = new HikariDataSource(postgres()); TestPool pool = pool(postgres())) {
			for (Connection each : new Connection[] { bare.getConnection(), pool.connection() }) {
				try (each) {
					assertThat(isClosedBy(each, (statement) -> statement.getMoreResults())).isFalse();
					assertThat(
							isClosedBy(each, (statement) -> statement.getMoreResults(Statement.CLOSE_CURRENT_RESULT)))
						.isTrue();
				}
			}
		}
	}

	private static boolean isClosedBy(Connection connection, Step step) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.closeOnCompletion();
			statement.execute("select 1");
			assertThat(step.on(statement)).isFalse();
			return statement.isClosed();
		}
	}

	@Test
	void aClosedStatementAsksNobodysConnectionOnPostgres() throws SQLException {
		try (TestPool pool = pool(postgres()); Connection connection = pool.connection()) {
			PreparedStatement statement = connection.prepareStatement("select ?::int");
			statement.close();
			assertThat(pool.hikariActive()).isZero();
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::getParameterMetaData)
				.withMessage("This statement has been closed.");
		}
	}

	@Test
	void aSchemaThatTheDriverIgnoresIsNotToldBackOnSqlite() throws SQLException {
		HikariConfig config = TestPool.h2(1);
		config.setJdbcUrl("jdbc:sqlite::memory:");
		try (TestPool pool = pool(config); Connection connection = pool.connection()) {
			connection.setSchema("nowhere");
			assertThat(connection.getSchema()).isNull();
			assertThat(pool.hikariActive()).isZero();
		}
	}

	@Test
	void aSchemaIsToldAsTheDatabaseKnowsIt() throws SQLException {
		try (TestPool pool = pool(postgres()); Connection connection = pool.connection()) {
			connection.setSchema("pg_catalog");
			assertThat(connection.getSchema()).isEqualTo("pg_catalog");
			assertThat(pool.hikariActive()).isZero();
		}
	}

	@Test
	void whatALargeUpdateDidIsRolledBackUnlessItIsCommitted() throws SQLException {
		try (TestPool pool = pool(TestPool.h2(2)); Connection look = pool.connection()) {
			look.createStatement().execute("create table note (id int)");
			for (boolean commits : new boolean[] { false, true }) {
				try (Connection connection = pool.connection()) {
					connection.setAutoCommit(false);
					connection.rollback();
					connection.createStatement().executeLargeUpdate("insert into note values (1)", new int[] { 1 });
					if (commits) {
						connection.commit();
					}
				}
				assertThat(count(look)).isEqualTo(commits ? 1 : 0);
			}
		}
	}

	private static int count(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select count(*) from note")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	@Test
	void rowsThatKnowOfNoStatementAreAsMariaDbsDriverHasThem() throws SQLException {
		JdbcDataSource target = new JdbcDataSource();
		target.setUrl("jdbc:h2:mem:");
		QueryPath path = new QueryPath("test", new QueryPath.Shared(), QueryPath.Features.NONE);
		try (Connection connection = new WrappedDataSource(target, path).getConnection()) {
			LogicalStatement statement = (LogicalStatement) connection.createStatement();
			try (ResultSet rows = statement.executeQuery("select 1");
					ResultSet stray = new LogicalResultSet(mock(ResultSet.class), statement, null)) {
				assertThat(rows.getStatement()).isSameAs(statement);
				assertThat(stray.getStatement()).isNull();
			}
		}
	}

	private static HikariConfig postgres() {
		HikariConfig config = TestPool.h2(1);
		config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
		return config;
	}

	private static TestPool pool(HikariConfig config) {
		return TestPool.with().leasing(Leasing.TRANSACTION).on(config);
	}

	/**
	 * Goes on to the next result.
	 */
	@FunctionalInterface
	private interface Step {

		boolean on(Statement statement) throws SQLException;

	}

}
