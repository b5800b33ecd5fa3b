package dev.tidepool.boot.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;
import dev.tidepool.TidepoolAlertEvent;
import dev.tidepool.TidepoolAlertEvent.State;
import dev.tidepool.UsualLogging;
import dev.tidepool.boot.alert.NPlusOneAlerts;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneFinding;
import dev.tidepool.nplusone.UnitOfWork;
import dev.tidepool.nplusone.UnitsOfWork;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every alert is provoked by what it is about, in a running application: it is logged,
 * published, shown by the health, and goes.
 */
@ExtendWith({ UsualLogging.class, OutputCaptureExtension.class })
class AlertsInAnAppTests {

	private static final String[] QUICK = { "management.health.db.enabled=false", "tidepool.alerts.window=1s",
			"tidepool.alerts.repeat-interval=1s" };

	@Test
	void anExhaustedPool(CapturedOutput output) throws SQLException {
		try (WebApp app = start("tidepool.alerts.wait-threshold=500ms")) {
			try (Exhaustion exhaustion = new Exhaustion(app)) {
				hears(app, State.RAISED, Rule.UTILIZATION, Severity.CRITICAL);
				assertThat(app.get("/actuator/health").at("/status")).isEqualTo("DEGRADED");
				assertThat(app.get("/actuator/tidepool").at("/alerts/0/rule")).isEqualTo("UTILIZATION");
			}
			hears(app, State.RAISED, Rule.WAIT, Severity.CRITICAL);
			hears(app, State.CLEARED, Rule.UTILIZATION, null);
			hears(app, State.CLEARED, Rule.WAIT, null);
			assertThat(app.get("/actuator/health").at("/status")).isEqualTo("UP");
			assertThat(output).contains(
					"Alert on dataSource: 100 % of the limit of 1 was in use over the last 1 s, and 1 session wait now")
				.containsPattern("Alert over on dataSource after \\d+ s: ");
		}
	}

	@Test
	void sessionsThatGetNoConnectionInTime() throws SQLException {
		try (WebApp app = start("tidepool.pool.acquire-timeout=250ms")) {
			app.pool().pin(1);
			try (Connection holder = app.bean(DataSource.class).getConnection()) {
				holder.setAutoCommit(false);
				holder.createStatement().execute("select 1");
				// On another thread, because one that holds a connection passes
				assertThat(CompletableFuture.runAsync(() -> app.jdbc().execute("select 2")))
					.failsWithin(Duration.ofSeconds(20));
			}
			hears(app, State.RAISED, Rule.TIMEOUT, Severity.CRITICAL);
			hears(app, State.CLEARED, Rule.TIMEOUT, null);
		}
	}

