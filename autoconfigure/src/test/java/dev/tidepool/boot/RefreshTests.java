package dev.tidepool.boot;

import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.AdoptedDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.cloud.autoconfigure.ConfigurationPropertiesRebinderAutoConfiguration;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.properties.ConfigurationPropertiesRebinder;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.cloud.context.scope.refresh.RefreshScope;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for Spring Cloud's refresh of properties at run time.
 */
class RefreshTests {

	@Test
	void whatTheUserSetIsKept() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("user", Map.of(NeverRefreshable.PROPERTY, "com.example.Own")));
		new NeverRefreshable().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty(NeverRefreshable.PROPERTY).split(",")).contains("com.example.Own",
				TidepoolDataSource.class.getName(), AdoptedDataSource.class.getName());
	}

	@Test
	void thePoolThatSpringCloudKeepsByDefaultIsStillKept() {
		StandardEnvironment environment = new StandardEnvironment();
		new NeverRefreshable().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty(NeverRefreshable.PROPERTY).split(","))
			.contains(HikariDataSource.class.getName(), TidepoolDataSource.class.getName());
	}

	@Test
	void aRefreshLeavesAPoolWithBoundPropertiesAlone() {
		try (ConfigurableApplicationContext context = start(Bound.class, "bound.maximum-pool-size=3")) {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			assertThat(pool).isInstanceOf(TidepoolDataSource.class);
			new JdbcTemplate(pool).execute("create table kept (id int)");
			assertThat(context.getBean(ConfigurationPropertiesRebinder.class).rebind("dataSource")).isFalse();
			context.publishEvent(new EnvironmentChangeEvent(context, Set.of("bound.maximum-pool-size")));
			assertThat(pool.isClosed()).isFalse();
			assertThat(new JdbcTemplate(pool).queryForList("select id from kept")).isEmpty();
		}
	}

	@Test
	void aPoolInRefreshScopeIsMadeAnewAndTheOldOneIsClosed() {
		try (ConfigurableApplicationContext context = start(Refreshed.class)) {
			DataSource proxy = context.getBean(DataSource.class);
			JdbcTemplate jdbc = new JdbcTemplate(proxy);
			jdbc.execute("select 1");
			HikariDataSource before = (HikariDataSource) context.getBean("scopedTarget.dataSource");
			assertThat(before).isInstanceOf(TidepoolDataSource.class);
			context.getBean(ContextRefresher.class).refresh();
			context.getBean(RefreshScope.class).refreshAll();
			assertThat(before.isClosed()).isTrue();
			jdbc.execute("select 1");
			assertThat(context.getBean("scopedTarget.dataSource")).isInstanceOf(TidepoolDataSource.class)
				.isNotSameAs(before);
			assertThat(context.getBean(TidepoolEngine.class).pools()).hasSize(1);
		}
	}

	private static ConfigurableApplicationContext start(Class<?> configuration, String... properties) {
		SpringApplication application = new SpringApplication(Cloud.class, configuration);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.addInitializers((context) -> TestPropertyValues.of(properties)
			.and("spring.datasource.url=jdbc:h2:mem:refresh")
			.applyTo(context));
		return application.run("--spring.autoconfigure.exclude=");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ RefreshAutoConfiguration.class, ConfigurationPropertiesRebinderAutoConfiguration.class,
			DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, TidepoolAutoConfiguration.class })
	static class Cloud {

	}

	@Configuration(proxyBeanMethods = false)
	static class Bound {

		@Bean
		@ConfigurationProperties("bound")
		HikariDataSource dataSource() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:bound");
			return pool;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Refreshed {

		@Bean
		@org.springframework.cloud.context.config.annotation.RefreshScope
		HikariDataSource dataSource() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:refreshed");
			return pool;
		}

	}

}
