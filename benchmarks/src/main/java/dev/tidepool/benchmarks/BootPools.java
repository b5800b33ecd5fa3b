package dev.tidepool.benchmarks;

import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.Tidepool;
import dev.tidepool.jdbc.TidepoolDataSource;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ApplicationContext;

/**
 * Pools as they come out of a Spring Boot application, with a Prometheus registry
 * present.
 */
final class BootPools {

	private BootPools() {
	}

	static DataSource plain(Database database) {
		return start(database, Map.of("tidepool.enabled", "false", "jdbc.datasource-proxy.enabled", "false"));
	}

	/**
	 * Nothing but the pool.
	 */
	static HikariDataSource bare(Database database) {
		return (HikariDataSource) start(database,
				Map.of("tidepool.enabled", "false", "jdbc.datasource-proxy.enabled", "false",
						"spring.autoconfigure.exclude",
						"org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration"));
	}

	/**
	 * Tidepool with its defaults, where the table {@code item} is cached and there is
	 * room for all of it.
	 */
	static DataSource caching(Database database) {
		return start(database,
				Map.of("jdbc.datasource-proxy.enabled", "false", "tidepool.cache.rules[0].tables", "item",
						"tidepool.cache.rules[0].ttl", "1h", "tidepool.cache.max-size", "256MB",
						"spring.autoconfigure.exclude",
						"org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration"));
	}

	/**
	 * Tidepool with its defaults, its own meters included, and a cache rule for a table
	 * that the benchmark does not read: the cache is on and looks at every query, and
	 * every query goes to the database. Spring Boot's meters of HikariCP are off, as they
	 * are on the bare pool and the peers' pools; the variant ACTUATOR shows what they
	 * cost.
	 */
	static DataSource tidepool(Database database) {
		return tidepool(database, true);
	}

	/**
	 * The same without the N+1 detector.
	 */
	static DataSource withoutNPlusOne(Database database) {
		return tidepool(database, false);
	}

	/**
	 * Puts the Tidepool of an application of its own in front of a pool.
	 */
	static DataSource inFrontOf(DataSource pool, Database database, boolean nplusone) {
		return context(database,
				Map.of("tidepool.nplusone.enabled", nplusone, "jdbc.datasource-proxy.enabled", "false"))
			.getBean(Tidepool.class)
			.instrument(pool, "shared");
	}

	private static DataSource tidepool(Database database, boolean nplusone) {
		DataSource bean = start(database,
				Map.of("tidepool.nplusone.enabled", nplusone, "jdbc.datasource-proxy.enabled", "false",
						"tidepool.cache.rules[0].tables", "country", "tidepool.cache.rules[0].ttl", "60s",
						"spring.autoconfigure.exclude",
						"org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration"));
		if (!(bean instanceof TidepoolDataSource)) {
			throw new IllegalStateException("The DataSource bean must be a " + TidepoolDataSource.class.getName()
					+ " but is a " + bean.getClass().getName()
					+ ": is Tidepool's auto-configuration on the class path and active?");
		}
		return bean;
	}

	/**
	 * Tidepool with its defaults and some more properties, beside a bare pool.
	 */
	static DataSource tidepool(Database database, Map<String, Object> properties) {
		Map<String, Object> all = new HashMap<>(properties);
		all.put("jdbc.datasource-proxy.enabled", "false");
		all.put("spring.autoconfigure.exclude",
				"org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration");
		return start(database, all);
	}

	/**
	 * The starter as it ships. Its OpenTelemetry part is off: it is only on if that
	 * library is present, which here it is for another variant's sake.
	 */
	static DataSource datasourceMicrometer(Database database) {
		DataSource bean = start(database, Map.of("tidepool.enabled", "false", "jdbc.opentelemetry.enabled", "false"));
		if (bean instanceof HikariDataSource && bean.getClass() == HikariDataSource.class) {
			throw new IllegalStateException("The DataSource bean must be wrapped by datasource-micrometer");
		}
		return bean;
	}

	private static DataSource start(Database database, Map<String, Object> properties) {
		return context(database, properties).getBean(DataSource.class);
	}

	private static ApplicationContext context(Database database, Map<String, Object> properties) {
		Map<String, Object> all = new HashMap<>(properties);
		// Only open-in-view has entities
		all.merge("spring.autoconfigure.exclude", HibernateJpaAutoConfiguration.class.getName() + ","
				+ DataJpaRepositoriesAutoConfiguration.class.getName(), (given, jpa) -> given + "," + jpa);
		all.put("spring.datasource.url", database.url());
		all.put("spring.datasource.username", database.username());
		all.put("spring.datasource.password", database.password());
		if (database == Database.STUB) {
			// Not one of those that Spring Boot tells by their URL
			all.put("spring.datasource.driver-class-name", StubDriver.class.getName());
		}
		// Lives until the JVM ends
		return new SpringApplicationBuilder(BenchmarkApplication.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties(all)
			.run();
	}

}
