package dev.tidepool.boot.actuate;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.Tidepool;
import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.pool.LimitDecision;
import dev.tidepool.pool.PoolListener;
import dev.tidepool.sql.StatementKind;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the meters, as Prometheus scrapes them.
 */
class MetersTests {

	@ParameterizedTest
	@ValueSource(strings = { "adaptive", "advise", "fixed" })
	void everyMeterThatTheBareAppHasIsThere(String mode) {
		Set<String> bare = poolMeters("tidepool.enabled=false");
		assertThat(bare).contains("hikaricp_connections_pending", "hikaricp_connections_acquire_seconds_count",
				"jdbc_connections_max");
		assertThat(poolMeters("tidepool.pool.mode=" + mode)).containsAll(bare);
	}

	@Test
	void everyMeterOfAPoolThatRunsBeforeTheMetersAreBoundIsThere() {
		String script = "spring.sql.init.schema-locations=classpath:dev/tidepool/boot/actuate/started.sql";
		Set<String> bare = poolMeters("tidepool.enabled=false", script);
		assertThat(bare).contains("jdbc_connections_active", "jdbc_connections_idle");
		assertThat(poolMeters(script)).containsAll(bare);
	}

	@Test
	void theMetersOfTheBareAppHaveTheLabelsTheyHad() {
		String name = "spring.datasource.hikari.pool-name=orders";
		Set<String> bare = poolSeries(name, "tidepool.enabled=false");
		assertThat(bare).contains("hikaricp_connections_max{pool=\"orders\"}",
				"jdbc_connections_max{name=\"dataSource\"}");
		assertThat(poolSeries(name)).containsAll(bare);
	}

	@Test
	void everyMeterOfTidepoolIsThereAfterSomeQueries() {
		try (WebApp app = WebApp.exposed("tidepool.cache.rules[0].tables=city",
				"spring.datasource.hikari.pool-name=" + WebApp.POOL)) {
			use(app);
			// Prometheus takes "created" for a suffix of its own:
			// tidepool.connection.created
			// is tidepool_connection_total there
			assertThat(names(app)).contains("tidepool_pool_limit", "tidepool_pool_held", "tidepool_pool_active",
					"tidepool_pool_waiting", "tidepool_pool_wait_seconds_count", "tidepool_pool_wait_seconds_sum",
					"tidepool_pool_hold_seconds_count", "tidepool_pool_hold_seconds_sum", "tidepool_pool_resize_total",
					"tidepool_pool_utilization", "tidepool_pool_timeouts_total", "tidepool_connection_total",
					"tidepool_connection_closed_total", "tidepool_connection_establish_seconds_count",
					"tidepool_query_seconds_count", "tidepool_query_slow_total", "tidepool_cache_requests_total",
					"tidepool_cache_bytes", "tidepool_cache_invalidations_total", "tidepool_nplusone_detected_total",
					"tidepool_unit_queries_count");
			assertThat(tagValues(app, "tidepool.pool.limit", "kind")).containsExactlyInAnyOrder("target", "floor",
					"ceiling");
			assertThat(tagValues(app, "tidepool.pool.resize", "reason")).containsExactly("pinned");
			assertThat(tagValues(app, "tidepool.pool.resize", "direction")).containsExactly("down");
			assertThat(tagValues(app, "tidepool.query", "operation")).contains("select", "insert");
			assertThat(tagValues(app, "tidepool.query", "outcome")).containsExactlyInAnyOrder("success", "error");
			assertThat(tagValues(app, "tidepool.query", "source")).containsExactlyInAnyOrder("db", "l1");
			assertThat(tagValues(app, "tidepool.query.slow", "severity")).containsExactlyInAnyOrder("slow", "critical");
			assertThat(tagValues(app, "tidepool.cache.requests", "result")).containsExactlyInAnyOrder("hit", "miss",
					"stale", "bypass");
			assertThat(tagValues(app, "tidepool.cache.invalidations", "origin")).contains("local_write");
			assertThat(tagValues(app, "tidepool.unit.queries", "kind")).containsExactlyInAnyOrder("http",
					"transaction");
		}
	}

