package dev.tidepool.boot;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.tidepool.jdbc.AdoptedDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.jdbc.WrappedDataSource;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Keeps Spring Cloud from destroying and initialising a pool in place when properties
 * change. It does so for HikariCP, by the exact name of the class; ours are added to what
 * the user set.
 */
final class NeverRefreshable implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY = "spring.cloud.refresh.never-refreshable";

	private static final String REBINDER = "org.springframework.cloud.context.properties.ConfigurationPropertiesRebinder";

	private static final String HIKARI = "com.zaxxer.hikari.HikariDataSource";

	/** After whatever reads configuration files. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		ClassLoader classLoader = application.getClassLoader();
		if (!ClassUtils.isPresent(REBINDER, classLoader) || !ClassUtils.isPresent(HIKARI, classLoader)) {
			return;
		}
		Set<String> names = new LinkedHashSet<>(
				StringUtils.commaDelimitedListToSet(environment.getProperty(PROPERTY, HIKARI)));
		for (Class<?> ours : new Class<?>[] { TidepoolDataSource.class, AdoptedDataSource.class,
				WrappedDataSource.class, InstrumentedEmbeddedDatabase.class }) {
			names.add(ours.getName());
		}
		environment.getPropertySources()
			.addFirst(new MapPropertySource("tidepoolNeverRefreshable", Map.of(PROPERTY, String.join(",", names))));
	}

}
