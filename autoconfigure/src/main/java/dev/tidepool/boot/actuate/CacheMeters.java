package dev.tidepool.boot.actuate;

import dev.tidepool.cache.CacheStatistics;
import dev.tidepool.cache.InvalidationOrigin;
import dev.tidepool.cache.QueryCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The meters of the query-result cache.
 */
final class CacheMeters {

	private CacheMeters() {
	}

	static void bind(QueryCache cache, MeterRegistry registry) {
		new FirstLevelMetrics(cache).bindTo(registry);
		requests(cache, registry, "hit", CacheStatistics::hits);
		requests(cache, registry, "miss", (statistics) -> statistics.misses() - statistics.stale());
		requests(cache, registry, "stale", CacheStatistics::stale);
		requests(cache, registry, "bypass", CacheMeters::bypassed);
		for (InvalidationOrigin origin : InvalidationOrigin.values()) {
			FunctionCounter
				.builder("tidepool.cache.invalidations", cache,
						(source) -> source.statistics().invalidations().getOrDefault(origin, 0L))
				.tag("origin", TidepoolMeters.lower(origin))
				.description("How often tables were marked as changed")
				.register(registry);
		}
		Gauge.builder("tidepool.cache.bytes", cache, (source) -> source.statistics().bytes())
			.description("Estimated size of the first level")
			.baseUnit("bytes")
			.register(registry);
	}

	private static long bypassed(CacheStatistics statistics) {
		return statistics.bypasses().values().stream().mapToLong(Long::longValue).sum();
	}

	private static void requests(QueryCache cache, MeterRegistry registry, String result,
			java.util.function.ToDoubleFunction<CacheStatistics> value) {
		FunctionCounter.builder("tidepool.cache.requests", cache, (source) -> value.applyAsDouble(source.statistics()))
			.tag("level", "l1")
			.tag("result", result)
			.description("Requests that the cache might have answered")
			.register(registry);
	}

}
