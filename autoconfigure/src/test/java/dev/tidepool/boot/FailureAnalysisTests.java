package dev.tidepool.boot;

import java.util.stream.Stream;

import dev.tidepool.UsualLogging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for what an application says that cannot start because of a property.
 */
@ExtendWith({ UsualLogging.class, OutputCaptureExtension.class })
class FailureAnalysisTests {

	static Stream<Arguments> misconfigurations() {
		return Stream.of(
				failure("tidepool.pool.max-connections=0", "tidepool.pool.max-connections (0) must be >= 1",
						"Set tidepool.pool.max-connections to the most connections that the database can spare for "
								+ "'dataSource'"),
				failure("tidepool.pool.min-connections=0", "tidepool.pool.min-connections (0) must be >= 1",
						"Set tidepool.pool.min-connections to the connections that shall stay open when "
								+ "'dataSource' is idle"),
				failure("tidepool.pool.max-connections=4 tidepool.pool.min-connections=8",
						"tidepool.pool.max-connections (4) must be >= tidepool.pool.min-connections (8)",
						"Raise tidepool.pool.max-connections or lower tidepool.pool.min-connections"),
				failure("tidepool.pool.min-connections=40",
						"tidepool.pool.max-connections (32) must be >= tidepool.pool.min-connections (40)",
						"Raise tidepool.pool.max-connections or lower tidepool.pool.min-connections"),
				failure("spring.datasource.hikari.maximum-pool-size=3 tidepool.pool.min-connections=8",
						"maximum-pool-size of 'dataSource' (3) must be >= tidepool.pool.min-connections (8)",
						"Raise maximum-pool-size of 'dataSource' or lower tidepool.pool.min-connections"),
				failure("tidepool.pool.acquire-timeout=249ms",
						"tidepool.pool.acquire-timeout (PT0.249S) must be >= 250ms",
						"Set tidepool.pool.acquire-timeout to 250ms or more, or leave it out to use HikariCP's "
								+ "connection-timeout"),
				failure("tidepool.pool.creation-rate=0", "tidepool.pool.creation-rate (0) must be >= 1",
						"Set tidepool.pool.creation-rate to the most connections that may be opened in one second"),
				failure("tidepool.pool.expected-users=0", "tidepool.pool.expected-users (0) must be >= 1",
						"Set tidepool.pool.expected-users to the number of people who use one instance at the same "
								+ "time, or leave it out"),
				failure("tidepool.datasources.dataSource.pool.max-connections=-1",
						"tidepool.datasources.dataSource.pool.max-connections (-1) must be >= 1",
						"Set tidepool.datasources.dataSource.pool.max-connections to the most connections that the "
								+ "database can spare for 'dataSource'"),
				failure("tidepool.datasources.dataSource.pool.min-connections=9 tidepool.pool.max-connections=5",
						"tidepool.pool.max-connections (5) must be >= "
								+ "tidepool.datasources.dataSource.pool.min-connections (9)",
						"Raise tidepool.pool.max-connections or lower "
								+ "tidepool.datasources.dataSource.pool.min-connections"),
				failure("tidepool.cache.max-size=0B", "tidepool.cache.max-size (0B) must be > 0",
						"Give the cache some room, such as 64MB, or switch it off with tidepool.cache.enabled=false"),
				failure("tidepool.cache.default-ttl=0s", "tidepool.cache.default-ttl (PT0S) must be > 0",
						"Set tidepool.cache.default-ttl to how long an entry may live, such as 1m"),
				failure("tidepool.cache.rules[0].ttl=1m", "tidepool.cache.rules[0] names neither tables nor sql",
						"Set tidepool.cache.rules[0].tables to the tables whose queries may be cached, or "
								+ "tidepool.cache.rules[0].sql to a regular expression"),
				failure("tidepool.cache.rules[0].tables=city tidepool.cache.rules[1].tables=country "
						+ "tidepool.cache.rules[1].ttl=-5s", "tidepool.cache.rules[1].ttl (PT-5S) must be > 0",
						"Set tidepool.cache.rules[1].ttl to how long an entry may live, such as 1m"),
				failure("tidepool.cache.rules[0].sql=select(",
						"tidepool.cache.rules[0].sql (select() is no regular expression: Unclosed group",
						"Correct the expression near index 7"),
				failure("tidepool.queries.slow-threshold=-1s", "tidepool.queries.slow-threshold (PT-1S) must be >= 0",
						"Set tidepool.queries.slow-threshold to a duration such as 1s"),
				failure("tidepool.queries.slow-threshold=10s",
						"tidepool.queries.critical-threshold (PT5S) must be >= tidepool.queries.slow-threshold (PT10S)",
						"Raise tidepool.queries.critical-threshold or lower tidepool.queries.slow-threshold"),
				failure("tidepool.alerts.window=500ms",
						"tidepool.alerts.window (PT0.5S) must be between PT1S and PT10M",
						"Set tidepool.alerts.window to a duration in between, such as 30s"),
				failure("tidepool.alerts.wait-threshold=0s", "tidepool.alerts.wait-threshold (PT0S) must be > 0",
						"Set tidepool.alerts.wait-threshold to a duration such as 1s"),
				failure("tidepool.alerts.memory-threshold=90",
						"tidepool.alerts.memory-threshold (90.0) must be > 0 and <= 1",
						"Set tidepool.alerts.memory-threshold to a share such as 0.8"),
				failure("tidepool.alerts.utilization-warning=0.96",
						"tidepool.alerts.utilization-critical (0.95) must be >= "
								+ "tidepool.alerts.utilization-warning (0.96)",
						"Raise tidepool.alerts.utilization-critical or lower tidepool.alerts.utilization-warning"),
				failure("tidepool.nplusone.threshold=1", "tidepool.nplusone.threshold (1) must be >= 2",
						"Set tidepool.nplusone.threshold to the number of like queries from which a loop is "
								+ "reported"));
	}

