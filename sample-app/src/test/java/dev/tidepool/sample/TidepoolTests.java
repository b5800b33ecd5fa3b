package dev.tidepool.sample;

import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.pool.ManagedPool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user sees of Tidepool after some traffic.
 */
@SampleTest
class TidepoolTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TidepoolEngine engine;

	@Autowired
	private QueryCache cache;

	@Autowired
	private JdbcTemplate jdbc;

	private Http http;

	@BeforeEach
	void drive() {
		this.http = new Http(this.port);
		this.http.post("/demo/traffic?seconds=2&clients=4");
		this.http.get("/demo/nplusone");
		this.http.get("/demo/nplusone-cured");
	}

	@Test
	void thePlantedRepetitionIsFoundAtItsLineAndTheCuredPageIsNot() {
		String body = this.http.get("/actuator/nplusone").body();
		assertThat(body).contains("\"unit\":\"GET /demo/nplusone\"")
			.contains("\"callSite\":\"dev.tidepool.sample.demo.")
			.doesNotContain("nplusone-cured");
	}

	@Test
	void theCacheHasHits() {
		assertThat(this.http.json("/actuator/querycache"))
			.hasPathSatisfying("$.hits", (hits) -> assertThat(hits).asNumber().isNotEqualTo(0))
			.hasPathSatisfying("$.tables.country.entries", (entries) -> assertThat(entries).asNumber().isNotEqualTo(0));
	}

	@Test
	void aHitTakesNoConnectionWhenHibernateAsks() {
		ManagedPool pool = this.engine.pool("dataSource");
		String city = "/cities/" + this.jdbc.queryForObject("select min(id) from city", Long.class);
		Awaitility.await().until(() -> {
			long hits = this.cache.statistics().hits();
			long leases = pool.holds().count();
			assertThat(this.http.get(city).statusCode()).isEqualTo(200);
			assertThat(this.http.get("/demo/nplusone").statusCode()).isEqualTo(200);
			return this.cache.statistics().hits() >= hits + 20 && pool.holds().count() == leases;
		});
	}

	@Test
	void thePoolShowsItsLimitAndWhatIsHeldActiveAndWaiting() {
		assertThat(this.http.json("/actuator/connectionpools")).extractingPath("$.pools[0]")
			.asMap()
			.containsKeys("limit", "held", "active", "waiting", "decisions")
			.containsEntry("name", "dataSource")
			.hasEntrySatisfying("limit", (limit) -> assertThat((int) limit).isBetween(2, 31))
			.hasEntrySatisfying("held", (held) -> assertThat((int) held).isBetween(1, 32));
	}

	@Test
	void theOverviewShowsWhatWasLoaded() {
		assertThat(this.http.json("/actuator/tidepool")).extractingPath("$.progress[0]")
			.asMap()
			.containsEntry("task", "Loading cities")
			.containsEntry("state", "FINISHED")
			.containsEntry("done", 135_233)
			.containsEntry("unit", "rows");
	}

	@Test
	void metersAreScraped() {
		assertThat(this.http.get("/actuator/prometheus").body()).contains("tidepool_pool_limit{")
			.contains("tidepool_query_seconds_count{")
			.contains("tidepool_cache_requests_total{")
			.contains("tidepool_nplusone_detected_total{")
			.contains("hikaricp_connections_active{pool=\"dataSource\"}")
			.contains("jdbc_connections_max{name=\"dataSource\"}");
	}

	@Test
	void queriesAreListedByTheirShareOfTime() {
		assertThat(this.http.json("/actuator/queries")).extractingPath("$.queries[0].share")
			.asNumber()
			.satisfies((share) -> assertThat(share.doubleValue()).isBetween(0.0, 1.0).isPositive());
	}

}
