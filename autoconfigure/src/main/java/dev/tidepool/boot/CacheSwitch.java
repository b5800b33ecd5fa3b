package dev.tidepool.boot;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;

import dev.tidepool.cache.QueryCache;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryInterceptor;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The cache for a data source that may have it switched off: nothing is served or stored
 * then, but the cache goes on to see what is written, because the same tables may be
 * cached for another data source.
 */
final class CacheSwitch implements QueryInterceptor {

	private final QueryCache cache;

	private final BooleanSupplier off;

	CacheSwitch(QueryCache cache, BooleanSupplier off) {
		this.cache = cache;
		this.off = off;
	}

	@Override
	public boolean mayAnswer(StatementFacts facts) {
		return !this.off.getAsBoolean() && this.cache.mayAnswer(facts);
	}

	@Override
	public @Nullable Object intercept(QueryExecution execution, Chain chain) throws SQLException {
		// What is covered is cacheable, and what is cacheable writes nothing
		return (this.off.getAsBoolean() && this.cache.covers(execution.facts())) ? chain.proceed(execution)
				: this.cache.intercept(execution, chain);
	}

}
