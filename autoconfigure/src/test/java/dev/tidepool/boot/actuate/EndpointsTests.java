package dev.tidepool.boot.actuate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import dev.tidepool.boot.actuate.WebApp.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoints over HTTP, in a running application.
 */
class EndpointsTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			management.server.port=0                                          | /actuator
			management.endpoints.web.base-path=/manage                        | /manage
			management.endpoints.web.base-path=/                              | ''
			server.servlet.context-path=/shop                                 | /shop/actuator
			management.server.port=0,management.server.base-path=/admin       | /admin/actuator
			management.endpoints.web.path-mapping.tidepool=pool/tidepool      | /actuator/pool
			""")
	void theOverviewAndItsPageAreThereWhereverTheEndpointsAre(String properties, String base) {
		try (WebApp app = WebApp.exposed(properties.split(","))) {
			assertOverviewAndPage(app, base + "/tidepool");
		}
	}

	private static void assertOverviewAndPage(WebApp app, String path) {
		for (String accept : new String[] { "*/*", "application/json",
				"application/vnd.spring-boot.actuator.v3+json" }) {
			Response overview = app.get(path, accept);
			assertThat(overview.status()).as(accept).isEqualTo(200);
			assertThat(overview.contentType()).as(accept).contains("json");
			assertThat(overview.at("/pools/0/name")).as(accept).isEqualTo(WebApp.POOL);
		}
		Response page = app.get(path, BROWSER);
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
		assertThat(page.body()).startsWith("<!").contains("</html>");
		assertThat(page.policy()).contains("default-src 'none'", "script-src 'sha256-").doesNotContain("unsafe");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tidepool", "connectionpools", "querycache", "queries", "nplusone" })
	void nothingIsOverHttpThatTheUserDidNotExpose(String id) {
		try (WebApp app = WebApp.start(WebApplicationType.SERVLET)) {
			assertThat(app.get("/actuator/health").status()).isEqualTo(200);
			assertThat(app.get("/actuator/" + id).status()).isEqualTo(404);
			assertThat(app.get("/actuator/" + id, BROWSER).status()).isEqualTo(404);
			assertThat(app.post("/actuator/" + id + "/" + WebApp.POOL, "{}").status()).isEqualTo(404);
			assertThat(app.delete("/actuator/" + id).status()).isEqualTo(404);
			assertThat(app.get("/actuator").body()).doesNotContain(id);
		}
	}

	@Test
	void onlyWhatIsNamedIsExposed() {
		try (WebApp app = WebApp.start(WebApplicationType.SERVLET,
				"management.endpoints.web.exposure.include=queries")) {
			assertThat(app.get("/actuator/queries").status()).isEqualTo(200);
			assertThat(app.get("/actuator/tidepool").status()).isEqualTo(404);
		}
	}

	@Test
	void aReadOnlyEndpointCannotBeWrittenTo() {
		try (WebApp app = WebApp.exposed("management.endpoint.connectionpools.access=read-only")) {
			assertThat(app.get("/actuator/connectionpools/" + WebApp.POOL).status()).isEqualTo(200);
			assertThat(app.post("/actuator/connectionpools/" + WebApp.POOL, "{\"limit\":3}").status()).isEqualTo(405);
			assertThat(app.pool().limit()).isEqualTo(10);
		}
	}

	@Test
	void theOverviewStandsWhereFeaturesAreOff() {
		try (WebApp app = WebApp.exposed("tidepool.cache.enabled=false", "tidepool.nplusone.enabled=false")) {
			assertOverviewAndPage(app, "/actuator/tidepool");
			Response overview = app.get("/actuator/tidepool");
			assertThat(overview.json().at("/cache").isNull()).isTrue();
			assertThat(overview.json().at("/nplusone").isEmpty()).isTrue();
			assertThat(app.get("/actuator/querycache").status()).isEqualTo(404);
			assertThat(app.get("/actuator/nplusone").status()).isEqualTo(404);
		}
	}

	@Nested
	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	class InARunningApp {

		private static final String POOL = "/actuator/connectionpools/" + WebApp.POOL;

		private WebApp app;

		@BeforeAll
		void start() {
			this.app = WebApp.exposed("tidepool.cache.rules[0].tables=country",
					"tidepool.cache.warm-up[0]=select code from country");
			this.app.bean(WebApp.Cities.class).create();
			this.app.jdbc().execute("create table country (code varchar(2))");
		}

		@AfterAll
		void stop() {
			this.app.close();
		}

		@Test
		void theOverviewShowsPoolsCacheQueriesAndAlerts() {
			this.app.getFromServer("/cities/1");
			Response overview = this.app.get("/actuator/tidepool");
			assertThat(overview.json().propertyNames()).containsExactlyInAnyOrder("pools", "cache", "queries",
					"nplusone", "alerts", "unmanaged", "faults", "progress");
			assertThat(overview.at("/pools/0/mode")).isEqualTo("ADAPTIVE");
			assertThat(overview.at("/faults")).isEqualTo("0");
			assertThat(overview.body()).contains("select name from city where id = ?");
		}

		@Test
		void thePoolsShowLimitHeldActiveAndWaiting() {
			this.app.getFromServer("/cities/1");
			Response pools = this.app.get("/actuator/connectionpools");
			assertThat(pools.json().at("/pools").size()).isOne();
			assertThat(pools.json().at("/pools/0").propertyNames()).contains("name", "mode", "limit", "pinned", "floor",
					"ceiling", "held", "active", "idle", "waiting", "decisions");
			assertThat(pools.json().at("/pools/0/held").asInt()).isPositive();
			assertThat(this.app.get(POOL).at("/name")).isEqualTo(WebApp.POOL);
		}

		@Test
		void aPoolIsDiagnosedFromWhatItsSessionsSpentTheirTimeOn() {
			this.app.getFromServer("/cities/1");
			Awaitility.await().untilAsserted(() -> {
				Response pool = this.app.get(POOL);
				assertThat(pool.json().at("/diagnosis/sessions").asInt()).isPositive();
				assertThat(pool.json().at("/diagnosis/executeMillis").asDouble()).isPositive()
					.isLessThanOrEqualTo(pool.json().at("/diagnosis/holdMillis").asDouble());
				assertThat(pool.at("/diagnosis/cause")).isNotEmpty();
				assertThat(pool.at("/diagnosis/finding")).contains("sessions wait", " ms for a connection");
				assertThat(pool.at("/diagnosis/recommendation")).isNotEmpty();
			});
		}

		@Test
		void aPoolSaysWhichSizesSpeakForThemselves() {
			this.app.getFromServer("/cities/1");
			Awaitility.await().untilAsserted(() -> {
				Response pool = this.app.get(POOL);
				assertThat(pool.at("/sizing/unknown")).isEqualTo("H2 does not say how many it grants");
				assertThat(pool.json().at("/sizing/server").isNull()).isTrue();
				assertThat(pool.json().at("/sizing/littlesLaw").asInt()).isPositive();
			});
		}

		@Test
		void theLimitIsPinnedAndReleased() {
			Response pinned = this.app.post(POOL, "{\"limit\":3}");
			assertThat(pinned.status()).isEqualTo(200);
			assertThat(pinned.at("/limit")).isEqualTo("3");
			assertThat(pinned.at("/pinned")).isEqualTo("true");
			assertThat(this.app.pool().limit()).isEqualTo(3);
			for (String body : new String[] { "{}", "{\"limit\":null}" }) {
				this.app.pool().pin(3);
				Response released = this.app.post(POOL, body);
				assertThat(released.status()).as(body).isEqualTo(200);
				assertThat(released.at("/pinned")).as(body).isEqualTo("false");
			}
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', textBlock = """
				0     | limit (0) must be between 1 and 31
				-1    | limit (-1) must be between 1 and 31
				32    | limit (32) must be between 1 and 31
				""")
		void aLimitOutOfRangeIsRefusedWithTheRange(String limit, String text) {
			int before = this.app.pool().limit();
			Response refused = this.app.post(POOL, "{\"limit\":" + limit + "}");
			assertThat(refused.status()).isEqualTo(400);
			assertThat(refused.body()).contains(text);
			assertThat(this.app.pool().limit()).isEqualTo(before);
		}

		@ParameterizedTest
		@ValueSource(strings = { "{\"limit\":\"many\"}", "{\"limit\":99999999999}", "{", "[]" })
		void whatIsNoLimitIsRefused(String body) {
			int before = this.app.pool().limit();
			assertThat(this.app.post(POOL, body).status()).isEqualTo(400);
			assertThat(this.app.pool().limit()).isEqualTo(before);
		}

		@Test
		void aPoolThatIsNotThereIsNotFound() {
			String unknown = "/actuator/connectionpools/unknown";
			assertThat(this.app.get(unknown).status()).isEqualTo(404);
			assertThat(this.app.post(unknown, "{\"limit\":3}").status()).isEqualTo(404);
			assertThat(this.app.delete(unknown).status()).isEqualTo(404);
		}

		@Test
		void connectionsAreEvictedWhenTheyAreGivenBack() throws SQLException {
			try (Connection connection = this.app.bean(DataSource.class).getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("select 1");
				long closed = this.app.pool().view().connections().closed();
				Response evicted = this.app.delete(POOL);
				assertThat(evicted.status()).isEqualTo(200);
				assertThat(evicted.at("/name")).isEqualTo(WebApp.POOL);
				assertThat(statement.execute("select 2")).isTrue();
				connection.close();
				Awaitility.await().until(() -> this.app.pool().view().connections().closed() > closed);
			}
		}

		@Test
		void theCacheShowsHitsAndIsInvalidated() {
			// Nothing is served before it is known what the table is
			Awaitility.await().until(() -> {
				countCountries(1);
				return hits() > 0;
			});
			long hits = hits();
			countCountries(2);
			assertThat(hits()).isEqualTo(hits + 2);
			assertThat(this.app.delete("/actuator/querycache/country").status()).isEqualTo(204);
			countCountries(1);
			assertThat(hits()).isEqualTo(hits + 2);
			assertThat(this.app.delete("/actuator/querycache").status()).isEqualTo(204);
			countCountries(2);
			assertThat(hits()).isEqualTo(hits + 3);
			Response cache = this.app.get("/actuator/querycache");
			assertThat(cache.json().propertyNames()).contains("hitRate", "bytes", "entries", "tables", "notCached");
			assertThat(cache.json().at("/hitRate").asDouble()).isBetween(0.0, 1.0).isNotZero();
		}

		@Test
		void theCacheIsWarmedWithTheConfiguredQueriesAndForgetsThemByPattern() {
			// Nothing is cached before it is known what the table is
			Awaitility.await().untilAsserted(() -> {
				Response warmed = this.app.post("/actuator/querycache", "{}");
				assertThat(warmed.status()).isEqualTo(200);
				assertThat(warmed.at("/queries/select code from country")).isEqualTo("CACHED");
			});
			long hits = hits();
			this.app.jdbc().queryForList("select code from country");
			assertThat(hits()).isEqualTo(hits + 1);
			assertThat(this.app.delete("/actuator/querycache?sql=select.code").status()).isEqualTo(204);
			this.app.jdbc().queryForList("select code from country");
			assertThat(hits()).isEqualTo(hits + 1);
			assertThat(this.app.delete("/actuator/querycache?sql=(").status()).isEqualTo(400);
		}

		private void countCountries(int times) {
			for (int i = 0; i < times; i++) {
				this.app.jdbc().queryForObject("select count(*) from country", Integer.class);
			}
		}

		private long hits() {
			return this.app.get("/actuator/querycache").json().at("/hits").asLong();
		}

		@Test
		void queriesAreCountedByTemplateAndReset() {
			assertThat(this.app.delete("/actuator/queries").status()).isEqualTo(204);
			assertThat(this.app.get("/actuator/queries").json().at("/queries").isEmpty()).isTrue();
			this.app.getFromServer("/cities/2");
			this.app.jdbc().queryForList("select name from city where name = 'Secret'");
			Response queries = this.app.get("/actuator/queries");
			assertThat(queries.json().at("/queries").size()).isEqualTo(3);
			assertThat(queries.json().at("/queries").valueStream())
				.filteredOn((query) -> query.at("/sql").asString().equals("select name from city where id = ?"))
				.singleElement()
				.satisfies((query) -> {
					assertThat(query.at("/count").asInt()).isEqualTo(2);
					assertThat(query.at("/rows").asInt()).isEqualTo(2);
					assertThat(query.at("/kind").asString()).isEqualTo("SELECT");
					assertThat(query.at("/dataSource").asString()).isEqualTo(WebApp.POOL);
				});
			assertThat(queries.body()).doesNotContain("Secret");
			assertThat(this.app.get("/actuator/queries?limit=1").json().at("/queries").size()).isOne();
		}

		@ParameterizedTest
		@CsvSource({ "0, limit (0) must be >= 1", "-5, limit (-5) must be >= 1", "many, ''" })
		void aLimitOfQueriesThatCannotBeIsRefused(String limit, String text) {
			Response refused = this.app.get("/actuator/queries?limit=" + limit);
			assertThat(refused.status()).isEqualTo(400);
			assertThat(refused.body()).contains(text);
		}

		@Test
		void aFindingIsShownAndAcknowledged() {
			this.app.getFromServer("/cities/" + WebApp.Cities.COUNT);
			Response found = this.app.get("/actuator/nplusone");
			// What is only worth knowing comes after what is an N+1
			assertThat(found.json().at("/findings").findValuesAsString("kind")).startsWith("N_PLUS_ONE")
				.containsOnlyOnce("N_PLUS_ONE");
			assertThat(found.at("/findings/0/unit")).isEqualTo("GET /cities/{count}");
			assertThat(found.at("/findings/0/unitKind")).isEqualTo("HTTP");
			assertThat(found.at("/findings/0/sql")).isEqualTo("select name from city where id = ?");
			assertThat(found.at("/findings/0/callSite")).contains("WebApp$Cities.names(WebApp.java:");
			assertThat(found.at("/findings/0/statements")).isEqualTo(String.valueOf(WebApp.Cities.COUNT));
			assertThat(found.at("/findings/0/acknowledged")).isEqualTo("false");
			String id = found.at("/findings/0/id");
			assertThat(this.app.post("/actuator/nplusone/" + id, null).status()).isEqualTo(204);
			assertThat(this.app.get("/actuator/nplusone").at("/findings/0/acknowledged")).isEqualTo("true");
			assertThat(this.app.post("/actuator/nplusone/unknown", null).status()).isEqualTo(404);
		}

	}

}