	@Test
	void theMetersCountWhatHappened() {
		try (WebApp app = WebApp.exposed("tidepool.cache.rules[0].tables=city")) {
			use(app);
			MeterRegistry registry = app.bean(MeterRegistry.class);
			assertThat(registry.get("tidepool.query")
				.tags("operation", "insert", "outcome", "success")
				.functionTimer()
				.count()).isEqualTo(WebApp.Cities.COUNT);
			assertThat(registry.get("tidepool.query").tags("outcome", "error").functionTimer().count()).isOne();
			// The first query of a table may come before it is known what the table is
			assertThat(registry.get("tidepool.query").tags("source", "l1").functionTimer().count()).isBetween(2.0, 3.0);
			assertThat(registry.get("tidepool.cache.requests").tags("result", "hit").functionCounter().count())
				.isEqualTo(registry.get("tidepool.query").tags("source", "l1").functionTimer().count());
			// A write to a table that is not known yet counts as one to every table
			assertThat(registry.get("tidepool.cache.invalidations")
				.functionCounters()
				.stream()
				.mapToDouble(FunctionCounter::count)
				.sum()).isGreaterThanOrEqualTo(WebApp.Cities.COUNT);
			assertThat(registry.get("tidepool.unit.queries").tags("kind", "http").summary().totalAmount())
				.isEqualTo(3 + 3 - registry.get("tidepool.query").tags("source", "l1").functionTimer().count());
			assertThat(registry.get("tidepool.pool.limit").tags("kind", "ceiling").gauge().value()).isEqualTo(32);
			assertThat(registry.get("tidepool.pool.limit").tags("kind", "floor").gauge().value()).isEqualTo(2);
			assertThat(registry.get("tidepool.pool.limit").tags("kind", "target").gauge().value()).isEqualTo(5);
			assertThat(registry.get("tidepool.pool.active").gauge().value()).isZero();
			assertThat(registry.get("tidepool.pool.held").gauge().value()).isPositive();
			assertThat(registry.get("tidepool.connection.created").counter().count())
				.isEqualTo(registry.get("tidepool.connection.establish").timer().count())
				.isPositive();
		}
	}

	@Test
	void noTagHoldsSqlOrATable() {
		try (WebApp app = WebApp.exposed("tidepool.cache.rules[0].tables=city")) {
			use(app);
			assertThat(app.bean(MeterRegistry.class).getMeters()).filteredOn(MetersTests::isOurs)
				.isNotEmpty()
				.flatExtracting((meter) -> meter.getId().getTags())
				.allSatisfy((tag) -> {
					assertThat(tag.getKey()).isIn("pool", "kind", "direction", "reason", "operation", "outcome",
							"source", "severity", "level", "result", "origin");
					assertThat(tag.getValue()).matches("[a-zA-Z0-9_]+").isNotEqualTo("city");
				});
		}
	}

	@Test
	void namesAreThoseOfMicrometer() {
		try (WebApp app = WebApp.exposed("tidepool.cache.rules[0].tables=city")) {
			use(app);
			assertThat(app.bean(MeterRegistry.class).getMeters()).filteredOn(MetersTests::isOurs)
				.allSatisfy((meter) -> {
					assertThat(meter.getId().getName()).matches("[a-z]+(\\.[a-z]+)+").doesNotContain("..");
					assertThat(meter.getId().getDescription()).isNotBlank().doesNotEndWith(".");
					assertThat(meter.getId().getTags()).extracting(Tag::getKey)
						.allMatch((key) -> key.matches("[a-z]+"));
				});
		}
	}

	/**
	 * Everything that can be told apart happens: a pool has no more series than that.
	 */
	@Test
	void aPoolHasAHundredAndFiftySeriesAtMost() {
		try (WebApp app = WebApp.exposed("tidepool.cache.rules[0].tables=city")) {
			use(app);
			QueryMeters queries = (QueryMeters) app.bean(TidepoolMeters.class).queryListener(WebApp.POOL);
			for (StatementKind kind : StatementKind.values()) {
				for (Throwable failure : new Throwable[] { null, new SQLException(), new SQLTimeoutException() }) {
					queries.count(kind, failure, Source.DATABASE, 1);
				}
			}
			PoolListener pool = app.bean(TidepoolMeters.class).poolListener(WebApp.POOL);
			for (LimitDecision.Reason reason : LimitDecision.Reason.values()) {
				pool.resized(new LimitDecision(1, 2, reason, ""));
				pool.resized(new LimitDecision(2, 1, reason, ""));
			}
			assertThat(series(app).filter((line) -> line.startsWith("tidepool_"))).contains(
					"tidepool_query_seconds_count{operation=\"merge\",outcome=\"timeout\",pool=\"dataSource\",source=\"db\"}")
				.hasSizeBetween(100, 150);
		}
	}

