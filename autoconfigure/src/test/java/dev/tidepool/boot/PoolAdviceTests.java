package dev.tidepool.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import dev.tidepool.jdbc.TestThreads;
import dev.tidepool.jdbc.TestThreads.Call;
import dev.tidepool.pool.Diagnosis;
import dev.tidepool.pool.Diagnosis.Cause;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolView;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a pool says of itself in a running application.
 */
class PoolAdviceTests {

	private static final int CLIENTS = 4;

	private static final int SESSIONS = 40;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TidepoolAutoConfiguration.class));

	@Test
	void anApplicationThatKeepsConnectionsWithoutExecutingIsToldSo() {
		Diagnosis diagnosis = diagnosis("select 1", Work::work);
		assertThat(diagnosis.cause()).as(diagnosis.finding()).isEqualTo(Cause.APPLICATION);
		assertThat(diagnosis.otherMillis()).isGreaterThan(2);
	}

	@Test
	void aPoolThatIsTooSmallForItsStatementsIsToldFromThat() {
		Diagnosis diagnosis = diagnosis("call work()", () -> {
		});
		assertThat(diagnosis.cause()).as(diagnosis.finding()).isEqualTo(Cause.POOL);
		assertThat(diagnosis.finding()).contains("its limit of 1 is as high as 2 connections allow");
		assertThat(diagnosis.executeMillis()).isGreaterThan(2);
	}

	private Diagnosis diagnosis(String sql, Runnable between) {
		List<Diagnosis> found = new ArrayList<>();
		this.runner.withPropertyValues("spring.datasource.hikari.maximum-pool-size=2").run((context) -> {
			DataSource dataSource = context.getBean(DataSource.class);
			session(dataSource, "create alias if not exists work for '" + Work.class.getName() + ".work'", () -> {
			});
			ManagedPool pool = context.getBean(TidepoolEngine.class).pool("dataSource");
			// What follows is measured from here on
			Awaitility.await().until(() -> pool.diagnosis().seconds() > 0);
			List<Call<?>> calls = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				calls.add(TestThreads.start(() -> {
					for (int j = 0; j < SESSIONS; j++) {
						session(dataSource, sql, between);
					}
					return null;
				}));
			}
			for (Call<?> each : calls) {
				assertThat(each.failure()).isNull();
			}
			Awaitility.await().until(() -> pool.diagnosis().sessions() >= CLIENTS * SESSIONS);
			found.add(pool.view().diagnosis());
		});
		assertThat(found).hasSize(1);
		return found.get(0);
	}

	private static void session(DataSource dataSource, String sql, Runnable between) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.execute(sql);
				between.run();
			}
			connection.commit();
		}
	}

	@Test
	void postgresqlIsAskedOnAConnectionThatIsNotThePools() throws Exception {
		try (EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("max_connections", "20").start()) {
			this.runner
				.withPropertyValues("spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
						"tidepool.pool.min-connections=2")
				.run((context) -> {
					session(context.getBean(DataSource.class), "select 1", () -> {
					});
					ManagedPool pool = context.getBean(TidepoolEngine.class).pool("dataSource");
					Awaitility.await().until(() -> pool.view().sizing().server() != null);
					PoolView view = pool.view();
					assertThat(view.sizing().server().maxConnections()).isEqualTo(20);
					assertThat(view.sizing().server().reserved()).isEqualTo(3);
					assertThat(view.sizing().server().room()).isBetween(1, 17);
					assertThat(view.sizing().advice()).startsWith("The server has room for ")
						.contains("fewer than the most allowed (32)");
					assertThat(view.connections().created()).as("only the pool's own").isEqualTo(view.held());
				});
		}
	}

	/**
	 * Takes five milliseconds, in the application or in the database.
	 */
	public static final class Work {

		private Work() {
		}

		public static void work() {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
		}

	}

}
