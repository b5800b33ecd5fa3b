package dev.tidepool.boot;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.Tidepool;
import dev.tidepool.boot.actuate.ConnectionPoolsEndpoint;
import dev.tidepool.boot.actuate.TidepoolEndpointAutoConfiguration;
import dev.tidepool.boot.actuate.TidepoolHealthAutoConfiguration;
import dev.tidepool.boot.actuate.TidepoolMetricsAutoConfiguration;
import dev.tidepool.boot.web.TidepoolWebAutoConfiguration;
import dev.tidepool.cache.CacheSettings;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.insight.SlowQueries;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneDetector;
import dev.tidepool.nplusone.UnitListener;
import dev.tidepool.nplusone.UnitsOfWork;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.EntityManager;
import jakarta.servlet.Filter;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TidepoolAutoConfiguration} and those that stand on it.
 */
class TidepoolAutoConfigurationTests {

	private static final AutoConfigurations TIDEPOOL = AutoConfigurations.of(TidepoolAutoConfiguration.class,
			TidepoolJmxAutoConfiguration.class, TidepoolEndpointAutoConfiguration.class,
			TidepoolHealthAutoConfiguration.class, TidepoolMetricsAutoConfiguration.class,
			TidepoolWebAutoConfiguration.class);

	private static final AutoConfigurations JDBC = AutoConfigurations.of(DataSourceAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(JDBC)
		.withConfiguration(TIDEPOOL)
		.withPropertyValues("management.endpoints.web.exposure.include=*",
				"management.endpoints.jmx.exposure.include=*");

	@Test
	void theDataSourceIsATidepoolAndAHikariDataSource() {
		this.runner.withUserConfiguration(Injected.class).run((context) -> {
			Injected injected = context.getBean(Injected.class);
			assertThat(injected.byHikari).isInstanceOf(TidepoolDataSource.class)
				.isSameAs(injected.byInterface)
				.isSameAs(injected.byTidepool);
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isEqualTo(1);
		});
	}

	@Test
	void oneSwitchTurnsEverythingOff() {
		this.runner.withPropertyValues("tidepool.enabled=false").run((context) -> {
			assertThat(context.getBean(DataSource.class).getClass()).isEqualTo(HikariDataSource.class);
			assertThat(tidepoolBeans(context)).isEmpty();
		});
	}

	@Test
	void everyFeatureHasItsBeansByDefault() {
		this.runner.run((context) -> assertThat(tidepoolBeans(context)).contains("tidepool", "tidepoolQueryCache",
				"tidepoolQueryStatistics", "tidepoolSlowQueries", "tidepoolNPlusOneDetector", "tidepoolEndpoint",
				"connectionPoolsEndpoint", "queryCacheEndpoint", "queriesEndpoint", "nplusoneEndpoint",
				"tidepoolHealthIndicator", "tidepoolMeters"));
	}

	@ParameterizedTest
	@ValueSource(classes = { DataSource.class, HikariDataSource.class })
	void anAppWithoutJdbcHasNoTidepoolBeans(Class<?> missing) {
		new ApplicationContextRunner().withConfiguration(TIDEPOOL)
			.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(tidepoolBeans(context)).isEmpty());
	}

