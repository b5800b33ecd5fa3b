package dev.tidepool.boot.actuate;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.tidepool.boot.CacheWarmer;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.cache.WarmUpOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Endpoint for the query-result cache.
 */
@Endpoint(id = "querycache")
public final class QueryCacheEndpoint {

	private final QueryCache cache;

	private final CacheWarmer warmer;

	QueryCacheEndpoint(QueryCache cache, CacheWarmer warmer) {
		this.warmer = warmer;
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
	 * Invalidates everything, or the results of some queries.
	 * @param sql a regular expression to be found in the texts of the queries;
	 * {@code null} for everything
	 */
	@DeleteOperation
	public void invalidateAll(@Nullable String sql) {
		if (sql == null) {
			this.cache.invalidateAll();
			return;
		}
		try {
			this.cache.invalidate(Pattern.compile(sql));
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidEndpointRequestException("'sql' is no regular expression", ex.getDescription(), ex);
		}
	}

	/**
	 * Executes the queries of {@code tidepool.cache.warm-up}, and no others: an endpoint
	 * is no place to send texts to a database.
	 * @return what became of each
	 */
	@WriteOperation
	public WarmUpView warm() {
		return new WarmUpView(this.warmer.warm());
	}

	/**
	 * What became of the queries.
	 *
	 * @param queries the outcome by text
	 */
	public record WarmUpView(Map<String, WarmUpOutcome> queries) {

	}

}