	@Test
	void connectionsThatAreSlowToOpen() throws SQLException {
		try (WebApp app = start("spring.datasource.url=jdbc:slow:h2:mem:slow",
				"spring.datasource.driver-class-name=" + SlowDriver.class.getName())) {
			List<Connection> connections = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				Connection connection = app.bean(DataSource.class).getConnection();
				connection.setAutoCommit(false);
				connection.createStatement().execute("select 1");
				connections.add(connection);
			}
			hears(app, State.RAISED, Rule.ESTABLISH, Severity.WARNING);
			for (Connection connection : connections) {
				connection.close();
			}
			hears(app, State.CLEARED, Rule.ESTABLISH, null);
		}
	}

	@Test
	void aDatabaseThatIsStopped(CapturedOutput output) throws IOException, SQLException {
		EmbeddedPostgres postgres = EmbeddedPostgres.start();
		int port = postgres.getPort();
		try (WebApp app = start("spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
				"spring.datasource.hikari.connection-timeout=500")) {
			app.jdbc().execute("select 1");
			postgres.close();
			app.bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
			eventually().untilAsserted(() -> {
				assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> app.jdbc().execute("select 1"));
				assertThat(app.get("/actuator/health").at("/status")).isEqualTo("DOWN");
			});
			hears(app, State.RAISED, Rule.CONNECT, Severity.CRITICAL);
			assertThat(app.get("/actuator/health").status()).isEqualTo(503);
			assertThat(output).contains("Alert on dataSource: The last connection could not be opened: ");
			postgres = EmbeddedPostgres.builder().setPort(port).start();
			eventually().ignoreExceptions().untilAsserted(() -> app.jdbc().execute("select 1"));
			hears(app, State.CLEARED, Rule.CONNECT, null);
			eventually().untilAsserted(() -> assertThat(app.get("/actuator/health").at("/status")).isEqualTo("UP"));
		}
		finally {
			postgres.close();
		}
	}

	@Test
	void aCommitWhoseConnectionIsLostOnTheWay() throws IOException {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
				WebApp app = start("spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"))) {
			app.jdbc().execute("create table account (id int)");
			app.jdbc().execute("""
					create function die() returns trigger language plpgsql as
					$$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$""");
			app.jdbc().execute("""
					create constraint trigger at_commit after insert on account deferrable initially deferred
					for each row execute function die()""");
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> app.bean(TransactionTemplate.class)
				.executeWithoutResult(
						(status) -> assertThat(app.jdbc().update("insert into account values (1)")).isOne()));
			TidepoolAlertEvent raised = hears(app, State.RAISED, Rule.UNKNOWN_COMMIT, Severity.WARNING);
			assertThat(raised.alert().message()).startsWith("1 write ended without an answer from the database");
			assertThat(app.bean(QueryCache.class).settle()).isOne();
			hears(app, State.CLEARED, Rule.UNKNOWN_COMMIT, null);
		}
	}

	@Test
	void aHeapThatIsNearlyFull() throws Exception {
		Path output = Files.createTempFile("small-heap", ".txt");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx128m", "-cp", System.getProperty("java.class.path"), SmallHeap.class.getName())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
			assertThat(output).content()
				.containsPattern("RAISED WARNING heap: \\d+ % of the old generation is in use after a collection")
				.containsPattern("CLEARED WARNING heap: ");
			assertThat(process.exitValue()).isZero();
		}
		finally {
			process.destroyForcibly();
			Files.delete(output);
		}
	}

	@Test
	void anNPlusOne() {
		try (WebApp app = start()) {
			try (UnitsOfWork.Scope job = app.bean(UnitsOfWork.class).begin(UnitOfWork.Kind.JOB, "create")) {
				app.bean(WebApp.Cities.class).create();
			}
			assertThat(app.bean(Findings.class).all()).extracting(NPlusOneFinding::kind)
				.contains(NPlusOneFinding.Kind.WRITE_LOOP);
			assertThat(app.bean(NPlusOneAlerts.class).check(Instant.now())).as("a loop of writes is no N+1").isEmpty();
			app.getFromServer("/cities/8");
			TidepoolAlertEvent raised = hears(app, State.RAISED, Rule.NPLUSONE, Severity.WARNING);
			assertThat(raised.alert().pool()).isEqualTo(WebApp.POOL);
			assertThat(raised.alert().message()).startsWith("N+1 in GET /cities/{count}: one query ran 8 times")
				.contains(WebApp.class.getSimpleName());
			app.getFromServer("/cities/8");
			app.bean(Findings.class).all().forEach((finding) -> app.bean(Findings.class).acknowledge(finding.id()));
			hears(app, State.CLEARED, Rule.NPLUSONE, null);
			assertThat(app.get("/actuator/health").at("/status")).isEqualTo("UP");
		}
	}

	@Test
	void anNPlusOneThatIsNotToBeReportedIsNoAlert() {
		try (WebApp app = start("tidepool.nplusone.action=none")) {
			app.bean(WebApp.Cities.class).create();
			app.getFromServer("/cities/8");
			assertThat(app.bean(Findings.class).all()).isNotEmpty();
			assertThat(app.bean(NPlusOneAlerts.class).check(Instant.now())).isEmpty();
		}
	}

	private static WebApp start(String... properties) {
		List<String> all = new ArrayList<>(List.of(QUICK));
		all.addAll(List.of(properties));
		WebApp app = WebApp.exposed(all.toArray(String[]::new));
		((Logger) LoggerFactory.getLogger("dev.tidepool")).setLevel(Level.INFO);
		return app;
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(60));
	}

	static TidepoolAlertEvent hears(WebApp app, State state, Rule rule, Severity severity) {
		return eventually()
			.until(() -> app.bean(WebApp.Heard.class)
				.events()
				.stream()
				.filter((event) -> event.state() == state && event.alert().rule() == rule
						&& (severity == null || event.alert().severity() == severity))
				.findFirst(), Optional::isPresent)
			.get();
	}

}
