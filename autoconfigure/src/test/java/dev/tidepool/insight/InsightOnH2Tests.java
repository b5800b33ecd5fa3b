package dev.tidepool.insight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.insight.SlowQueries.Severity;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.CreationListener;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.TidepoolDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link QueryStatistics} and {@link SlowQueries} on a real database.
 */
class InsightOnH2Tests {

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private final QueryStatistics statistics = new QueryStatistics();

	private final SlowQueries all = new SlowQueries(Duration.ZERO, Duration.ofDays(1), Clock.systemUTC());

	private final QueryListener none = this.all.withThresholds(Duration.ofDays(1), Duration.ofDays(1));

	private final TidepoolDataSource dataSource = dataSource();

	@AfterEach
	void close() {
		this.dataSource.close();
	}

	@Test
	void executionsRowsAndErrorsAreCountedByTemplate() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			for (int i = 1; i <= 3; i++) {
				read(connection, i);
			}
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> connection.createStatement().executeQuery("select nothing from nowhere"));
		}
		List<QuerySummary> summaries = this.statistics.summaries(10);
		assertThat(summaries).hasSize(2).allSatisfy((summary) -> {
			assertThat(summary.dataSource()).isEqualTo("test");
			assertThat(summary.total()).isPositive();
			assertThat(summary.p99()).isLessThanOrEqualTo(summary.max());
		});
		assertThat(summaries).filteredOn((summary) -> summary.sql().contains("system_range"))
			.singleElement()
			.satisfies((summary) -> {
				assertThat(summary.count()).isEqualTo(3);
				assertThat(summary.rows()).isEqualTo(6);
				assertThat(summary.errors()).isZero();
			});
		assertThat(summaries).filteredOn((summary) -> summary.sql().contains("nowhere"))
			.singleElement()
			.extracting(QuerySummary::errors)
			.isEqualTo(1L);
	}

	@Test
	void eachListenerHasItsOwnThresholds() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			read(connection, 1);
		}
		assertThat(this.all.count(Severity.SLOW)).isEqualTo(1);
		assertThat(this.all.count(Severity.CRITICAL)).isZero();
		assertThat(this.all.recent()).singleElement().extracting(SlowExecution::dataSource).isEqualTo("test");
	}

	@Test
	void waitingForAConnectionIsNotExecuting() throws Exception {
		CompletableFuture<Void> waiter;
		long waited;
		try (Connection holder = this.dataSource.getConnection()) {
			read(holder, 1);
			waiter = CompletableFuture.runAsync(this::executeAtOnce);
			Awaitility.await().until(() -> this.dataSource.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
			long since = System.nanoTime();
			read(holder, 1);
			waited = System.nanoTime() - since;
		}
		waiter.join();
		assertThat(waited).isPositive();
		assertThat(executed()).isPositive().isLessThanOrEqualTo(total() - waited);
	}

	@Test
	void whatGotNoConnectionDidNotExecute() throws SQLException {
		try (Connection holder = this.dataSource.getConnection()) {
			read(holder, 1);
			long before = executed();
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(() -> CompletableFuture.runAsync(this::executeAtOnce).join())
				.withRootCauseInstanceOf(SQLTransientConnectionException.class);
			assertThat(executed()).isEqualTo(before);
			assertThat(total()).isGreaterThan(before + TIMEOUT.toNanos() / 2);
		}
	}

	@Test
	void aResetDoesNotMakeUnexecuted() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			read(connection, 1);
			long before = executed();
			this.statistics.reset();
			assertThat(executed()).isEqualTo(before);
			read(connection, 1);
			assertThat(executed()).isGreaterThan(before);
		}
		assertThat(this.statistics.executedNanos("unknown")).isEmpty();
	}

	private void executeAtOnce() {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("select 1");
		}
		catch (SQLException ex) {
			throw new CompletionException(ex);
		}
	}

	private long executed() {
		return this.statistics.executedNanos("test").orElseThrow();
	}

	private long total() {
		return this.statistics.summaries(10).stream().mapToLong((each) -> each.total().toNanos()).sum();
	}

	private static void read(Connection connection, int rows) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("select x from system_range(1, ?)")) {
			statement.setInt(1, rows);
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					assertThat(result.getInt(1)).isPositive();
				}
			}
		}
	}

	private TidepoolDataSource dataSource() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl("jdbc:h2:mem:insight");
		config.setMaximumPoolSize(1);
		config.setConnectionTimeout(TIMEOUT.toMillis());
		return new TidepoolDataSource(config, CreationListener.NONE,
				(pool) -> new QueryPath("test", new QueryPath.Shared(), new QueryPath.Features(List.of(),
						List.of(this.statistics, this.all.listener(), this.none), List.of(), Admission.OPEN)));
	}

}
