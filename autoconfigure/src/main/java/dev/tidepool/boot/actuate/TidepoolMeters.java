package dev.tidepool.boot.actuate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.tidepool.boot.PathListeners;
import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.insight.SlowQueries;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneFinding;
import dev.tidepool.nplusone.UnitListener;
import dev.tidepool.nplusone.UnitOfWork;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Tidepool's meters. It never asks for a registry: data sources are made before meters
 * are, and what happens before a registry is bound is not metered, but for what is
 * counted anyway. Thread-safe.
 */
final class TidepoolMeters implements MeterBinder, PathListeners, UnitListener {

	private final ObjectProvider<TidepoolEngine> engine;

	private final ObjectProvider<QueryCache> cache;

	private final ObjectProvider<QueryStatistics> statistics;

	private final ObjectProvider<SlowQueries> slowQueries;

	private final ObjectProvider<Findings> findings;

	private final boolean openTelemetry;

	private final Map<String, PoolMeters> pools = new ConcurrentHashMap<>();

	private final Map<String, QueryMeters> queries = new ConcurrentHashMap<>();

	/** By kind. */
	private final AtomicReferenceArray<@Nullable BusySummary> units = new AtomicReferenceArray<>(
			UnitOfWork.Kind.values().length);

	private volatile @Nullable MeterRegistry registry;

	TidepoolMeters(ObjectProvider<TidepoolEngine> engine, ObjectProvider<QueryCache> cache,
			ObjectProvider<QueryStatistics> statistics, ObjectProvider<SlowQueries> slowQueries,
			ObjectProvider<Findings> findings, boolean openTelemetry) {
		this.engine = engine;
		this.cache = cache;
		this.statistics = statistics;
		this.slowQueries = slowQueries;
		this.findings = findings;
		this.openTelemetry = openTelemetry;
	}

	@Override
	public QueryListener queryListener(String dataSource) {
		return this.queries.computeIfAbsent(dataSource, (name) -> {
			QueryMeters meters = new QueryMeters(name);
			MeterRegistry known = this.registry;
			if (known != null) {
				bind(meters, known);
			}
			return meters;
		});
	}

	private void bind(QueryMeters meters, MeterRegistry registry) {
		meters.bindTo(registry, this.statistics.getIfAvailable(), this.cache.getIfAvailable() != null);
	}

	@Override
	public PoolListener poolListener(String pool) {
		return this.pools.computeIfAbsent(pool, (name) -> {
			PoolMeters meters = new PoolMeters(name);
			MeterRegistry known = this.registry;
			if (known != null) {
				meters.bindTo(known);
			}
			return meters;
		});
	}

	@Override
	public void managed(ManagedPool pool) {
		MeterRegistry known = this.registry;
		if (known != null) {
			bind(pool, known);
		}
	}

	private void bind(ManagedPool pool, MeterRegistry registry) {
		PoolMeters.gauges(pool, registry);
		if (this.openTelemetry) {
			OpenTelemetryMeters.bind(pool, registry);
		}
	}

	/**
	 * Only what looks at the pool goes: a pool of the same name may follow, and what was
	 * counted stays counted.
	 */
	@Override
	public void forgotten(ManagedPool pool) {
		MeterRegistry known = this.registry;
		if (known != null) {
			known.getMeters()
				.stream()
				.map(Meter::getId)
				.filter((id) -> id.getName().startsWith("tidepool.pool.") && id.getType() != Meter.Type.COUNTER
						&& pool.name().equals(id.getTag("pool")))
				.forEach(known::remove);
			OpenTelemetryMeters.remove(pool, known);
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.registry != null) {
			// One registry is enough: where there are several, Boot binds the composite
			return;
		}
		this.registry = registry;
		this.pools.values().forEach((meters) -> meters.bindTo(registry));
		this.queries.values().forEach((meters) -> bind(meters, registry));
		this.engine.ifAvailable((engine) -> engine.pools().forEach((pool) -> bind(pool, registry)));
		this.cache.ifAvailable((cache) -> CacheMeters.bind(cache, registry));
		this.slowQueries.ifAvailable((slow) -> bind(slow, registry));
		this.findings.ifAvailable((found) -> bind(found, registry));
	}

	private static void bind(SlowQueries slow, MeterRegistry registry) {
		for (SlowQueries.Severity severity : SlowQueries.Severity.values()) {
			FunctionCounter.builder("tidepool.query.slow", slow, (source) -> source.count(severity))
				.tag("severity", lower(severity))
				.description("Executions over the threshold for slow queries")
				.register(registry);
		}
	}

	private static void bind(Findings findings, MeterRegistry registry) {
		for (NPlusOneFinding.Verdict verdict : NPlusOneFinding.Verdict.values()) {
			FunctionCounter.builder("tidepool.nplusone.detected", findings, (source) -> source.detected(verdict))
				.tag("severity", lower(verdict))
				.description("Units of work in which an N+1 pattern was found")
				.register(registry);
		}
	}

	@Override
	public void onUnitEnd(UnitOfWork.Kind kind, int queries) {
		MeterRegistry known = this.registry;
		// A connection in auto-commit is a unit for want of a better one; to meter each
		// would cost more than it tells
		if (known != null && kind != UnitOfWork.Kind.CONNECTION) {
			BusySummary summary = this.units.get(kind.ordinal());
			((summary != null) ? summary : summary(kind, known)).record(queries);
		}
	}

	private BusySummary summary(UnitOfWork.Kind kind, MeterRegistry registry) {
		BusySummary summary = new BusySummary(DistributionSummary.builder("tidepool.unit.queries")
			.tag("kind", lower(kind))
			.description("Statements in one unit of work")
			.register(registry));
		BusySummary other = this.units.compareAndExchange(kind.ordinal(), null, summary);
		return (other != null) ? other : summary;
	}

	@Override
	public void tick() {
		for (int i = 0; i < this.units.length(); i++) {
			BusySummary summary = this.units.get(i);
			if (summary != null) {
				summary.tick();
			}
		}
	}

	static String lower(Enum<?> value) {
		return value.name().toLowerCase(java.util.Locale.ROOT);
	}

	static void gauge(MeterRegistry registry, String name, String description, ManagedPool pool,
			java.util.function.ToDoubleFunction<ManagedPool> value) {
		Gauge.builder(name, pool, value).tag("pool", pool.name()).description(description).register(registry);
	}

}
