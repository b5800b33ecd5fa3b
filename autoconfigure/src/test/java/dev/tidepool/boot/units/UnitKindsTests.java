package dev.tidepool.boot.units;

import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.tidepool.boot.TidepoolAutoConfiguration;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneFinding;
import dev.tidepool.nplusone.UnitOfWork;
import dev.tidepool.nplusone.UnitsOfWork;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for units of work that are neither requests nor transactions.
 */
class UnitKindsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				ObservationAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
				TidepoolAutoConfiguration.class, TidepoolUnitsAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	@AfterEach
	void forgetTheTrace() {
		MDC.clear();
	}

	@Test
	void aMessageIsAUnit() {
		this.runner.run((context) -> {
			ReceiverContext<Object> message = new ReceiverContext<>((carrier, key) -> null);
			Observation.createNotStarted("listener", () -> message, context.getBean(ObservationRegistry.class))
				.contextualName("orders receive")
				.observe(() -> ask(context, 0, 8));
			assertThat(context.getBean(Findings.class).all()).singleElement().satisfies((finding) -> {
				assertThat(finding.unitKind()).isEqualTo(UnitOfWork.Kind.MESSAGE);
				assertThat(finding.unitName()).isEqualTo("orders receive");
				assertThat(finding.cost().lastStatements()).isEqualTo(8);
			});
		});
	}

	/**
	 * Neither thread asks often enough by itself.
	 */
	@Test
	void aUnitIsCarriedToAnotherThreadAndBack() {
		this.runner.run((context) -> {
			ExecutorService others = Executors.newSingleThreadExecutor();
			try (UnitsOfWork.Scope scope = context.getBean(UnitsOfWork.class).begin(UnitOfWork.Kind.OTHER, "nightly")) {
				ask(context, 0, 3);
				others.submit(ContextSnapshotFactory.builder().build().captureAll().wrap(() -> ask(context, 3, 6)))
					.get(10, TimeUnit.SECONDS);
				others.submit(() -> ask(context, 20, 24)).get(10, TimeUnit.SECONDS);
			}
			finally {
				others.shutdown();
			}
			assertIsNightly(context, 6);
		});
	}

	@Test
	void aUnitIsCarriedByATaskDecorator() {
		this.runner.withBean(ContextPropagatingTaskDecorator.class).run((context) -> {
			try (UnitsOfWork.Scope scope = context.getBean(UnitsOfWork.class).begin(UnitOfWork.Kind.OTHER, "nightly")) {
				ask(context, 0, 4);
				context.getBean(AsyncTaskExecutor.class).submit(() -> ask(context, 4, 8)).get(10, TimeUnit.SECONDS);
			}
			assertIsNightly(context, 8);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "traceId", "trace_id" })
	void aFindingNamesTheTraceInWhichItWasSeenLast(String key) {
		this.runner.run((context) -> {
			for (String trace : new String[] { "4bf92f3577b34da6", "a3ce929d0e0e4736" }) {
				MDC.put(key, trace);
				try (UnitsOfWork.Scope scope = context.getBean(UnitsOfWork.class)
					.begin(UnitOfWork.Kind.OTHER, "nightly")) {
					ask(context, 0, 8);
				}
			}
			assertThat(context.getBean(Findings.class).all()).singleElement()
				.extracting(NPlusOneFinding::traceId)
				.isEqualTo("a3ce929d0e0e4736");
		});
	}

	private static void assertIsNightly(AssertableApplicationContext context, int statements) {
		assertThat(context.getBean(Findings.class).all()).singleElement().satisfies((finding) -> {
			assertThat(finding.unitName()).isEqualTo("nightly");
			assertThat(finding.cost().lastStatements()).isEqualTo(statements);
		});
	}

	private static void ask(AssertableApplicationContext context, int from, int to) {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		IntStream.range(from, to).forEach((id) -> jdbc.queryForList("select ? as id", Integer.class, id));
	}

}
