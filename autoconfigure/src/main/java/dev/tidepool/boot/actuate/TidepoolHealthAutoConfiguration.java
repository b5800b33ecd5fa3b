package dev.tidepool.boot.actuate;

import dev.tidepool.boot.TidepoolAutoConfiguration;
import dev.tidepool.boot.TidepoolEngine;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for Tidepool's health contributor.
 */
@AutoConfiguration(after = TidepoolAutoConfiguration.class,
		beforeName = "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration")
@ConditionalOnClass({ HealthIndicator.class, StatusAggregator.class })
@ConditionalOnBean(TidepoolEngine.class)
@ConditionalOnEnabledHealthIndicator("tidepool")
public final class TidepoolHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "tidepoolHealthIndicator")
	HealthIndicator tidepoolHealthIndicator(TidepoolEngine engine) {
		return new TidepoolHealthIndicator(engine);
	}

	/**
	 * Boot's own order with {@code DEGRADED} before {@code UP}, so that the root shows
	 * it. A user's order stands.
	 */
	@Bean
	@ConditionalOnMissingBean
	StatusAggregator tidepoolStatusAggregator(Environment environment) {
		return Binder.get(environment)
			.bind("management.endpoint.health.status.order", Bindable.listOf(String.class))
			.map(StatusAggregator::of)
			.orElseGet(() -> StatusAggregator.of("DOWN", "OUT_OF_SERVICE", "DEGRADED", "UP", "UNKNOWN"));
	}

}
