package dev.tidepool.boot;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.TidepoolDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what stays when an application has ended, and for its starting again.
 */
class LifecycleTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				TidepoolAutoConfiguration.class, TidepoolJmxAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=jdbc:h2:mem:life", "spring.datasource.hikari.pool-name=life");

	@Test
	void aClosedApplicationLeavesNothingBehind() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		Set<TidepoolDataSource> pools = new HashSet<>();
		this.runner.run((context) -> {
			context.getBean(JdbcTemplate.class).execute("create table thing (id int)");
			context.getBean(JdbcTemplate.class).queryForList("select id from thing");
			assertThat(ours(before)).contains("tidepool", "tidepool-housekeeper").anyMatch(LifecycleTests::isParser);
			pools.add(context.getBean(TidepoolDataSource.class));
		});
		assertThat(pools).singleElement().satisfies((pool) -> {
			assertThat(pool.isClosed()).isTrue();
			assertThat(pool.isRunning()).isFalse();
		});
		// Well before the parser's threads would end of themselves
		Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> ours(before).isEmpty());
	}

	@Test
	void aRestartLeavesNothingOfWhatWasAdoptedOrWrapped() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		for (int i = 0; i < 3; i++) {
			this.runner.withUserConfiguration(Mixed.class).run((context) -> {
				for (DataSource each : context.getBeansOfType(DataSource.class).values()) {
					assertThat(new JdbcTemplate(each)
						.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'"))
						.isEmpty();
					new JdbcTemplate(each).execute("create table left_behind (id int)");
				}
				assertThat(context.getBean(TidepoolEngine.class).pools()).hasSize(1);
			});
		}
		Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> ours(before).isEmpty());
	}

	@Test
	void noConnectionStaysOpen() {
		this.runner.run((context) -> context.getBean(JdbcTemplate.class).execute("create table left_behind (id int)"));
		// H2 drops a database in memory when its last connection is closed
		this.runner.run((context) -> assertThat(context.getBean(JdbcTemplate.class)
			.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'")).isEmpty());
	}

	@Test
	void theApplicationStartsAgainInTheSameJvm() {
		for (int i = 0; i < 3; i++) {
			this.runner.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class)).isOne();
				assertThat(context.getBean(TidepoolEngine.class).pools()).hasSize(1);
			});
		}
	}

	@Test
	void beansMayStillQueryWhileTheyAreDestroyed() {
		Set<LastWords> beans = new HashSet<>();
		this.runner.withUserConfiguration(LastWords.class)
			.run((context) -> beans.add(context.getBean(LastWords.class)));
		assertThat(beans).singleElement().extracting((bean) -> bean.answer).isEqualTo(1);
	}

	@Test
	void anUnusedPoolIsClosedToo() {
		Set<HikariDataSource> pools = new HashSet<>();
		this.runner.run((context) -> pools.add(context.getBean(HikariDataSource.class)));
		assertThat(pools).singleElement().extracting(HikariDataSource::isClosed).isEqualTo(true);
	}

	@Test
	void theMBeanStaysWhereMonitorsLookForIt() throws Exception {
		MBeanServer server = ManagementFactory.getPlatformMBeanServer();
		ObjectName query = new ObjectName("tidepool.sample:type=HikariDataSource,*");
		this.runner.withConfiguration(AutoConfigurations.of(JmxAutoConfiguration.class))
			.withPropertyValues("spring.jmx.enabled=true", "spring.jmx.default-domain=tidepool.sample")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(server.queryMBeans(query, null)).hasSize(1);
			});
		assertThat(server.queryMBeans(query, null)).isEmpty();
	}

	@Test
	void theMBeansOfThePoolItselfAreRegisteredIfTheUserWantsThem() throws Exception {
		MBeanServer server = ManagementFactory.getPlatformMBeanServer();
		ObjectName query = new ObjectName("com.zaxxer.hikari:*");
		this.runner.withConfiguration(AutoConfigurations.of(JmxAutoConfiguration.class))
			.withPropertyValues("spring.jmx.enabled=true", "spring.datasource.hikari.register-mbeans=true")
			.run((context) -> {
				context.getBean(JdbcTemplate.class).execute("select 1");
				assertThat(server.queryNames(query, null)).extracting(ObjectName::getCanonicalName)
					.containsExactlyInAnyOrder("com.zaxxer.hikari:type=Pool (life)",
							"com.zaxxer.hikari:type=PoolConfig (life)");
			});
		assertThat(server.queryNames(query, null)).isEmpty();
	}

	private static Set<String> ours(Set<Thread> before) {
		Set<String> names = new HashSet<>();
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			String name = thread.getName();
			if (!before.contains(thread) && (name.startsWith("tidepool") || name.startsWith("life"))) {
				names.add(name);
			}
		}
		return names;
	}

	private static boolean isParser(String name) {
		return name.startsWith("tidepool-sql");
	}

	@Configuration(proxyBeanMethods = false)
	static class Mixed {

		@Bean
		@Primary
		DataSource started() {
			HikariConfig config = new HikariConfig();
			config.setPoolName("life-started");
			config.setJdbcUrl("jdbc:h2:mem:started");
			return new HikariDataSource(config);
		}

		@Bean(defaultCandidate = false)
		DataSource embedded() {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).setName("embedded").build();
		}

	}

	static final class LastWords implements DisposableBean {

		private final JdbcTemplate jdbc;

		private Integer answer;

		LastWords(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@Override
		public void destroy() {
			this.answer = this.jdbc.queryForObject("select 1", Integer.class);
		}

	}

}
