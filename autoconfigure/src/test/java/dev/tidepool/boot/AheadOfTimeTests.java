package dev.tidepool.boot;

import java.util.function.Consumer;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.boot.actuate.TidepoolEndpointAutoConfiguration;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.jdbc.WrappedDataSource;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolSettings;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application that is processed ahead of time.
 */
class AheadOfTimeTests {

	@Test
	void whatIsReachedByReflectionIsHinted() throws Exception {
		RuntimeHints hints = new RuntimeHints();
		new TidepoolRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(
				RuntimeHintsPredicates.reflection().onFieldAccess(HikariConfig.class.getDeclaredField("maxPoolSize")))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("dev/tidepool/boot/actuate/dashboard/page.html"))
			.accepts(hints);
	}

	@Test
	@CompileWithForkedClassLoader
	void theGeneratedApplicationTreatsItsDataSourcesAlike() {
		start((context) -> {
			assertThat(context.getBean("dataSource")).isInstanceOf(TidepoolDataSource.class);
			assertThat(context.getBean("plain")).isInstanceOf(WrappedDataSource.class);
			assertThat(context.getBean("byClass")).isInstanceOf(SimpleDriverDataSource.class);
			TidepoolEngine engine = context.getBean(TidepoolEngine.class);
			assertThat(engine.unmanaged()).extracting(UnmanagedDataSource::name).containsExactly("byClass");
			assertThat(engine.pools()).extracting(ManagedPool::name).containsExactly("ahead", "migration");
			assertThat(engine.pool("migration").settings().mode()).isEqualTo(PoolSettings.Mode.FIXED);
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
		});
	}

	private static void start(Consumer<GenericApplicationContext> assertions) {
		TestGenerationContext generation = new TestGenerationContext();
		AnnotationConfigApplicationContext processed = new AnnotationConfigApplicationContext();
		processed.register(App.class);
		properties().applyTo(processed);
		new ApplicationContextAotGenerator().processAheadOfTime(processed, generation);
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			GenericApplicationContext context = new GenericApplicationContext();
			context.setClassLoader(compiled.getClassLoader());
			properties().applyTo(context);
			@SuppressWarnings("unchecked")
			ApplicationContextInitializer<GenericApplicationContext> initializer = compiled
				.getInstance(ApplicationContextInitializer.class);
			initializer.initialize(context);
			context.refresh();
			try (context) {
				assertions.accept(context);
			}
		});
	}

	private static TestPropertyValues properties() {
		return TestPropertyValues.of("spring.datasource.url=jdbc:h2:mem:ahead", "spring.datasource.name=ahead",
				"management.endpoints.web.exposure.include=*");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			TidepoolAutoConfiguration.class, TidepoolEndpointAutoConfiguration.class })
	static class App {

		@Bean(defaultCandidate = false)
		DataSource plain() {
			return byClass();
		}

		@Bean(defaultCandidate = false)
		SimpleDriverDataSource byClass() {
			return new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:ahead");
		}

		@Bean(defaultCandidate = false)
		@FlywayDataSource
		HikariDataSource migration() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:ahead");
			return pool;
		}

	}

}
