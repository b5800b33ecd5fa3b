package dev.tidepool.boot.actuate;

import dev.tidepool.cache.QueryCache;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Endpoint for the query-result cache.
 */
@Endpoint(id = "querycache")
public final class QueryCacheEndpoint {

	private final QueryCache cache;

	QueryCacheEndpoint(QueryCache cache) {
		this.cache = cache;
	}

	/**
	 * Return how the cache does.
	 * @return its statistics since the start
	 */
	@ReadOperation
	public CacheView statistics() {
		return CacheView.of(this.cache);
	}

	/**
	 * Invalidates what was read from a table.
	 * @param table the name of the table
	 */
	@DeleteOperation
	public void invalidate(@Selector String table) {
		this.cache.invalidate(table);
	}

	/**
	 * Invalidates everything.
	 */
	@DeleteOperation
	public void invalidateAll() {
		this.cache.invalidateAll();
	}

}
