package dev.tidepool.boot;

import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.pool.ManagedPool;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for Flyway above a pool in care.
 */
class FlywayTests {

	private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				FlywayAutoConfiguration.class, TidepoolAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=" + this.url, "spring.datasource.username=sa",
				"spring.flyway.locations=classpath:dev/tidepool/boot/migration");

	@BeforeEach
	void createTheUser() {
		new JdbcTemplate(new DriverManagerDataSource(this.url, "sa", ""))
			.execute("create user migrator password 'secret' admin");
	}

	@AfterEach
	void drop() {
		new JdbcTemplate(new DriverManagerDataSource(this.url, "sa", "")).execute("shutdown");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tidepool.enabled=true", "tidepool.enabled=false" })
	void aUserOfItsOwnMigrates(String property) {
		this.runner.withPropertyValues(property, "spring.flyway.user=migrator", "spring.flyway.password=secret")
			.run((context) -> {
				assertMigratedBy(context, "MIGRATOR");
				DataSource migrating = context.getBean(Flyway.class).getConfiguration().getDataSource();
				assertThat(migrating).isNotSameAs(context.getBean(DataSource.class))
					.isNotInstanceOf(HikariDataSource.class);
				assertThat(context.getBean(JdbcTemplate.class).queryForObject("select current_user", String.class))
					.isEqualTo("SA");
			});
	}

	@Test
	void theUserOfThePoolMigrates() {
		this.runner.run((context) -> {
			assertMigratedBy(context, "SA");
			assertThat(context.getBean(Flyway.class).getConfiguration().getDataSource())
				.isSameAs(context.getBean(DataSource.class))
				.isInstanceOf(TidepoolDataSource.class);
			assertThat(context.getBean(TidepoolEngine.class).pools()).extracting(ManagedPool::active)
				.containsExactly(0);
		});
	}

	@Test
	void aWrongPasswordIsFlywaysOwnFailure() {
		this.runner.withPropertyValues("spring.flyway.user=migrator", "spring.flyway.password=wrong")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("Wrong user name or password"));
	}

	private static void assertMigratedBy(AssertableApplicationContext context, String user) {
		assertThat(context).hasNotFailed();
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		assertThat(jdbc.queryForList("select name from migrated", String.class)).containsExactly("by Flyway");
		assertThat(jdbc.queryForObject("select \"installed_by\" from \"flyway_schema_history\" where \"version\" = '1'",
				String.class))
			.isEqualTo(user);
	}

}
