package dev.tidepool.cache;

import java.sql.ResultSet;
import java.util.concurrent.atomic.LongAdder;

import dev.tidepool.cache.Dependencies.Closure;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.QueryInterceptor.Chain;
import dev.tidepool.jdbc.Session;

/**
 * What was looked for in the cache and not found. Confined to the executing thread.
 *
 * @param execution the execution
 * @param chain the way to the database
 * @param plan what is known of the text
 * @param closure what the result depends on
 * @param key under which it is kept
 * @param ttlNanos how old it may be
 * @param optIn what opted the query in
 */
record Lookup(QueryExecution execution, Chain chain, CachePlan plan, Closure closure, CacheKey key, long ttlNanos,
		OptIn optIn) {

	Session session() {
		return this.execution.session();
	}

	/**
	 * Answers with a result after all.
	 */
	ResultSet answer(CachedRows rows, LongAdder fallbacks) {
		this.execution.answeredBy(Source.FIRST_LEVEL);
		return new CachedAnswer(rows, this.key, this.execution, this.chain, fallbacks).resultSet();
	}

}
