package dev.tidepool.boot;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;
import dev.tidepool.Tidepool;
import dev.tidepool.TidepoolProgressEvent;
import dev.tidepool.boot.alert.AlertSource;
import dev.tidepool.cache.QueryCache;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what tells a person how things are, in an application.
 */
class OversightTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TidepoolAutoConfiguration.class));

	@Test
	void anApplicationMayHaveRulesOfItsOwnAndNeedsNoPool() {
		Alert own = new Alert(Severity.CRITICAL, "queue", "It is full", "Empty it", Rule.WAIT, Instant.EPOCH);
		this.runner.withBean(AlertSource.class, () -> (now) -> List.of(own)).run((context) -> {
			TidepoolEngine engine = context.getBean(TidepoolEngine.class);
			assertThat(engine.alerts()).isEmpty();
			context.getBean(Tidepool.class).instrument(new SimpleDriverDataSource(), "far");
			assertThat(engine.pools()).isEmpty();
			Awaitility.await().untilAsserted(() -> assertThat(engine.alerts()).containsExactly(own));
		});
	}

	@Test
	void aRuleThatFailsIsAFaultAndStopsNothing() {
		AtomicLong asked = new AtomicLong();
		this.runner.withBean(AlertSource.class, () -> (now) -> {
			asked.incrementAndGet();
			throw new IllegalStateException("broken");
		}).run((context) -> {
			context.getBean(Tidepool.class).instrument(new SimpleDriverDataSource(), "far");
			Awaitility.await().untilAsserted(() -> assertThat(asked).hasValueGreaterThan(1));
			assertThat(context.getBean(TidepoolEngine.class).faults()).isPositive();
		});
	}

	@Test
	void theCacheIsWatchedIfThereIsOne() {
		this.runner.withPropertyValues("tidepool.cache.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(QueryCache.class);
			assertThat(context.getBeanProvider(AlertSource.class).orderedStream()).hasSize(4)
				.allSatisfy((source) -> assertThat(source.check(Instant.EPOCH)).isEmpty());
		});
	}

	@Test
	void progressIsHeardFromWhoeverPublishesIt() {
		this.runner.run((context) -> {
			context.publishEvent(TidepoolProgressEvent.running("load", 1, 3, "rows"));
			context.publishEvent("something else");
			assertThat(context.getBean(TidepoolEngine.class).progress()).singleElement()
				.satisfies((task) -> assertThat(task.done()).isOne());
		});
	}

}
