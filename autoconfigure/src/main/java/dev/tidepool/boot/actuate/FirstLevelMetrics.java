package dev.tidepool.boot.actuate;

import dev.tidepool.cache.QueryCache;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * The query-result cache under Micrometer's names for caches, with the tags that Spring
 * Boot gives to those of a cache manager: Prometheus wants the same ones everywhere.
 */
final class FirstLevelMetrics extends CacheMeterBinder<QueryCache> {

	private static final String NAME = "tidepool";

	FirstLevelMetrics(QueryCache cache) {
		super(cache, NAME, Tags.of("cache.manager", NAME));
	}

	@Override
	protected @Nullable Long size() {
		QueryCache cache = getCache();
		return (cache != null) ? cache.statistics().entries() : null;
	}

	@Override
	protected long hitCount() {
		QueryCache cache = getCache();
		return (cache != null) ? cache.statistics().hits() : 0;
	}

	@Override
	protected Long missCount() {
		QueryCache cache = getCache();
		return (cache != null) ? cache.statistics().misses() : 0;
	}

	@Override
	protected Long evictionCount() {
		QueryCache cache = getCache();
		return (cache != null) ? cache.statistics().evictions() : 0;
	}

	@Override
	protected long putCount() {
		QueryCache cache = getCache();
		return (cache != null) ? cache.statistics().fills() : 0;
	}

	@Override
	protected void bindImplementationSpecificMetrics(MeterRegistry registry) {
		// The size in bytes is tidepool.cache.bytes
	}

}
