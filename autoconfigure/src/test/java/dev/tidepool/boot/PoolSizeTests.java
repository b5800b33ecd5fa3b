package dev.tidepool.boot;

import java.sql.Connection;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolSettings;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the numbers of a pool: those of the user, of HikariCP, and of Tidepool.
 */
class PoolSizeTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TidepoolAutoConfiguration.class));

	@Test
	void aPoolWithoutASizeStartsAtTenAndMayGrow() {
		started((app) -> {
			assertThat(app.pool.limit()).isEqualTo(10);
			assertThat(app.settings()).extracting(PoolSettings::floor, PoolSettings::ceiling).containsExactly(2, 32);
			assertThat(app.hikari.getMaximumPoolSize()).isEqualTo(32);
			assertThat(app.hikari.getMinimumIdle()).isEqualTo(2);
		});
	}

	@Test
	void aPoolNeverGrowsBeyondTheSizeThatTheUserChose() {
		started((app) -> {
			assertThat(app.settings().ceiling()).isEqualTo(7);
			assertThat(app.hikari.getMaximumPoolSize()).isEqualTo(7);
			assertThat(app.pool.limit()).isEqualTo(6);
		}, "spring.datasource.hikari.maximum-pool-size=7");
	}

	@Test
	void aSizeThatHappensToBeTheDefaultIsAChoiceToo() {
		started((app) -> {
			assertThat(app.settings().ceiling()).isEqualTo(10);
			assertThat(app.hikari.getMaximumPoolSize()).isEqualTo(10);
		}, "spring.datasource.hikari.maximumPoolSize=10");
	}

	@Test
	void aSizeInAPlaceholderIsAChoiceToo() {
		started((app) -> assertThat(app.settings().ceiling()).isEqualTo(10), "size=10",
				"spring.datasource.hikari.maximum-pool-size=${size}");
	}

	@Test
	void tidepoolsOwnCeilingGoesBeforeHikaris() {
		started((app) -> {
			assertThat(app.settings().ceiling()).isEqualTo(20);
			assertThat(app.hikari.getMaximumPoolSize()).isEqualTo(20);
			assertThat(app.pool.limit()).isEqualTo(10);
		}, "spring.datasource.hikari.maximum-pool-size=7", "tidepool.pool.max-connections=20");
	}

	@Test
	void onePoolMayHaveItsOwnCeiling() {
		started((app) -> assertThat(app.settings()).extracting(PoolSettings::floor, PoolSettings::ceiling)
			.containsExactly(3, 12), "tidepool.pool.max-connections=20", "tidepool.pool.min-connections=3",
				"tidepool.datasources.dataSource.pool.max-connections=12");
	}

	@Test
	void minimumIdleIsTheFloor() {
		started((app) -> {
			assertThat(app.settings().floor()).isEqualTo(4);
			assertThat(app.hikari.getMinimumIdle()).isEqualTo(4);
		}, "spring.datasource.hikari.minimum-idle=4");
	}

	@Test
	void aMinimumIdleAboveTheSizeIsCutAsHikariCutsIt() {
		started((app) -> assertThat(app.settings()).extracting(PoolSettings::floor, PoolSettings::ceiling)
			.containsExactly(5, 5), "spring.datasource.hikari.minimum-idle=8",
				"spring.datasource.hikari.maximum-pool-size=5");
	}

	@Test
	void theConnectionTimeoutIsTheDeadline() {
		started((app) -> assertThat(app.settings().acquireTimeout()).hasSeconds(7),
				"spring.datasource.hikari.connection-timeout=7000");
		started((app) -> {
			assertThat(app.settings().acquireTimeout()).hasSeconds(4);
			assertThat(app.hikari.getConnectionTimeout()).isEqualTo(4000);
		}, "spring.datasource.hikari.connection-timeout=7000", "tidepool.pool.acquire-timeout=4s");
	}

	@ParameterizedTest
	@EnumSource(value = PoolSettings.Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "ADAPTIVE")
	void aPoolThatIsNotAdaptiveKeepsHikarisOwnNumbers(PoolSettings.Mode mode) {
		started((app) -> {
			assertThat(app.hikari.getMaximumPoolSize()).isEqualTo(10);
			assertThat(app.hikari.getMinimumIdle()).isEqualTo(10);
			assertThat(app.pool.limit()).isEqualTo(10);
		}, "tidepool.pool.mode=" + mode);
		started((app) -> {
			assertThat(app.hikari.getMaximumPoolSize()).isEqualTo(7);
			assertThat(app.hikari.getMinimumIdle()).isEqualTo(3);
			assertThat(app.pool.limit()).isEqualTo(7);
		}, "tidepool.pool.mode=" + mode, "spring.datasource.hikari.maximum-pool-size=7",
				"spring.datasource.hikari.minimum-idle=3");
	}

	@Test
	void aPresetGivesTheBoundsToStartWith() {
		started((app) -> {
			assertThat(app.settings()).extracting(PoolSettings::floor, PoolSettings::ceiling).containsExactly(1, 10);
			assertThat(app.pool.limit()).isEqualTo(5);
			assertThat(app.hikari.getMaximumPoolSize()).isEqualTo(10);
		}, "tidepool.pool.environment=development");
		started((app) -> {
			assertThat(app.settings()).extracting(PoolSettings::floor, PoolSettings::ceiling).containsExactly(4, 70);
			assertThat(app.pool.limit()).isEqualTo(35);
		}, "tidepool.pool.environment=production", "tidepool.pool.expected-users=4000");
	}

	@Test
	void whatTheUserSaidGoesBeforeThePreset() {
		started((app) -> {
			assertThat(app.settings()).extracting(PoolSettings::floor, PoolSettings::ceiling).containsExactly(3, 7);
			assertThat(app.pool.limit()).isEqualTo(6);
		}, "tidepool.pool.environment=production", "tidepool.pool.expected-users=4000",
				"spring.datasource.hikari.maximum-pool-size=7", "tidepool.pool.min-connections=3");
		started((app) -> {
			assertThat(app.settings()).extracting(PoolSettings::floor, PoolSettings::ceiling).containsExactly(6, 12);
			assertThat(app.pool.limit()).as("never below the floor").isEqualTo(6);
		}, "tidepool.pool.environment=development", "tidepool.pool.max-connections=12",
				"spring.datasource.hikari.minimum-idle=6");
	}

	@Test
	void onePoolMayHaveItsOwnPreset() {
		started((app) -> assertThat(app.settings()).extracting(PoolSettings::floor, PoolSettings::ceiling)
			.containsExactly(2, 24), "tidepool.pool.environment=production",
				"tidepool.datasources.dataSource.pool.environment=staging");
	}

	@Test
	void aPresetDoesNotTouchAPoolThatIsNotAdaptive() {
		started((app) -> {
			assertThat(app.hikari.getMaximumPoolSize()).isEqualTo(10);
			assertThat(app.hikari.getMinimumIdle()).isEqualTo(10);
			assertThat(app.pool.limit()).isEqualTo(10);
		}, "tidepool.pool.mode=fixed", "tidepool.pool.environment=production", "tidepool.pool.expected-users=4000");
	}

	@Test
	void theSmallestPoolServesOneSessionAtATime() {
		started((app) -> {
			assertThat(app.pool.limit()).isOne();
			assertThat(app.hikari.getMaximumPoolSize()).isOne();
		}, "spring.datasource.hikari.maximum-pool-size=1");
	}

	private void started(ThrowingConsumer<App> assertions, String... properties) {
		this.runner.withPropertyValues(properties).run((context) -> {
			HikariDataSource hikari = context.getBean(HikariDataSource.class);
			try (Connection connection = hikari.getConnection()) {
				assertThat(connection.createStatement().execute("select 1")).isTrue();
			}
			assertions.accept(new App(hikari, context.getBean(TidepoolEngine.class).pool("dataSource")));
		});
	}

	private record App(HikariDataSource hikari, ManagedPool pool) {

		PoolSettings settings() {
			return this.pool.settings();
		}

	}

}
