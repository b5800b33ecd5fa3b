package dev.tidepool.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.tidepool.insight.QueryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for queries on virtual threads, many more than there are connections.
 */
class VirtualThreadTests {

	private static final int THREADS = 500;

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void allOfThemGetAnAnswer() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
							TaskExecutionAutoConfiguration.class, TidepoolAutoConfiguration.class))
			.withPropertyValues("spring.threads.virtual.enabled=true", "spring.datasource.hikari.maximum-pool-size=4")
			.run((context) -> {
				JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
				AsyncTaskExecutor executor = context.getBean(AsyncTaskExecutor.class);
				List<Future<Boolean>> answers = new ArrayList<>();
				for (int i = 0; i < THREADS; i++) {
					answers.add(executor.submit(() -> jdbc.queryForObject("select 1", Integer.class) == 1
							&& Thread.currentThread().getClass().getSimpleName().equals("VirtualThread")));
				}
				for (Future<Boolean> answer : answers) {
					assertThat(answer.get(30, TimeUnit.SECONDS)).isTrue();
				}
				assertThat(context.getBean(QueryStatistics.class).summaries(10)).singleElement()
					.satisfies((summary) -> assertThat(summary.count()).isEqualTo(THREADS));
			});
	}

}
