package dev.tidepool.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.TestThreads.Call;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcPreparedStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link LogicalConnection} on a real pool.
 */
class LogicalConnectionTests {

	private final HikariConfig config = TestPool.h2(2);

	private final TestPool pool = TestPool.on(this.config);

	@AfterEach
	void close() {
		this.pool.assertAtRest();
		assertThat(this.pool.faults()).isZero();
		this.pool.close();
	}

	/**
	 * The driver is asked once whether connections can be made read-only.
	 */
	private static void readOnlyIsAccepted(TestPool pool) throws SQLException {
		try (Connection connection = pool.connection()) {
			connection.setReadOnly(true);
		}
	}

	// The lease

	@Test
	void nothingIsBorrowedBeforeItIsNeeded() throws SQLException {
		readOnlyIsAccepted(this.pool);
		try (Connection connection = this.pool.connection()) {
			connection.setAutoCommit(false);
			connection.setReadOnly(true);
			connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			Statement statement = connection.createStatement();
			assertThat(connection.getAutoCommit()).isFalse();
			assertThat(connection.isReadOnly()).isTrue();
			assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
			assertThat(connection.isClosed()).isFalse();
			assertThat((Object) connection.getWarnings()).isNull();
			connection.commit();
			connection.rollback();
			assertLeases(0);
			statement.execute("select 1");
			assertLeases(1);
		}
		assertLeases(0);
	}

	@Test
	void autoCommitOfAFreshConnectionIsKnownWithoutBorrowing() throws SQLException {
		try (Connection connection = this.pool.connection()) {
			assertThat(connection.getAutoCommit()).isTrue();
			assertLeases(0);
		}
		HikariConfig manual = TestPool.h2(2);
		manual.setAutoCommit(false);
		try (TestPool other = TestPool.on(manual); Connection connection = other.connection()) {
			assertThat(connection.getAutoCommit()).isFalse();
			connection.commit();
			connection.rollback();
			assertThat(other.hikariActive()).isZero();
		}
	}

	@Test
	void metaDataAndPreparingAndQuestionsToTheDriverBorrow() throws SQLException {
		List<Use> uses = List.of(Connection::getMetaData, (connection) -> connection.prepareStatement("select 1"),
				(connection) -> connection.prepareCall("call 1"), Connection::getCatalog,
				(connection) -> connection.nativeSQL("select 1"), (connection) -> connection.isValid(1));
		for (Use use : uses) {
			try (Connection connection = this.pool.connection()) {
				use.of(connection);
				assertLeases(1);
			}
			assertLeases(0);
		}
	}

	@Test
	void recordedSettingsHoldOnceBorrowedAndNotForTheNextOne() throws SQLException {
		try (Connection connection = this.pool.connection()) {
			connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			connection.setAutoCommit(false);
			connection.setReadOnly(true);
			Connection physical = connection.getMetaData().getConnection();
			assertThat(physical.getAutoCommit()).isFalse();
			assertThat(physical.isReadOnly()).isTrue();
			assertThat(physical.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
			assertThat(connection.getAutoCommit()).isFalse();
			assertThat(connection.isReadOnly()).isTrue();
			assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
		}
		try (Connection connection = this.pool.connection()) {
			assertThat(connection.isReadOnly()).isFalse();
			assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
			assertThat(connection.getMetaData().getConnection().getAutoCommit()).isTrue();
		}
	}

	@Test
	void aDriverThatRefusesToReadOnlySaysSoWhenItIsAsked() throws SQLException {
		FaultyDriver driver = new FaultyDriver();
		HikariConfig faulty = TestPool.h2(2);
		faulty.setJdbcUrl(null);
		faulty.setDataSource(driver.dataSource());
		try (TestPool refusing = TestPool.on(faulty)) {
			Connection connection = refusing.connection();
			driver.arm("Connection.setReadOnly#1", () -> new SQLException("no"));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.setReadOnly(true))
				.withMessage("no");
			driver.disarm();
			assertThat(connection.isReadOnly()).isFalse();
			connection.close();
			refusing.assertAtRest();
		}
	}

	@Test
	void settingsMadeWhileBorrowedReachTheDriverAtOnce() throws SQLException {
		try (Connection connection = this.pool.connection()) {
			Connection physical = connection.getMetaData().getConnection();
			connection.setAutoCommit(false);
			connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
			assertThat(physical.getAutoCommit()).isFalse();
			assertThat(physical.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_UNCOMMITTED);
		}
	}

