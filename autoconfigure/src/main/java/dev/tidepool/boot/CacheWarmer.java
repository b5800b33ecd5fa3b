package dev.tidepool.boot;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.tidepool.cache.QueryCache;
import dev.tidepool.cache.WarmUpOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Executes the queries of {@code tidepool.cache.warm-up} on the primary data source,
 * before the application says that it is ready. Thread-safe.
 */
public final class CacheWarmer implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(CacheWarmer.class);

	private final QueryCache cache;

	private final ObjectProvider<DataSource> dataSources;

	private final List<String> queries;

	CacheWarmer(QueryCache cache, ObjectProvider<DataSource> dataSources, List<String> queries) {
		this.cache = cache;
		this.dataSources = dataSources;
		this.queries = queries;
	}

	@Override
	public void run(ApplicationArguments args) {
		warm();
	}

	/**
	 * Executes the queries.
	 * @return what became of each; empty if there are none, or no primary data source
	 */
	public Map<String, WarmUpOutcome> warm() {
		if (this.queries.isEmpty()) {
			return Map.of();
		}
		DataSource dataSource = this.dataSources.getIfUnique();
		if (dataSource == null) {
			logger.warn("tidepool.cache.warm-up is left out: there is no data source, or none of several is primary");
			return Map.of();
		}
		Map<String, WarmUpOutcome> outcomes = this.cache.warm(dataSource, this.queries);
		outcomes.forEach((sql, outcome) -> {
			if (outcome != WarmUpOutcome.CACHED) {
				logger.warn("The cache could not be warmed ({}) with: {}", outcome, sql);
			}
		});
		return outcomes;
	}

}