	/**
	 * Beyond a number of data sources the statistics tell them apart no longer.
	 */
	@Test
	void executionsAreTimedForAnyNumberOfDataSources() {
		try (WebApp app = WebApp.start(WebApplicationType.NONE)) {
			for (int i = 0; i < 300; i++) {
				app.bean(QueryStatistics.class).forDataSource("tenant" + i);
			}
			DataSource plain = new SimpleDriverDataSource(new Driver(), "jdbc:h2:mem:");
			JdbcTemplate jdbc = new JdbcTemplate(app.bean(Tidepool.class).instrument(plain, "late"));
			jdbc.execute("select 1");
			app.bean(QueryStatistics.class).reset();
			jdbc.execute("select 2");
			app.jdbc().execute("select 3");
			FunctionTimer timer = app.bean(MeterRegistry.class)
				.get("tidepool.query")
				.tags("pool", "late", "operation", "select", "outcome", "success", "source", "db")
				.functionTimer();
			assertThat(timer.count()).isEqualTo(2);
			assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive();
		}
	}

	@Test
	void poolsBearTheNamesOfOpenTelemetryOnlyIfToldTo() {
		try (WebApp app = WebApp.start(WebApplicationType.NONE)) {
			app.jdbc().execute("select 1");
			assertThat(app.bean(MeterRegistry.class).getMeters()).extracting((meter) -> meter.getId().getName())
				.contains("tidepool.pool.held")
				.noneMatch((name) -> name.startsWith("db.client."));
		}
	}

	@Test
	void poolsBearTheNamesOfOpenTelemetryAndTheirFigures() throws Exception {
		try (WebApp app = WebApp.start(WebApplicationType.NONE, "tidepool.meters.open-telemetry=true")) {
			MeterRegistry registry = app.bean(MeterRegistry.class);
			app.jdbc().execute("select 1");
			assertThat(openTelemetry(registry)).containsExactlyInAnyOrder("db.client.connection.count idle",
					"db.client.connection.count used", "db.client.connection.idle.min null",
					"db.client.connection.max null", "db.client.connection.pending_requests null",
					"db.client.connection.timeouts null", "db.client.connection.create_time null",
					"db.client.connection.wait_time null", "db.client.connection.use_time null");
			try (Exhaustion exhaustion = new Exhaustion(app)) {
				assertThat(registry.get("db.client.connection.pending_requests").gauge().value()).isEqualTo(1);
				assertThat(registry.get("db.client.connection.count")
					.tag("db.client.connection.state", "used")
					.gauge()
					.value()).isEqualTo(1);
			}
			assertThat(registry.get("db.client.connection.max").gauge().value()).isEqualTo(32);
			assertThat(registry.get("db.client.connection.idle.min").gauge().value()).isEqualTo(2);
			assertThat(registry.get("db.client.connection.timeouts").functionCounter().count()).isZero();
			for (String time : new String[] { "wait", "use" }) {
				assertThat(registry.get("db.client.connection." + time + "_time").functionTimer().count()).isEqualTo(
						registry.get("tidepool.pool." + (time.equals("use") ? "hold" : "wait")).functionTimer().count())
					.isEqualTo(3);
			}
			assertThat(registry.get("db.client.connection.create_time").functionTimer().mean(TimeUnit.SECONDS))
				.isPositive();
			app.bean(HikariDataSource.class).close();
			assertThat(openTelemetry(registry)).isEmpty();
		}
	}

