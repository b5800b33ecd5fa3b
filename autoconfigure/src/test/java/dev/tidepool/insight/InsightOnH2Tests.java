package dev.tidepool.insight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.insight.SlowQueries.Severity;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.CreationListener;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.TidepoolDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link QueryStatistics} and {@link SlowQueries} on a real database.
 */
class InsightOnH2Tests {

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
		return new TidepoolDataSource(config, CreationListener.NONE,
				(pool) -> new QueryPath("test", new QueryPath.Shared(), new QueryPath.Features(List.of(),
						List.of(this.statistics, this.all, this.none), List.of(), Admission.OPEN)));
	}

}
