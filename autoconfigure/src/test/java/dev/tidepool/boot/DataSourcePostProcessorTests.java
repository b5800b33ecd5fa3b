package dev.tidepool.boot;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.pool.ManagedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DataSourcePostProcessor}: which pools it replaces, and under which
 * name.
 */
class DataSourcePostProcessorTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, TidepoolAutoConfiguration.class));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			spring.datasource.hikari.pool-name=orders                               | orders
			spring.datasource.name=customers                                        | customers
			spring.datasource.name=customers,spring.datasource.hikari.pool-name=own | own
			spring.datasource.generate-unique-name=true                             | dataSource
			""")
	void thePoolHasOneNameEverywhere(String properties, String name) {
		this.runner.withPropertyValues(properties.split(",")).run((context) -> {
			assertThat(context.getBean(TidepoolEngine.class).pools()).extracting(ManagedPool::name)
				.containsExactly(name);
			assertThat(context.getBean(HikariDataSource.class).getPoolName()).isEqualTo(name);
		});
	}

	@Test
	void whatIsConfiguredForHikariIsKept() {
		this.runner
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:kept;INIT=create schema if not exists extra",
					"spring.datasource.username=sa", "spring.datasource.hikari.schema=EXTRA",
					"spring.datasource.hikari.max-lifetime=100000",
					"spring.datasource.hikari.data-source-properties.LOCK_TIMEOUT=1234")
			.run((context) -> {
				HikariDataSource pool = context.getBean(HikariDataSource.class);
				assertThat(pool.getJdbcUrl()).startsWith("jdbc:h2:mem:kept;INIT=");
				assertThat(pool.getUsername()).isEqualTo("sa");
				assertThat(pool.getMaxLifetime()).isEqualTo(100_000);
				assertThat(pool.getDataSourceProperties()).containsEntry("LOCK_TIMEOUT", "1234");
				assertThat(context.getBean(JdbcTemplate.class).queryForObject("select current_schema", String.class))
					.isEqualTo("EXTRA");
			});
	}

	@Test
	void oneDataSourceCanBeLeftAlone() {
		this.runner.withUserConfiguration(Several.class)
			.withPropertyValues("tidepool.datasources.reports.enabled=false")
			.run((context) -> {
				assertThat(context.getBean("reports").getClass()).isEqualTo(HikariDataSource.class);
				assertThat(context.getBean("dataSource")).isInstanceOf(TidepoolDataSource.class);
				assertThat(context.getBean(TidepoolEngine.class).pools()).extracting(ManagedPool::name)
					.containsExactly("dataSource");
			});
	}

	@Test
	void severalDataSourcesKeepTheirQualifiersAndDatabases() {
		this.runner.withUserConfiguration(Several.class)
			.withPropertyValues("tidepool.datasources.reports.pool.max-connections=5")
			.run((context) -> {
				Injected injected = context.getBean(Injected.class);
				assertThat(injected.main).isInstanceOf(TidepoolDataSource.class)
					.isSameAs(context.getBean(DataSource.class));
				assertThat(injected.reports).isInstanceOf(TidepoolDataSource.class).isNotSameAs(injected.main);
				assertThat(database(injected.reports)).isEqualTo("REPORTS");
				assertThat(database(injected.main)).isEqualTo("MAIN");
				TidepoolEngine engine = context.getBean(TidepoolEngine.class);
				assertThat(engine.pools()).extracting(ManagedPool::name).containsExactly("dataSource", "reports");
				assertThat(engine.pool("reports").settings().ceiling()).isEqualTo(5);
				assertThat(engine.pool("dataSource").settings().ceiling()).isEqualTo(32);
			});
	}

	@Test
	void aScopedDataSourceHasThePlainName() {
		this.runner.withUserConfiguration(Scoped.class)
			.withInitializer((context) -> context.getBeanFactory().registerScope("thread", new SimpleThreadScope()))
			.run((context) -> {
				HikariDataSource proxy = context.getBean("reports", HikariDataSource.class);
				assertThat(database(proxy)).isEqualTo("REPORTS");
				assertThat(AopProxyUtils.getSingletonTarget(proxy)).isNull();
				assertThat(context.getBean(TidepoolEngine.class).pools()).extracting(ManagedPool::name)
					.containsExactly("reports");
				context.getBean("scopedTarget.reports", HikariDataSource.class).close();
			});
	}

	private static String database(DataSource dataSource) {
		return new JdbcTemplate(dataSource).queryForObject("select database()", String.class);
	}

	private static HikariDataSource pool(String database) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:mem:" + database);
		return pool;
	}

	@Configuration(proxyBeanMethods = false)
	static class Several {

		@Bean
		HikariDataSource dataSource() {
			return pool("main");
		}

		@Bean(defaultCandidate = false)
		HikariDataSource reports() {
			return pool("reports");
		}

		@Bean
		Injected injected(DataSource main, @Qualifier("reports") DataSource reports) {
			return new Injected(main, reports);
		}

	}

	record Injected(DataSource main, DataSource reports) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Scoped {

		@Bean
		@Scope(value = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		HikariDataSource reports() {
			return pool("reports");
		}

	}

}
