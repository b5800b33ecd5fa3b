package dev.tidepool.boot;

import java.sql.Connection;
import java.time.Duration;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.database.Catalogs;
import dev.tidepool.insight.SlowQueries;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneException;
import dev.tidepool.pool.PoolSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseDataSource;
import org.springframework.boot.quartz.autoconfigure.QuartzDataSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for settings that hold for one data source.
 */
class OwnSettingsTests {

	private static final String READ = "/* tidepool:cache ttl=60s */ select name from thing where id = 1";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				TidepoolAutoConfiguration.class))
		.withBean(Catalogs.class, () -> Catalogs.LITERAL)
		.withUserConfiguration(Two.class);

	@Test
	void anEnvironmentVariableReachesABeanWithCapitalsInItsName() {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
						Map.of("TIDEPOOL_DATASOURCES_DATASOURCE_ENABLED", "false"))))
			.run((context) -> {
				assertThat(context.getBean("dataSource").getClass()).isEqualTo(HikariDataSource.class);
				assertThat(context.getBean("reports")).isInstanceOf(TidepoolDataSource.class);
				assertThat(context.getBean(TidepoolEngine.class).unmanaged()).containsExactly(
						new UnmanagedDataSource("dataSource", "tidepool.datasources.datasource.enabled=false"));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "data-source", "dataSource", "DATASOURCE", "pool-of-mine", "[Pool of mine]" })
	void theNameIsMatchedLeniently(String name) {
		this.runner
			.withPropertyValues("spring.datasource.hikari.pool-name=Pool of mine",
					"tidepool.datasources." + name + ".pool.max-connections=7")
			.run((context) -> assertThat(
					context.getBean(TidepoolEngine.class).pool("Pool of mine").settings().ceiling())
				.isEqualTo(7));
	}

	@Test
	void theCacheCanBeOffForOneDataSourceWhichStillTellsOfItsWrites() {
		this.runner.withPropertyValues("tidepool.datasources.reports.cache.enabled=false").run((context) -> {
			JdbcTemplate main = new JdbcTemplate(context.getBean(DataSource.class));
			JdbcTemplate reports = new JdbcTemplate(context.getBean("reports", DataSource.class));
			main.execute("create table if not exists thing (id int, name varchar(20))");
			main.update("insert into thing values (1, 'old')");
			QueryCache cache = context.getBean(QueryCache.class);
			reports.queryForObject(READ, String.class);
			reports.queryForObject(READ, String.class);
			assertThat(cache.statistics().hits() + cache.statistics().misses()).isZero();
			main.queryForObject(READ, String.class);
			assertThat(main.queryForObject(READ, String.class)).isEqualTo("old");
			assertThat(cache.statistics().hits()).isOne();
			reports.update("update thing set name = 'new' where id = 1");
			assertThat(main.queryForObject(READ, String.class)).isEqualTo("new");
		});
	}

	@Test
	void oneDataSourceHasThresholdsOfItsOwn() {
		this.runner
			.withPropertyValues("tidepool.datasources.reports.queries.slow-threshold=0ms",
					"tidepool.datasources.reports.queries.critical-threshold=1h")
			.run((context) -> {
				new JdbcTemplate(context.getBean(DataSource.class)).queryForObject("select 1", Integer.class);
				SlowQueries slow = context.getBean(SlowQueries.class);
				assertThat(slow.recent()).isEmpty();
				new JdbcTemplate(context.getBean("reports", DataSource.class)).queryForObject("select 1",
						Integer.class);
				assertThat(slow.recent()).singleElement()
					.satisfies((found) -> assertThat(found.duration()).isLessThan(Duration.ofHours(1)));
			});
	}

	@Test
	void oneDataSourceIsWatchedOtherwise() {
		this.runner
			.withPropertyValues("tidepool.nplusone.threshold=100", "tidepool.datasources.reports.nplusone.threshold=3",
					"tidepool.datasources.reports.nplusone.action=throw")
			.run((context) -> {
				JdbcTemplate main = new JdbcTemplate(context.getBean(DataSource.class));
				main.execute("create table if not exists thing (id int, name varchar(20))");
				loop(main);
				assertThat(context.getBean(Findings.class).all()).isEmpty();
				assertThatExceptionOfType(NPlusOneException.class)
					.isThrownBy(() -> loop(new JdbcTemplate(context.getBean("reports", DataSource.class))));
			});
	}

	private static void loop(JdbcTemplate jdbc) {
		jdbc.execute((Connection connection) -> {
			connection.setAutoCommit(false);
			try (var statement = connection.prepareStatement("select name from thing where id = ?")) {
				for (int i = 0; i < 5; i++) {
					statement.setInt(1, i);
					statement.executeQuery().close();
				}
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(true);
			}
			return null;
		});
	}

	@Test
	void whatCannotBeIsRefusedByTheNameOfTheProperty() {
		this.runner.withPropertyValues("tidepool.datasources.reports.nplusone.threshold=1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("tidepool.datasources.reports.nplusone.threshold (1) must be >= 2"));
	}

	@Test
	void dataSourcesForMigrationAndSchedulingAreNeitherCachedNorResized() {
		this.runner.withUserConfiguration(Dedicated.class)
			.withPropertyValues("tidepool.pool.mode=adaptive", "tidepool.datasources.liquibase.pool.mode=adaptive",
					"tidepool.datasources.liquibase.cache.enabled=true")
			.run((context) -> {
				TidepoolEngine engine = context.getBean(TidepoolEngine.class);
				for (String name : new String[] { "flyway", "quartz" }) {
					PoolSettings settings = engine.pool(name).settings();
					assertThat(settings.mode()).isEqualTo(PoolSettings.Mode.FIXED);
					assertThat(settings.ceiling()).isEqualTo(10);
					assertThat(misses(context, name)).isZero();
				}
				assertThat(engine.pool("liquibase").settings().mode()).isEqualTo(PoolSettings.Mode.ADAPTIVE);
				assertThat(engine.pool("dataSource").settings().mode()).isEqualTo(PoolSettings.Mode.ADAPTIVE);
				assertThat(misses(context, "liquibase")).isOne();
			});
	}

	private static long misses(AssertableApplicationContext context, String bean) {
		JdbcTemplate jdbc = new JdbcTemplate(context.getBean(bean, DataSource.class));
		jdbc.execute("create table if not exists thing (id int, name varchar(20))");
		jdbc.queryForList(READ);
		return context.getBean(QueryCache.class).statistics().misses();
	}

	static HikariDataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:mem:own-settings");
		return pool;
	}

	@Configuration(proxyBeanMethods = false)
	static class Two {

		@Bean
		@Primary
		HikariDataSource dataSource(Environment environment) {
			HikariDataSource pool = pool();
			pool.setPoolName(environment.getProperty("spring.datasource.hikari.pool-name"));
			return pool;
		}

		@Bean
		HikariDataSource reports() {
			return pool();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Dedicated {

		@Bean(defaultCandidate = false)
		@FlywayDataSource
		HikariDataSource flyway() {
			return pool();
		}

		@Bean(defaultCandidate = false)
		@LiquibaseDataSource
		HikariDataSource liquibase() {
			return pool();
		}

		@Bean(defaultCandidate = false)
		@QuartzDataSource
		HikariDataSource quartz() {
			return pool();
		}

	}

}