	@Test
	void aSettingThatTheDriverRefusesSurfacesAndGivesTheConnectionBack() throws SQLException {
		FaultyDriver driver = new FaultyDriver();
		HikariConfig faulty = TestPool.h2(2);
		faulty.setJdbcUrl(null);
		faulty.setDataSource(driver.dataSource());
		try (TestPool refusing = TestPool.on(faulty)) {
			refusing.assertWorks();
			readOnlyIsAccepted(refusing);
			Connection connection = refusing.connection();
			connection.setReadOnly(true);
			driver.arm("Connection.setReadOnly#1", () -> new SQLException("no"));
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::getMetaData).withMessage("no");
			refusing.assertAtRest();
			driver.disarm();
			assertThat(connection.getMetaData().getConnection().isReadOnly()).isTrue();
			connection.close();
			refusing.assertAtRest();
		}
	}

	// Transactions

	@Test
	void closingAnOpenTransactionRollsItBack() throws SQLException {
		createTable();
		try (Connection connection = this.pool.connection()) {
			connection.setAutoCommit(false);
			execute(connection, "insert into item values (1)");
		}
		assertThat(count()).isZero();
	}

	@Test
	void aCommitAndTheSwitchToAutoCommitMakeItLast() throws SQLException {
		createTable();
		try (Connection connection = this.pool.connection()) {
			connection.setAutoCommit(false);
			execute(connection, "insert into item values (1)");
			connection.commit();
			execute(connection, "insert into item values (2)");
			connection.rollback();
			execute(connection, "insert into item values (3)");
			connection.setAutoCommit(true);
		}
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void sayingCommitWithoutATransactionIsLeftToTheDriver() throws SQLException {
		try (Connection connection = this.pool.connection()) {
			connection.commit();
			connection.rollback();
			assertLeases(1);
		}
	}

	// The end

	@Test
	void closingTwiceGivesBackOnce() throws SQLException {
		Connection connection = this.pool.connection();
		execute(connection, "select 1");
		connection.close();
		connection.close();
		assertThat(connection.isClosed()).isTrue();
		assertThat(connection.isValid(1)).isFalse();
		connection.abort(Runnable::run);
		this.pool.assertAtRest();
		this.pool.assertWorks();
	}

	@Test
	void aClosedConnectionAnswersAsHikariDoes() throws SQLException {
		try (HikariDataSource bare = new HikariDataSource(this.config)) {
			for (boolean used : new boolean[] { false, true }) {
				Connection expected = bare.getConnection();
				Connection actual = this.pool.connection();
				if (used) {
					execute(expected, "select 1");
					execute(actual, "select 1");
				}
				expected.close();
				actual.close();
				uses().forEach((name, use) -> assertThat(describe(catchThrowable(() -> use.of(actual))))
					.as("%s, used before: %s", name, used)
					.isEqualTo(describe(catchThrowable(() -> use.of(expected)))));
			}
		}
	}

	private static Map<String, Use> uses() {
		Map<String, Use> uses = new LinkedHashMap<>();
		uses.put("createStatement", Connection::createStatement);
		uses.put("prepareStatement", (connection) -> connection.prepareStatement("select 1"));
		uses.put("prepareCall", (connection) -> connection.prepareCall("call 1"));
		uses.put("commit", (connection) -> {
			connection.commit();
			return null;
		});
		uses.put("rollback", (connection) -> {
			connection.rollback();
			return null;
		});
		uses.put("setAutoCommit", (connection) -> {
			connection.setAutoCommit(false);
			return null;
		});
		uses.put("getAutoCommit", Connection::getAutoCommit);
		uses.put("setReadOnly", (connection) -> {
			connection.setReadOnly(true);
			return null;
		});
		uses.put("isReadOnly", Connection::isReadOnly);
		uses.put("getTransactionIsolation", Connection::getTransactionIsolation);
		uses.put("getMetaData", Connection::getMetaData);
		uses.put("getWarnings", Connection::getWarnings);
		uses.put("setSavepoint", Connection::setSavepoint);
		uses.put("setSchema", (connection) -> {
			connection.setSchema("x");
			return null;
		});
		uses.put("createArrayOf", (connection) -> connection.createArrayOf("int", new Object[0]));
		uses.put("isClosed", Connection::isClosed);
		uses.put("isValid", (connection) -> connection.isValid(1));
		return uses;
	}

	@Test
	void abortEndsTheConnectionAndItsClosingGivesThePermitBack() throws SQLException {
		Connection connection = this.pool.connection();
		execute(connection, "select 1");
		connection.abort(Runnable::run);
		connection.close();
		this.pool.assertAtRest();
		this.pool.assertWorks();
	}

	@Test
	void abortOfAConnectionThatBorrowedNothingClosesIt() throws SQLException {
		Connection connection = this.pool.connection();
		connection.abort(Runnable::run);
		assertThat(connection.isClosed()).isTrue();
		assertLeases(0);
	}

	@Test
	void aConnectionClosedOnAnotherThreadGivesItsPermitBackToTheThreadThatTookIt() throws Exception {
		Connection connection = this.pool.connection();
		execute(connection, "select 1");
		assertThat(this.pool.shared().ledger().account().held()).isEqualTo(1);
		TestThreads.start(() -> {
			connection.close();
			this.pool.assertAtRest();
			return null;
		}).result();
		this.pool.assertAtRest();
		this.pool.assertWorks();
	}

	@Test
	void aConnectionClosedWhileItWaitsForItsLeaseKeepsNothing() throws Exception {
		Connection holder = this.pool.connection();
		execute(holder, "select 1");
		Connection connection = TestThreads.start(this.pool::connection).result();
		Call<?> waiter = TestThreads.start(() -> connection.createStatement().execute("select 1"));
		TestPool.eventually(() -> assertThat(this.pool.managed().waiting()).isOne());
		connection.close();
		holder.close();
		assertThat(waiter.failure()).isInstanceOf(SQLException.class).hasMessage("Connection is closed");
		this.pool.assertAtRest();
		this.pool.assertWorks();
	}

	@Test
	void twoThreadsThatNeedTheSameConnectionAtOnceShareOneLease() throws Exception {
		try (TestPool wider = TestPool.on(TestPool.h2(3))) {
			Connection first = wider.connection();
			Connection second = TestThreads.start(wider::connection).result();
			execute(first, "select 1");
			TestThreads.start(() -> second.createStatement().execute("select 1")).result();
			Connection shared = wider.connection();
			Call<Boolean> one = TestThreads.start(() -> shared.createStatement().execute("select 1"));
			Call<Boolean> two = TestThreads.start(() -> shared.createStatement().execute("select 1"));
			TestPool.eventually(() -> assertThat(wider.managed().waiting()).isEqualTo(2));
			first.close();
			second.close();
			assertThat(one.result()).isTrue();
			assertThat(two.result()).isTrue();
			assertThat(wider.managed().active()).isOne();
			assertThat(wider.hikariActive()).isOne();
			shared.close();
			wider.assertAtRest();
		}
	}

	@Test
	void cancelFromAnotherThreadStopsWhatRuns() throws Exception {
		try (Connection connection = this.pool.connection(); Statement statement = connection.createStatement()) {
			statement.cancel();
			CountDownLatch running = new CountDownLatch(1);
			Call<?> query = TestThreads.start(() -> {
				running.countDown();
				return statement
					.executeQuery("select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b");
			});
			running.await();
			TestPool.eventually(() -> {
				statement.cancel();
				assertThat(query.future()).isDone();
			});
			assertThat(query.failure()).isInstanceOf(SQLException.class)
				.satisfies((ex) -> assertThat(((SQLException) ex).getSQLState()).isEqualTo("57014"));
		}
	}

	// Nesting

	@Test
	void aThreadThatHoldsAConnectionNeedsNoSecondPermit() throws SQLException {
		assertThat(this.pool.managed().limit()).isOne();
		try (Connection outer = this.pool.connection(); Connection inner = this.pool.connection()) {
			execute(outer, "select 1");
			execute(inner, "select 1");
			assertThat(this.pool.managed().active()).isEqualTo(2);
			assertThat(this.pool.managed().view().nested()).isOne();
			assertLeases(2);
			outer.close();
			assertThat(this.pool.managed().active()).isOne();
			execute(inner, "select 1");
		}
		this.pool.assertAtRest();
		this.pool.assertWorks();
	}

	@Test
	void aThreadThatHoldsAConnectionOfAnotherPoolIsNestedToo() throws Exception {
		try (TestPool other = TestPool.with().shared(this.pool.shared()).on(TestPool.h2(2));
				Connection held = this.pool.connection()) {
			execute(held, "select 1");
			Connection blocking = TestThreads.start(() -> {
				Connection connection = other.connection();
				execute(connection, "select 1");
				return connection;
			}).result();
			assertThat(other.managed().utilization()).isEqualTo(1.0);
			try (Connection connection = other.connection()) {
				execute(connection, "select 1");
				assertThat(other.managed().view().nested()).isOne();
			}
			blocking.close();
			assertThat(other.managed().active()).isZero();
		}
	}

	// Leading back

	@Test
	void statementsAndRowsLeadBackToTheObjectsInTheApplicationsHands() throws SQLException {
		try (Connection connection = this.pool.connection()) {
			Statement statement = connection.createStatement();
			PreparedStatement prepared = connection.prepareStatement("select 1");
			CallableStatement callable = connection.prepareCall("call 1");
			assertThat(statement.getConnection()).isSameAs(connection);
			assertThat(prepared.getConnection()).isSameAs(connection);
			assertThat(callable.getConnection()).isSameAs(connection);
			assertThat(statement.executeQuery("select 1").getStatement()).isSameAs(statement);
			assertThat(prepared.executeQuery().getStatement()).isSameAs(prepared);
			assertThat(callable.executeQuery().getStatement()).isSameAs(callable);
			execute(connection, "create table item (id int auto_increment primary key)");
			statement.executeUpdate("insert into item default values", Statement.RETURN_GENERATED_KEYS);
			assertThat(statement.getGeneratedKeys().getStatement()).isSameAs(statement);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void resultsOfExecuteAreReadOneAfterTheOther(boolean direct) throws SQLException {
		try (Connection connection = this.pool.connection(); Statement statement = connection.createStatement()) {
			assertThat(statement.execute("select 7")).isTrue();
			ResultSet rows = statement.getResultSet();
			assertThat(statement.getResultSet()).isSameAs(rows);
			assertThat(rows.getStatement()).isSameAs(statement);
			assertThat(rows.next()).isTrue();
			assertThat(rows.getInt(1)).isEqualTo(7);
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
			assertThat(direct ? statement.getMoreResults() : statement.getMoreResults(Statement.CLOSE_CURRENT_RESULT))
				.isFalse();
			assertThat(rows.isClosed()).isTrue();
			assertThat(statement.getResultSet()).isNull();
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
			assertThat(statement.execute("create table item (id int)")).isFalse();
			assertThat(statement.execute("insert into item values (1), (2)")).isFalse();
			assertThat(statement.getUpdateCount()).isEqualTo(2);
			assertThat(statement.getLargeUpdateCount()).isEqualTo(2);
			assertThat(statement.getResultSet()).isNull();
		}
	}

	@Test
	void aStatementOutlivesNeitherItselfNorItsConnection() throws SQLException {
		Connection connection = this.pool.connection();
		Statement unused = connection.createStatement();
		Statement used = connection.createStatement();
		used.execute("select 1");
		assertThat(unused.isClosed()).isFalse();
		connection.close();
		assertThat(unused.isClosed()).isTrue();
		assertThat(used.isClosed()).isTrue();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> unused.execute("select 1"));
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> used.execute("select 1"));
		used.close();
		unused.close();
		this.pool.assertAtRest();
	}

	@Test
	void unwrapsToItselfAndToTheDriversOwn() throws SQLException {
		try (Connection connection = this.pool.connection();
				PreparedStatement statement = connection.prepareStatement("select 1")) {
			assertThat((Object) connection.unwrap(Connection.class)).isSameAs(connection);
			assertThat(connection.isWrapperFor(Connection.class)).isTrue();
			assertThat(((Session) connection).isUnderstood()).isTrue();
			assertThat(connection.isWrapperFor(JdbcConnection.class)).isTrue();
			assertThat((Object) connection.unwrap(JdbcConnection.class)).isInstanceOf(JdbcConnection.class);
			assertThat(((Session) connection).isUnderstood()).isFalse();
			assertThat((Object) statement.unwrap(PreparedStatement.class)).isSameAs(statement);
			assertThat(statement.isWrapperFor(JdbcPreparedStatement.class)).isTrue();
			assertThat((Object) statement.unwrap(JdbcPreparedStatement.class))
				.isInstanceOf(JdbcPreparedStatement.class);
			assertThat(connection.isWrapperFor(String.class)).isFalse();
			assertThat(catchThrowable(() -> connection.unwrap(String.class))).isInstanceOf(SQLException.class);
		}
	}

	@Test
	void thereAreNoWarningsAndTheyCanBeCleared() throws SQLException {
		try (Connection connection = this.pool.connection(); Statement statement = connection.createStatement()) {
			assertThat((Object) connection.getWarnings()).isNull();
			connection.clearWarnings();
			assertThat((Object) statement.getWarnings()).isNull();
			statement.clearWarnings();
		}
	}

	private void assertLeases(int number) {
		assertThat(this.pool.hikariActive()).as("HikariCP's active").isEqualTo(number);
		assertThat(this.pool.managed().active()).as("permits").isEqualTo(number);
	}

	private void createTable() throws SQLException {
		try (Connection connection = this.pool.connection()) {
			execute(connection, "create table item (id int)");
		}
	}

	private int count() throws SQLException {
		try (Connection connection = this.pool.connection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select count(*) from item")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String describe(Throwable thrown) {
		return (thrown instanceof SQLException ex) ? ex + " [" + ex.getSQLState() + "]" : String.valueOf(thrown);
	}

	private interface Use {

		Object of(Connection connection) throws SQLException;

	}

}