	@ParameterizedTest
	@MethodSource("misconfigurations")
	void thePropertyAndTheRemedyAreNamed(String[] properties, String description, String action,
			CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(properties));
		assertThat(output).contains("""
				Description:

				Tidepool cannot start: %s.

				Action:

				%s.
				""".formatted(description, action));
	}

	@Test
	void aModeThatDoesNotExistIsAnsweredWithThoseThatDo(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("tidepool.pool.mode=elastic"));
		assertThat(output).contains("Property: tidepool.pool.mode")
			.contains("Value: \"elastic\"")
			.contains("ADAPTIVE")
			.contains("ADVISE")
			.contains("FIXED");
	}

	@Test
	void anEnvironmentThatDoesNotExistIsAnsweredWithThoseThatDo(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("tidepool.pool.environment=test"));
		assertThat(output).contains("Property: tidepool.pool.environment")
			.contains("Value: \"test\"")
			.contains("DEVELOPMENT")
			.contains("STAGING")
			.contains("PRODUCTION");
	}

	@Test
	void nothingIsCheckedWhereTidepoolIsOff() {
		start("tidepool.enabled=false", "tidepool.pool.max-connections=0", "tidepool.cache.max-size=0B",
				"tidepool.nplusone.threshold=0");
	}

	@Test
	void nothingIsCheckedForADataSourceThatIsLeftAlone() {
		start("tidepool.datasources.dataSource.enabled=false", "tidepool.pool.max-connections=0");
	}

	@Test
	void nothingIsCheckedForAFeatureThatIsOff() {
		start("tidepool.cache.enabled=false", "tidepool.cache.max-size=0B", "tidepool.nplusone.enabled=false",
				"tidepool.nplusone.threshold=0");
	}

	private static void start(String... properties) {
		new SpringApplicationBuilder(App.class).web(WebApplicationType.NONE).properties(properties).run().close();
	}

	private static Arguments failure(String properties, String description, String action) {
		return Arguments.of(properties.split(" "), description, action);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, TidepoolAutoConfiguration.class })
	static class App {

	}

}