	@Test
	void anAppWithoutADataSourceHasNothingToLookAfter() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		new ApplicationContextRunner().withConfiguration(TIDEPOOL).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(DataSource.class);
			assertThat(context.getBean(TidepoolEngine.class).pools()).isEmpty();
			assertThat(context.getBean("tidepoolHealthIndicator", HealthIndicator.class).health())
				.isEqualTo(Health.up().withDetail("pools", Map.of()).build());
			Set<Thread> own = new HashSet<>(Thread.getAllStackTraces().keySet());
			own.removeAll(before);
			assertThat(own).extracting(Thread::getName).doesNotContain("tidepool");
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { Endpoint.class, ConditionalOnAvailableEndpoint.class, MeterRegistry.class,
			HealthIndicator.class, Filter.class, Flyway.class, EntityManager.class })
	void startsWithoutAnOptionalDependency(Class<?> missing) {
		this.runner.withClassLoader(new FilteredClassLoader(missing.getPackageName()))
			.run(TidepoolAutoConfigurationTests::works);
	}

	@Test
	void startsWithoutAnyOptionalDependency() {
		this.runner
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class.getPackageName(),
					Endpoint.class.getPackageName(), HealthIndicator.class.getPackageName(), "io.micrometer",
					"org.springframework.web", Filter.class.getPackageName(), Flyway.class.getPackageName(),
					"jakarta.persistence", "org.hibernate"))
			.run((context) -> {
				works(context);
				assertThat(tidepoolBeans(context)).doesNotContain("tidepoolEndpoint", "tidepoolHealthIndicator",
						"tidepoolMeters", "tidepoolUnitOfWorkFilter");
			});
	}

	@Test
	void aWebAppWithoutTheDetectorHasNoFilter() {
		WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(JDBC)
			.withConfiguration(TIDEPOOL);
		web.run((context) -> assertThat(context).hasBean("tidepoolUnitOfWorkFilter"));
		web.withPropertyValues("tidepool.nplusone.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("tidepoolUnitOfWorkFilter")
				.doesNotHaveBean(NPlusOneDetector.class));
	}

	@Test
	void theCacheCanBeSwitchedOff() {
		this.runner.withPropertyValues("tidepool.cache.enabled=false").run((context) -> {
			works(context);
			assertThat(context).doesNotHaveBean(QueryCache.class).doesNotHaveBean("queryCacheEndpoint");
		});
	}

	@Test
	void beansOfTheUserBackOffOurs() {
		this.runner.withUserConfiguration(OwnBeans.class).run((context) -> {
			works(context);
			for (Class<?> type : List.of(Faults.class, QueryCache.class, QueryStatistics.class, SlowQueries.class,
					UnitsOfWork.class, Findings.class, StatusAggregator.class, ConnectionPoolsEndpoint.class)) {
				assertThat(context.getBeanNamesForType(type)).as(type.getName())
					.singleElement()
					.asString()
					.startsWith("own");
			}
			assertThat(context.getBean("tidepoolHealthIndicator", HealthIndicator.class).health())
				.isEqualTo(Health.unknown().build());
		});
	}

	@Test
	void aTidepoolOfTheUserTakesTheEnginesPlace() {
		Tidepool own = (dataSource, name) -> dataSource;
		this.runner.withBean("own", Tidepool.class, () -> own).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(TidepoolEngine.class);
			assertThat(context.getBean(DataSource.class).getClass()).isEqualTo(HikariDataSource.class);
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isEqualTo(1);
		});
	}

	private static void works(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		assertThat(context.getBean(DataSource.class)).isInstanceOf(TidepoolDataSource.class);
		assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isEqualTo(1);
	}

	private static List<String> tidepoolBeans(AssertableApplicationContext context) {
		return Arrays.stream(context.getBeanDefinitionNames())
			.filter((name) -> context.getType(name).getName().startsWith("dev.tidepool"))
			.toList();
	}

	static final class Injected {

		final DataSource byInterface;

		final HikariDataSource byHikari;

		final TidepoolDataSource byTidepool;

		Injected(DataSource byInterface, HikariDataSource byHikari, TidepoolDataSource byTidepool) {
			this.byInterface = byInterface;
			this.byHikari = byHikari;
			this.byTidepool = byTidepool;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		Faults ownFaults() {
			return new Faults();
		}

		@Bean
		QueryCache ownCache() {
			return new QueryCache(new CacheSettings(1_000_000, Duration.ofMinutes(1), List.of()));
		}

		@Bean
		QueryStatistics ownStatistics() {
			return new QueryStatistics();
		}

		@Bean
		SlowQueries ownSlowQueries() {
			return new SlowQueries(Duration.ofSeconds(1), Duration.ofSeconds(2), Clock.systemUTC());
		}

		@Bean
		UnitsOfWork ownUnits(Faults faults) {
			return new UnitsOfWork(UnitListener.NONE, faults);
		}

		@Bean
		Findings ownFindings() {
			return new Findings();
		}

		@Bean
		StatusAggregator ownStatusAggregator() {
			return StatusAggregator.getDefault();
		}

		@Bean
		ConnectionPoolsEndpoint ownConnectionPoolsEndpoint(TidepoolEngine engine) throws Exception {
			var constructor = ConnectionPoolsEndpoint.class.getDeclaredConstructor(TidepoolEngine.class);
			constructor.setAccessible(true);
			return constructor.newInstance(engine);
		}

		@Bean
		HealthIndicator tidepoolHealthIndicator() {
			return () -> Health.unknown().build();
		}

	}

}
