package dev.tidepool.pool;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.tidepool.jdbc.CloseReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CreationMonitor}.
 */
class CreationMonitorTests {

	private final PoolCounters counters = new PoolCounters();

	private final long start = System.nanoTime();

	private final CreationPacer pacer = new CreationPacer(10, this.start);

	private final CreationMonitor monitor = new CreationMonitor(this.counters, PoolListener.NONE, this.pacer,
			Duration.ofSeconds(3));

	static Stream<SQLException> refusals() {
		return Stream.of(new SQLException("PostgreSQL", "53300"), new SQLException("MySQL", "08004", 1040),
				new SQLException("Oracle", "66000", 12516), new SQLException("Oracle", "66000", 12519));
	}

	static Stream<Throwable> otherFailures() {
		return Stream.of(new SQLException("down", "08001"), new SQLException("password", "28P01"),
				new SQLException("no state"), new SQLException("MySQL", "08S01", 1041), new IOException("53300"),
				new AssertionError("1040"));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void aServerThatHasTooManyConnectionsRefuses(SQLException failure) {
		this.monitor.failed(1, failure);
		assertThat(this.counters.refusals.sum()).isOne();
		assertThat(this.counters.creationFailures.sum()).isOne();
		assertThat(this.monitor.lastFailure()).isSameAs(failure);
	}

	@ParameterizedTest
	@MethodSource("otherFailures")
	void anyOtherFailureIsNoRefusal(Throwable failure) {
		this.monitor.failed(1, failure);
		assertThat(this.counters.refusals.sum()).isZero();
		assertThat(this.counters.creationFailures.sum()).isOne();
		assertThat(this.monitor.lastFailure()).isSameAs(failure);
	}

	@Test
	void triesAgainForAWhileToReachAServerThatWasThere() {
		SQLException down = new SQLException("down", "08001");
		assertThat(this.monitor.triesAgain(1, down)).isFalse();
		this.monitor.created(1);
		assertThat(this.monitor.triesAgain(1, down)).isTrue();
		assertThat(this.monitor.triesAgain(TimeUnit.SECONDS.toNanos(1), down)).isFalse();
		assertThat(this.monitor.triesAgain(1, new SQLException("password", "28P01"))).isFalse();
		assertThat(this.monitor.triesAgain(1, new SQLException("MySQL", "08004", 1040))).isFalse();
	}

	@Test
	void anInterruptedThreadTriesNoMore() {
		this.monitor.created(1);
		Thread.currentThread().interrupt();
		assertThat(this.monitor.triesAgain(1, new SQLException("down", "08001"))).isFalse();
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void aSuccessForgetsTheLastFailure() {
		this.monitor.failed(1, new SQLException("down"));
		this.monitor.created(2_000_000);
		this.monitor.created(4_000_000);
		this.monitor.closed(CloseReason.OTHER);
		assertThat(this.monitor.lastFailure()).isNull();
		assertThat(this.counters.created.sum()).isEqualTo(2);
		assertThat(this.counters.closed.sum()).isOne();
		assertThat(PoolCounters.meanMillis(this.counters.creationNanos, this.counters.created)).isEqualTo(3);
	}

	@Test
	void everyCreationTakesItsPlaceInThePace() {
		for (int i = 0; i < 10; i++) {
			this.monitor.beforeCreate();
		}
		assertThat(this.pacer.reserve(this.start)).isPositive();
	}

	@Test
	void anInterruptedThreadIsNotHeldUp() {
		CreationPacer slow = new CreationPacer(1, System.nanoTime() + TimeUnit.HOURS.toNanos(1));
		Thread.currentThread().interrupt();
		slow.pace();
		assertThat(Thread.interrupted()).isTrue();
	}

}
