package dev.tidepool.nplusone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.UsualLogging;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.CreationListener;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.LeaseLedger;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.sql.StatementAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A detector that throws is nothing that an application has to care about.
 */
@ExtendWith(UsualLogging.class)
class FaultyDetectorTests {

	private final Faults faults = new Faults();

	@Test
	void whateverTheDetectorThrowsTheApplicationGetsItsRows() throws SQLException {
		Clock broken = new Clock() {

			@Override
			public Instant instant() {
				throw new IllegalStateException("no time");
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public ZoneId getZone() {
				throw new IllegalStateException("no zone");
			}

		};
		NPlusOneDetector detector = new NPlusOneDetector(NPlusOneSettings.DEFAULT, new UnitsOfWork((kind, queries) -> {
			throw new AssertionError("no listener");
		}, this.faults), new Findings(), new Associations(), broken);
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl("jdbc:h2:mem:faulty-detector");
		config.setMaximumPoolSize(1);
		int rows = 0;
		try (TidepoolDataSource dataSource = new TidepoolDataSource(config, CreationListener.NONE,
				(pool) -> new QueryPath("test",
						new QueryPath.Shared(new StatementAnalyzer(), new LeaseLedger(), this.faults),
						new QueryPath.Features(List.of(), List.of(detector), List.of(detector), Admission.OPEN)));
				Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			for (int i = 0; i < 20; i++) {
				try (ResultSet result = statement.executeQuery("select x from system_range(1, 3) where x <> " + -i)) {
					while (result.next()) {
						rows++;
					}
				}
			}
		}
		assertThat(rows).isEqualTo(60);
		assertThat(this.faults.count()).isGreaterThanOrEqualTo(2);
	}

}