	private static List<String> openTelemetry(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> WebApp.POOL.equals(id.getTag("db.client.connection.pool.name")))
			.map((id) -> id.getName() + " " + id.getTag("db.client.connection.state"))
			.toList();
	}

	@Test
	void closedConnectionsAreCountedByReason() {
		try (WebApp app = WebApp.start(WebApplicationType.NONE)) {
			app.jdbc().execute("select 1");
			MeterRegistry registry = app.bean(MeterRegistry.class);
			assertThat(tagValues(app, "tidepool.connection.closed", "reason")).containsExactlyInAnyOrder("shutdown",
					"broken", "evicted", "max_lifetime", "idle", "other");
			double open = app.pool().state().total();
			app.bean(TidepoolEngine.class).evict(WebApp.POOL);
			Awaitility.await()
				.untilAsserted(() -> assertThat(closed(registry, "evicted")).isGreaterThanOrEqualTo(open));
			assertThat(closed(registry, "other") + closed(registry, "idle") + closed(registry, "broken")).isZero();
		}
	}

	private static double closed(MeterRegistry registry, String reason) {
		return registry.get("tidepool.connection.closed").tags("reason", reason).counter().count();
	}

	@Test
	void theCacheIsAlsoThereUnderTheNamesOfMicrometer() {
		try (WebApp app = WebApp.exposed("tidepool.cache.rules[0].tables=city")) {
			MeterRegistry registry = app.bean(MeterRegistry.class);
			// What Boot binds for a cache manager has the same names
			Cache<String, String> own = Caffeine.newBuilder().recordStats().build();
			CaffeineCacheMetrics.monitor(registry, own, "own", "cache.manager", "cacheManager");
			own.getIfPresent("missing");
			use(app);
			// Nothing is served before it is known what the tables are
			Awaitility.await().until(() -> {
				app.getFromServer("/cities/2");
				return registry.get("cache.gets")
					.tags("cache", "tidepool", "result", "hit")
					.functionCounter()
					.count() > 0;
			});
			assertThat(registry.get("cache.gets").tags("cache", "tidepool", "result", "hit").functionCounter().count())
				.isEqualTo(registry.get("tidepool.cache.requests").tags("result", "hit").functionCounter().count());
			assertThat(registry.get("cache.gets").tags("cache", "tidepool", "result", "miss").functionCounter().count())
				.isEqualTo(registry.get("tidepool.cache.requests").tags("result", "miss").functionCounter().count());
			assertThat(registry.get("cache.puts").tags("cache", "tidepool").functionCounter().count()).isPositive();
			assertThat(registry.get("cache.size").tags("cache", "tidepool").gauge().value()).isPositive();
			assertThat(series(app)).contains(
					"cache_gets_total{cache=\"tidepool\",cache_manager=\"tidepool\",result=\"hit\"}",
					"cache_gets_total{cache=\"own\",cache_manager=\"cacheManager\",result=\"miss\"}");
		}
	}

	@Test
	void aSessionThatWaitsAtTheGateIsPending() throws Exception {
		try (WebApp app = WebApp.start(WebApplicationType.NONE)) {
			MeterRegistry registry = app.bean(MeterRegistry.class);
			app.jdbc().execute("select 1");
			long acquired = registry.get("hikaricp.connections.acquire").timer().count();
			double waited = registry.get("tidepool.pool.wait").functionTimer().count();
			try (Exhaustion exhaustion = new Exhaustion(app)) {
				assertThat(registry.get("hikaricp.connections.pending").gauge().value()).isEqualTo(1);
				assertThat(registry.get("tidepool.pool.waiting").gauge().value()).isEqualTo(1);
				assertThat(registry.get("tidepool.pool.active").gauge().value()).isEqualTo(1);
				assertThat(registry.get("tidepool.pool.utilization").gauge().value()).isEqualTo(1);
			}
			assertThat(registry.get("hikaricp.connections.pending").gauge().value()).isZero();
			assertThat(registry.get("tidepool.pool.waiting").gauge().value()).isZero();
			assertThat(registry.get("hikaricp.connections.acquire").timer().count()).isEqualTo(acquired + 2);
			assertThat(registry.get("tidepool.pool.wait").functionTimer().count()).isEqualTo(waited + 2);
		}
	}

	private static void use(WebApp app) {
		app.bean(WebApp.Cities.class).create();
		app.getFromServer("/cities/2");
		app.getFromServer("/cities/2");
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> app.jdbc().queryForList("select nothing from nowhere"));
		app.bean(TransactionTemplate.class).executeWithoutResult((status) -> app.jdbc().execute("select 1"));
		app.pool().pin(5);
	}

	private static Set<String> poolMeters(String... properties) {
		return poolSeries(properties).stream()
			.map((line) -> line.replaceAll("\\{.*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> poolSeries(String... properties) {
		try (WebApp app = WebApp.start(WebApplicationType.NONE, properties)) {
			app.jdbc().queryForObject("select 1", Integer.class);
			return series(app).filter((line) -> line.startsWith("hikaricp_") || line.startsWith("jdbc_connections_"))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static Set<String> names(WebApp app) {
		return series(app).map((line) -> line.replaceAll("\\{.*", "")).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> series(WebApp app) {
		return app.bean(PrometheusMeterRegistry.class)
			.scrape()
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.substring(0, line.lastIndexOf(' ')));
	}

	private static Set<String> tagValues(WebApp app, String meter, String tag) {
		return app.bean(MeterRegistry.class)
			.get(meter)
			.meters()
			.stream()
			.map((each) -> each.getId().getTag(tag))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isOurs(Meter meter) {
		return meter.getId().getName().startsWith("tidepool.");
	}

}
