package dev.tidepool.boot.actuate;

import dev.tidepool.boot.TidepoolAutoConfiguration;
import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.insight.SlowQueries;
import dev.tidepool.nplusone.Findings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/**
 * Auto-configuration for Tidepool's meters.
 */
@AutoConfiguration(after = TidepoolAutoConfiguration.class)
@ConditionalOnClass({ MeterRegistry.class, MeterBinder.class })
@ConditionalOnBean(TidepoolEngine.class)
public final class TidepoolMetricsAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	@ConditionalOnMissingBean
	TidepoolMeters tidepoolMeters(ObjectProvider<TidepoolEngine> engine, ObjectProvider<QueryCache> cache,
			ObjectProvider<QueryStatistics> statistics, ObjectProvider<SlowQueries> slowQueries,
			ObjectProvider<Findings> findings) {
		return new TidepoolMeters(engine, cache, statistics, slowQueries, findings);
	}

}
