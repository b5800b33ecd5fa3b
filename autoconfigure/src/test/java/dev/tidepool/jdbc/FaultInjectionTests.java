package dev.tidepool.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A driver that throws anywhere: the application catches what it would catch without
 * Tidepool, and nothing leaks.
 */
class FaultInjectionTests {

	@Test
	void theDriverIsCalledAsWithoutTidepool() throws SQLException {
		Outcome bare = bare(null, null);
		Outcome ours = ours(null, null, Leasing.CONNECTION);
		assertThat(bare.thrown()).isNull();
		assertThat(ours.calls()).isEqualTo(bare.calls());
		assertThat(ours.calls()).hasSizeGreaterThan(40)
			.contains("Connection.commit#1", "Connection.rollback#1", "Connection.releaseSavepoint#1");
		assertThat(ours.results()).isEqualTo(bare.results()).hasSizeGreaterThan(8);
	}

	@ParameterizedTest
	@EnumSource
	void whereverTheDriverThrowsTheApplicationCatchesTheSameAsWithoutTidepoolAndNothingLeaks(Fault fault)
			throws SQLException {
		for (String call : ours(null, null, Leasing.CONNECTION).calls()) {
			Outcome bare = bare(call, fault);
			Outcome ours = ours(call, fault, Leasing.CONNECTION);
			assertThat(ours.injected()).as("%s was reached", call).isNotNull();
			assertThat(describe(ours.thrown())).as("%s at %s", fault, call).isEqualTo(describe(bare.thrown()));
			assertThat(leadsToInjected(ours)).as("%s at %s is the driver's own", fault, call)
				.isEqualTo(leadsToInjected(bare));
			assertThat(ours.judged()).as("what the pool knows of %s at %s", fault, call).isEqualTo(bare.judged());
			// A plain statement is made with its first execution, after which a
			// transaction
			// counts as open; and HikariCP loses a connection to what is unchecked
			if (!call.startsWith("Connection.createStatement") && ours.injected() instanceof SQLException) {
				assertThat(ours.calls()).as("what the driver is asked after %s at %s", fault, call)
					.isEqualTo(bare.calls());
			}
		}
	}

	/**
	 * What fails when a connection goes back early is not the application's concern.
	 */
	@ParameterizedTest
	@EnumSource
	void whereConnectionsGoBackEarlyNothingLeaksAndOnlyTheDriversOwnErrorsAreSeen(Fault fault) throws SQLException {
		Outcome calm = ours(null, null, Leasing.TRANSACTION);
		assertThat(calm.thrown()).isNull();
		assertThat(calm.results()).isEqualTo(bare(null, null).results());
		for (String call : calm.calls()) {
			Outcome outcome = ours(call, fault, Leasing.TRANSACTION);
			assertThat(outcome.injected()).as("%s was reached", call).isNotNull();
			assertThat(outcome.thrown() == null || leadsToInjected(outcome))
				.as("%s at %s: %s", fault, call, outcome.thrown())
				.isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aDriverThatThrowsWhileAConnectionIsOpenedLeavesNoConnectionBehind(Fault fault) throws SQLException {
		for (String call : List.of("DataSource.getConnection#1", "Connection.getTransactionIsolation#1")) {
			FaultyDriver driver = new FaultyDriver();
			try (TestPool pool = TestPool.on(config(driver))) {
				driver.arm(call, fault);
				catchThrowable(pool::connection);
				assertThat(driver.thrown()).as("%s was reached", call).isNotNull();
				driver.disarm();
				pool.assertWorks();
				assertThat(pool.faults()).isZero();
			}
			TestPool.eventually(() -> assertThat(driver.open()).as(call).isZero());
		}
	}

	private static Outcome bare(@Nullable String call, @Nullable Fault fault) throws SQLException {
		FaultyDriver driver = new FaultyDriver();
		try (HikariDataSource pool = new HikariDataSource(config(driver))) {
			warmUp(pool);
			return run(driver, pool, call, fault);
		}
	}

	private static Outcome ours(@Nullable String call, @Nullable Fault fault, Leasing leasing) throws SQLException {
		FaultyDriver driver = new FaultyDriver();
		Outcome outcome;
		try (TestPool pool = TestPool.with().leasing(leasing).on(config(driver))) {
			warmUp(pool.dataSource());
			assertThat(pool.managed().limit()).isEqualTo(1);
			outcome = run(driver, pool.dataSource(), call, fault);
			pool.assertAtRest();
			pool.assertWorks();
			assertThat(pool.faults()).as("faults of Tidepool's own, %s", call).isZero();
		}
		TestPool.eventually(() -> assertThat(driver.open()).as(call).isZero());
		return outcome;
	}

	private static Outcome run(FaultyDriver driver, DataSource pool, @Nullable String call, @Nullable Fault fault) {
		driver.arm(call, fault);
		List<Object> results = new ArrayList<>();
		Throwable thrown = catchThrowable(() -> scenario(pool, results));
		driver.disarm();
		return new Outcome(driver.calls(), results, thrown, driver.thrown(), judged(driver));
	}

	private static HikariConfig config(FaultyDriver driver) {
		HikariConfig config = TestPool.h2(2);
		config.setJdbcUrl(null);
		config.setDataSource(driver.dataSource());
		config.setExceptionOverride(driver);
		return config;
	}

	private static void warmUp(DataSource pool) throws SQLException {
		try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("create table item (id int auto_increment primary key, name varchar(20))");
			statement.execute("insert into item (name) values ('a'), ('b'), ('c')");
		}
	}

	private static void scenario(DataSource pool, List<Object> results) throws SQLException {
		tidy(pool, results);
		untidy(pool, results);
	}

	/**
	 * Leaves to the pool what it can leave.
	 */
	private static void untidy(DataSource pool, List<Object> results) throws SQLException {
		try (Connection connection = pool.getConnection()) {
			connection.setAutoCommit(false);
			results.add(connection.createStatement().executeUpdate("update item set name = 'left'"));
			PreparedStatement query = connection.prepareStatement("select name from item where id = ?");
			query.setInt(1, 1);
			ResultSet rows = query.executeQuery();
			results.add(rows.next() && "left".equals(rows.getString(1)));
		}
		try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
			ResultSet rows = statement.executeQuery("select count(*) from item where name = 'left'");
			rows.next();
			results.add(rows.getInt(1));
		}
	}

