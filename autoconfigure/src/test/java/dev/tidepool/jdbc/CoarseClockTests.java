package dev.tidepool.jdbc;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CoarseClock}.
 */
class CoarseClockTests {

	private final CoarseClock clock = new CoarseClock();

	@AfterEach
	void close() {
		this.clock.close();
	}

	@Test
	void itGoesOnWhileItIsAskedOften() {
		askOften();
		long before = this.clock.now();
		Awaitility.await().pollInSameThread().pollInterval(Duration.ZERO).until(() -> this.clock.now() > before);
		assertThat(this.clock.now()).isLessThanOrEqualTo(System.nanoTime());
	}

	@Test
	void itsThreadEndsWhenNobodyAsks() {
		askOften();
		Awaitility.await().until(() -> !this.clock.isMoved());
		long before = System.nanoTime();
		assertThat(this.clock.now()).isGreaterThanOrEqualTo(before);
	}

	@Test
	void whoAsksRarelyIsToldTheExactTimeWithoutAThread() {
		for (int i = 0; i < 3; i++) {
			Awaitility.await().pollDelay(Duration.ofMillis(5)).until(() -> true);
			long before = System.nanoTime();
			assertThat(this.clock.now()).isBetween(before, System.nanoTime());
		}
		assertThat(this.clock.isMoved()).isFalse();
	}

	@Test
	void onceClosedItHasNoThread() {
		askOften();
		this.clock.close();
		Awaitility.await().until(() -> !this.clock.isMoved());
		for (int i = 0; i < 1000; i++) {
			long before = System.nanoTime();
			assertThat(this.clock.now()).isBetween(before, System.nanoTime());
		}
		assertThat(this.clock.isMoved()).isFalse();
	}

	private void askOften() {
		while (!this.clock.isMoved()) {
			this.clock.now();
		}
	}

}
