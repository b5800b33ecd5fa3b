package dev.tidepool.boot.actuate;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.boot.actuate.WebApp.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the health contributor, as Actuator shows it.
 */
class HealthTests {

	/** Boot's own contributor borrows a connection, and would wait for one. */
	private static final String WITHOUT_DB = "management.health.db.enabled=false";

	/** So that a test need not wait for half a minute. */
	private static final String QUICK = "tidepool.alerts.window=1s";

	private static final String[] UNREACHABLE = { WITHOUT_DB, "spring.datasource.url=jdbc:postgresql://localhost:1/x",
			"spring.datasource.hikari.connection-timeout=250" };

	@Test
	void aPoolThatServesIsUp() {
		try (WebApp app = WebApp.exposed()) {
			app.jdbc().execute("select 1");
			Response health = app.get("/actuator/health/tidepool");
			assertThat(health.status()).isEqualTo(200);
			assertThat(health.at("/status")).isEqualTo("UP");
			assertThat(health.at("/details/pools/dataSource/limit")).isEqualTo("10");
			assertThat(health.at("/details/pools/dataSource/waiting")).isEqualTo("0");
			assertThat(app.get("/actuator/health").at("/status")).isEqualTo("UP");
		}
	}

	@Test
	void anExhaustedPoolIsDegradedAtTheRootAndAnsweredWith200() throws SQLException {
		try (WebApp app = WebApp.exposed(WITHOUT_DB, QUICK); Exhaustion exhaustion = new Exhaustion(app)) {
			eventually(app, "DEGRADED");
			Response root = app.get("/actuator/health");
			assertThat(root.status()).isEqualTo(200);
			assertThat(root.at("/status")).isEqualTo("DEGRADED");
			assertThat(root.at("/components/tidepool/status")).isEqualTo("DEGRADED");
			assertThat(root.at("/components/tidepool/details/recommendations/0"))
				.startsWith("dataSource: 100 % of the limit of 1 was in use over the last 1 s, and 1 session wait now. "
						+ "Look at the connectionpools");
		}
	}

	@Test
	void healthIsUpAgainWhenNobodyWaits() throws SQLException {
		try (WebApp app = WebApp.exposed(WITHOUT_DB, QUICK)) {
			try (Exhaustion exhaustion = new Exhaustion(app)) {
				eventually(app, "DEGRADED");
			}
			eventually(app, "UP");
		}
	}

	@Test
	void askingNeverBorrows() throws SQLException {
		try (WebApp app = WebApp.exposed(WITHOUT_DB)) {
			for (int i = 0; i < 3; i++) {
				assertThat(app.get("/actuator/health").status()).isEqualTo(200);
			}
			assertThat(app.bean(HikariDataSource.class).isRunning()).isFalse();
			try (Exhaustion exhaustion = new Exhaustion(app)) {
				assertThat(app.get("/actuator/health/tidepool").at("/details/pools/dataSource/active")).isEqualTo("1");
				assertThat(app.pool().waiting()).isOne();
			}
			long leases = app.pool().view().waits().count();
			app.get("/actuator/health/tidepool");
			assertThat(app.pool().view().waits().count()).isEqualTo(leases);
			assertThat(app.pool().active()).isZero();
		}
	}

	@Test
	void aDatabaseThatCannotBeReachedIsDown() {
		try (WebApp app = WebApp.exposed(UNREACHABLE)) {
			borrowInVain(app);
			eventually(app, "DOWN");
			Response root = app.get("/actuator/health");
			assertThat(root.status()).isEqualTo(503);
			assertThat(root.at("/status")).isEqualTo("DOWN");
			assertThat(root.at("/components/tidepool/status")).isEqualTo("DOWN");
			assertThat(root.at("/components/tidepool/details/recommendations/0"))
				.startsWith("dataSource: The last connection could not be opened: Connection to localhost:1 refused");
		}
	}

	@Test
	void aDatabaseThatCannotBeReachedDoesNotRestartTheApp() {
		try (WebApp app = WebApp.exposed(WITHOUT_DB, UNREACHABLE[1], UNREACHABLE[2],
				"management.endpoint.health.probes.enabled=true")) {
			borrowInVain(app);
			eventually(app, "DOWN");
			for (String probe : new String[] { "liveness", "readiness" }) {
				Response answer = app.get("/actuator/health/" + probe);
				assertThat(answer.status()).isEqualTo(200);
				assertThat(answer.at("/status")).isEqualTo("UP");
				assertThat(answer.body()).doesNotContain("tidepool");
			}
		}
	}

	@Test
	void theOrderOfTheUserStands() throws SQLException {
		try (WebApp app = WebApp.exposed(WITHOUT_DB, "management.endpoint.health.status.order=down,up", QUICK);
				Exhaustion exhaustion = new Exhaustion(app)) {
			Awaitility.await().untilAsserted(() -> {
				Response root = app.get("/actuator/health");
				assertThat(root.at("/status")).isEqualTo("UP");
				assertThat(root.at("/components/tidepool/status")).isEqualTo("DEGRADED");
			});
		}
	}

	@Test
	void theStatusCodeOfTheUserStands() throws SQLException {
		try (WebApp app = WebApp.exposed(WITHOUT_DB, "management.endpoint.health.status.http-mapping.degraded=207",
				QUICK); Exhaustion exhaustion = new Exhaustion(app)) {
			eventually(app, "DEGRADED");
			assertThat(app.get("/actuator/health").status()).isEqualTo(207);
		}
	}

	@Test
	void theContributorCanBeSwitchedOff() {
		try (WebApp app = WebApp.exposed("management.health.tidepool.enabled=false")) {
			assertThat(app.get("/actuator/health").body()).doesNotContain("tidepool");
		}
	}

	@Test
	void aMomentOfExhaustionIsNoMatter() throws SQLException {
		try (WebApp app = WebApp.exposed(WITHOUT_DB, "tidepool.alerts.window=10m")) {
			try (Exhaustion exhaustion = new Exhaustion(app)) {
				assertThat(app.get("/actuator/health").at("/status")).isEqualTo("UP");
			}
		}
	}

	private static void eventually(WebApp app, String status) {
		Awaitility.await().untilAsserted(() -> assertThat(app.get("/actuator/health").at("/status")).isEqualTo(status));
	}

	private static void borrowInVain(WebApp app) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> app.bean(DataSource.class).getConnection());
	}

}