	/**
	 * Everything an application does with a connection, each thing closed in any case.
	 */
	private static void tidy(DataSource pool, List<Object> results) throws SQLException {
		try (Connection connection = pool.getConnection()) {
			connection.setAutoCommit(false);
			try (PreparedStatement query = connection.prepareStatement("select id, name from item where id > ?")) {
				query.setInt(1, 1);
				try (ResultSet rows = query.executeQuery()) {
					while (rows.next()) {
						results.add(rows.getInt("id") + rows.getString(2));
					}
				}
			}
			try (PreparedStatement update = connection.prepareStatement("update item set name = ? where id = ?")) {
				update.setString(1, "x");
				update.setLong(2, 2);
				results.add(update.executeUpdate());
				update.setNull(1, java.sql.Types.VARCHAR);
				update.setObject(2, 3);
				update.addBatch();
				update.setString(1, "y");
				update.addBatch();
				results.add(update.executeBatch().length);
			}
			Savepoint savepoint = connection.setSavepoint();
			try (Statement delete = connection.createStatement()) {
				results.add(delete.executeUpdate("delete from item"));
			}
			connection.rollback(savepoint);
			connection.releaseSavepoint(savepoint);
			connection.commit();
			try (PreparedStatement insert = connection.prepareStatement("insert into item (name) values (?)",
					Statement.RETURN_GENERATED_KEYS)) {
				insert.setString(1, "z");
				results.add(insert.executeUpdate());
				try (ResultSet keys = insert.getGeneratedKeys()) {
					results.add(keys.next());
				}
			}
			try (CallableStatement callable = connection.prepareCall("call abs(?)")) {
				callable.setInt(1, -7);
				results.add(callable.execute());
				try (ResultSet rows = callable.getResultSet()) {
					rows.next();
					results.add(rows.getInt(1));
				}
			}
			connection.rollback();
			try (Statement statement = connection.createStatement()) {
				statement.setFetchSize(5);
				results.add(statement.execute("select count(*) from item"));
				try (ResultSet rows = statement.getResultSet()) {
					rows.next();
					results.add(rows.getLong(1));
				}
				results.add(statement.getMoreResults());
				results.add(statement.getUpdateCount());
			}
		}
	}

	/**
	 * Class, message, SQLState and whatever was suppressed.
	 */
	private static @Nullable String describe(@Nullable Throwable thrown) {
		if (thrown == null) {
			return null;
		}
		StringBuilder text = new StringBuilder(thrown.toString());
		if (thrown instanceof SQLException ex) {
			text.append(" [").append(ex.getSQLState()).append(' ').append(ex.getErrorCode()).append(']');
		}
		for (Throwable suppressed : thrown.getSuppressed()) {
			text.append(" suppressed: ").append(describe(suppressed));
		}
		return text.toString();
	}

	private static boolean leadsToInjected(Outcome outcome) {
		return leadsTo(outcome.thrown(), outcome.injected(), Collections.newSetFromMap(new IdentityHashMap<>()));
	}

	private static boolean leadsTo(@Nullable Throwable from, @Nullable Throwable to, Set<Throwable> seen) {
		if (from == null || to == null || !seen.add(from)) {
			return false;
		}
		boolean next = from instanceof SQLException ex && leadsTo(ex.getNextException(), to, seen);
		boolean suppressed = List.of(from.getSuppressed()).stream().anyMatch((each) -> leadsTo(each, to, seen));
		return from == to || next || suppressed || leadsTo(from.getCause(), to, seen);
	}

	/**
	 * What the pool asked about, whether a connection is to be given up for it.
	 */
	private static Set<String> judged(FaultyDriver driver) {
		return driver.judged().stream().map(FaultInjectionTests::describe).collect(Collectors.toSet());
	}

	private record Outcome(List<String> calls, List<Object> results, @Nullable Throwable thrown,
			@Nullable Throwable injected, Set<String> judged) {

	}

	/**
	 * What a driver may throw.
	 */
	enum Fault implements Supplier<Throwable> {

		SQL_EXCEPTION {
			@Override
			public Throwable get() {
				return new SQLException("planted", "42000", 7);
			}
		},

		CONNECTION_LOST {
			@Override
			public Throwable get() {
				return new SQLException("planted", "08006");
			}
		},

		RUNTIME_EXCEPTION {
			@Override
			public Throwable get() {
				return new IllegalStateException("planted");
			}
		},

		ERROR {
			@Override
			public Throwable get() {
				return new AssertionError("planted");
			}
		}

	}

}
