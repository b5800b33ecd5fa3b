package dev.tidepool.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.boot.actuate.TidepoolMetricsAutoConfiguration;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolSettings;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.ttddyy.observation.boot.autoconfigure.DataSourceObservationAutoConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchDataSource;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.session.autoconfigure.SessionAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Smoke tests: libraries that come with tables of their own do what they do, with
 * Tidepool on and off.
 */
class IntegrationTests {

	private static final AutoConfigurations JDBC = AutoConfigurations.of(DataSourceAutoConfiguration.class,
			DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, TidepoolAutoConfiguration.class);

	private final String url = "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID();

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(JDBC)
		.withPropertyValues(this.url);

	@ParameterizedTest
	@ValueSource(strings = { "tidepool.enabled=true", "tidepool.enabled=false" })
	void liquibaseMigrates(String property) {
		this.runner.withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
			.withPropertyValues(property,
					"spring.liquibase.change-log=classpath:dev/tidepool/boot/liquibase/changes.sql")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(JdbcTemplate.class).queryForObject("select name from changed", String.class))
					.isEqualTo("by Liquibase");
				assertNothingHeld(context);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tidepool.enabled=true", "tidepool.enabled=false" })
	void aBatchJobRuns(String property) {
		this.runner
			.withConfiguration(AutoConfigurations.of(BatchAutoConfiguration.class, BatchJdbcAutoConfiguration.class))
			.withUserConfiguration(BatchJob.class)
			.withPropertyValues(property, "spring.batch.jdbc.initialize-schema=always")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				JobExecution execution = context.getBean(JobOperator.class)
					.start(context.getBean(org.springframework.batch.core.job.Job.class),
							new JobParametersBuilder().addString("day", "today").toJobParameters());
				assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
				assertThat(context.getBean(JdbcTemplate.class)
					.queryForObject("select count(*) from batch_step_execution", Integer.class)).isOne();
				assertNothingHeld(context);
			});
	}

	@Test
	void theDataSourceOfBatchJobsIsNeitherCachedNorResized() {
		this.runner
			.withConfiguration(AutoConfigurations.of(BatchAutoConfiguration.class, BatchJdbcAutoConfiguration.class))
			.withUserConfiguration(BatchPool.class)
			.withPropertyValues("spring.batch.jdbc.initialize-schema=always")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(TidepoolEngine.class).pool("batch").settings().mode())
					.isEqualTo(PoolSettings.Mode.FIXED);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tidepool.enabled=true", "tidepool.enabled=false" })
	void quartzStoresAndRunsAJob(String property) {
		this.runner.withConfiguration(AutoConfigurations.of(QuartzAutoConfiguration.class))
			.withPropertyValues(property, "spring.quartz.job-store-type=jdbc",
					"spring.quartz.jdbc.initialize-schema=always",
					"spring.quartz.properties.org.quartz.threadPool.threadCount=2")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				Scheduler scheduler = context.getBean(Scheduler.class);
				CountDownLatch ran = new CountDownLatch(1);
				scheduler.getContext().put("ran", ran);
				JobDetail job = JobBuilder.newJob(Ring.class).withIdentity("ring").storeDurably().build();
				scheduler.scheduleJob(job, TriggerBuilder.newTrigger().startNow().build());
				assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
				assertThat(context.getBean(JdbcTemplate.class)
					.queryForObject("select job_name from qrtz_job_details", String.class)).isEqualTo("ring");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tidepool.enabled=true", "tidepool.enabled=false" })
	void oneOfTwoNodesHoldsALock(String property) {
		this.runner.withPropertyValues(property).run((one) -> {
			JdbcTemplate jdbc = one.getBean(JdbcTemplate.class);
			jdbc.execute("create table shedlock (name varchar(64) primary key, lock_until timestamp, "
					+ "locked_at timestamp, locked_by varchar(255))");
			this.runner.withPropertyValues(property).run((other) -> {
				LockConfiguration lock = new LockConfiguration(Instant.now(), "night", Duration.ofMinutes(1),
						Duration.ZERO);
				SimpleLock held = locks(one).lock(lock).orElseThrow();
				assertNothingHeld(one);
				assertThat(locks(other).lock(lock)).as("while the other works").isEmpty();
				held.unlock();
				assertThat(locks(other).lock(lock)).isPresent();
				assertNothingHeld(one);
				assertNothingHeld(other);
			});
		});
	}

	private static LockProvider locks(AssertableApplicationContext context) {
		return new JdbcTemplateLockProvider(context.getBean(DataSource.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tidepool.enabled=true", "tidepool.enabled=false" })
	void sessionsAreStored(String property) {
		new WebApplicationContextRunner().withConfiguration(JDBC)
			.withConfiguration(
					AutoConfigurations.of(SessionAutoConfiguration.class, JdbcSessionAutoConfiguration.class))
			.withPropertyValues(this.url, property, "spring.session.jdbc.initialize-schema=always")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(kept(context.getBean(JdbcIndexedSessionRepository.class))).isEqualTo("kept");
			});
	}

	private static <S extends Session> String kept(SessionRepository<S> sessions) {
		S session = sessions.createSession();
		session.setAttribute("name", "kept");
		sessions.save(session);
		S found = sessions.findById(session.getId());
		found.setMaxInactiveInterval(Duration.ofMinutes(5));
		sessions.save(found);
		return sessions.findById(session.getId()).getAttribute("name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc.datasource-proxy.type=PROXY", "jdbc.datasource-proxy.type=CONCRETE",
			"jdbc.datasource-proxy.type=SPRING_PROXY", "jdbc.x=default" })
	void datasourceMicrometerStandsInFrontAndNothingIsCountedTwice(String property) {
		this.runner
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
							ObservationAutoConfiguration.class, DataSourcePoolMetricsAutoConfiguration.class,
							DataSourceObservationAutoConfiguration.class, TidepoolMetricsAutoConfiguration.class))
			.withBean(Tracer.class, () -> Tracer.NOOP)
			.withPropertyValues(property, "tidepool.cache.rules[0].tables=once",
					this.url + ";INIT=create table if not exists once (name varchar(9))")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				DataSource front = context.getBean(DataSource.class);
				assertThat(front.unwrap(TidepoolDataSource.class)).isNotNull();
				new JdbcTemplate(front).queryForList("select name from once");
				assertThat(context.getBean(QueryStatistics.class).summaries(10)).singleElement()
					.satisfies((summary) -> assertThat(summary.count()).isOne());
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("jdbc.query").timer().count()).isOne();
				assertThat(registry.get("tidepool.query").tags("source", "db").functionTimer().count()).isOne();
				// Nothing is served before it is known what the table is
				Awaitility.await().until(() -> {
					new JdbcTemplate(front).queryForList("select name from once");
					return registry.get("tidepool.query").tags("source", "l1").functionTimer().count() > 0;
				});
				assertThat(registry.get("tidepool.query")
					.functionTimers()
					.stream()
					.mapToDouble(FunctionTimer::count)
					.sum()).isEqualTo(registry.get("jdbc.query").timer().count());
				assertThat(registry.get("hikaricp.connections.max").gauges()).hasSize(1);
				assertThat(context.getBean(TidepoolEngine.class).pools()).hasSize(1);
				assertThat(context.getBean(TidepoolEngine.class).unmanaged()).isEmpty();
				assertNothingHeld(context);
			});
	}

	private static void assertNothingHeld(AssertableApplicationContext context) {
		context.getBeanProvider(TidepoolEngine.class)
			.ifAvailable((engine) -> assertThat(engine.pools()).extracting(ManagedPool::active).containsOnly(0));
	}

	@Configuration(proxyBeanMethods = false)
	static class BatchJob {

		@Bean
		org.springframework.batch.core.job.Job job(JobRepository repository, PlatformTransactionManager transactions) {
			return new org.springframework.batch.core.job.builder.JobBuilder("job", repository)
				.start(new StepBuilder("step", repository)
					.tasklet((contribution, chunk) -> RepeatStatus.FINISHED, transactions)
					.build())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BatchPool {

		@Bean
		@Primary
		HikariDataSource dataSource() {
			return pool();
		}

		@Bean(defaultCandidate = false)
		@BatchDataSource
		HikariDataSource batch() {
			return pool();
		}

		private static HikariDataSource pool() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
			return pool;
		}

	}

	public static class Ring implements Job {

		@Override
		public void execute(JobExecutionContext context) {
			try {
				((CountDownLatch) context.getScheduler().getContext().get("ran")).countDown();
			}
			catch (SchedulerException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
