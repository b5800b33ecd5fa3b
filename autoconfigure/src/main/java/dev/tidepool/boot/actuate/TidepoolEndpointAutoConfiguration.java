package dev.tidepool.boot.actuate;

import dev.tidepool.boot.CacheWarmer;
import dev.tidepool.boot.TidepoolAutoConfiguration;
import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.insight.SlowQueries;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneDetector;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for Tidepool's endpoints.
 */
@AutoConfiguration(after = TidepoolAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(TidepoolEngine.class)
public final class TidepoolEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	TidepoolEndpoint tidepoolEndpoint(TidepoolEngine engine, QueryStatistics statistics,
			ObjectProvider<QueryCache> cache, Findings findings) {
		return new TidepoolEndpoint(engine, statistics, cache.getIfAvailable(), findings);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	ConnectionPoolsEndpoint connectionPoolsEndpoint(TidepoolEngine engine) {
		return new ConnectionPoolsEndpoint(engine);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ConnectionPoolsEndpoint.class)
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	ConnectionPoolsWebExtension connectionPoolsWebExtension(ConnectionPoolsEndpoint endpoint) {
		return new ConnectionPoolsWebExtension(endpoint);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean({ QueryCache.class, CacheWarmer.class })
	@ConditionalOnAvailableEndpoint
	QueryCacheEndpoint queryCacheEndpoint(QueryCache cache, CacheWarmer warmer) {
		return new QueryCacheEndpoint(cache, warmer);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	QueriesEndpoint queriesEndpoint(QueryStatistics statistics, SlowQueries slowQueries) {
		return new QueriesEndpoint(statistics, slowQueries);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(QueriesEndpoint.class)
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	QueriesWebExtension queriesWebExtension(QueriesEndpoint endpoint) {
		return new QueriesWebExtension(endpoint);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(NPlusOneDetector.class)
	@ConditionalOnAvailableEndpoint
	NPlusOneEndpoint nplusoneEndpoint(Findings findings) {
		return new NPlusOneEndpoint(findings);
	}

}
