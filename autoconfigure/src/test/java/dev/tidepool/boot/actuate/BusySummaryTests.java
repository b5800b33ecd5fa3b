package dev.tidepool.boot.actuate;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BusySummary}.
 */
class BusySummaryTests {

	private final DistributionSummary summary = DistributionSummary.builder("units")
		.register(new SimpleMeterRegistry());

	private final BusySummary busy = new BusySummary(this.summary);

	@Test
	void whatIsRareIsRecordedAtOnce() {
		for (int i = 1; i <= 3; i++) {
			this.busy.record(i);
		}
		assertThat(this.summary.count()).isEqualTo(3);
		assertThat(this.summary.totalAmount()).isEqualTo(6);
		assertThat(this.summary.max()).isEqualTo(3);
	}

	@Test
	void whileNobodyTicksEverythingIsRecordedAtOnce() {
		for (int i = 0; i < 3 * BusySummary.AT_ONCE; i++) {
			this.busy.record(1);
		}
		assertThat(this.summary.count()).isEqualTo(3 * BusySummary.AT_ONCE);
	}

	@Test
	void whatIsNotRareIsRecordedWithTheNextTick() {
		this.busy.tick();
		for (int i = 0; i < BusySummary.AT_ONCE + 50; i++) {
			this.busy.record(2);
		}
		assertThat(this.summary.count()).isEqualTo(BusySummary.AT_ONCE);
		this.busy.tick();
		assertThat(this.summary.count()).isEqualTo(BusySummary.AT_ONCE + 50);
		assertThat(this.summary.totalAmount()).isEqualTo(2 * (BusySummary.AT_ONCE + 50));
		this.busy.tick();
		this.busy.record(1);
		assertThat(this.summary.count()).isEqualTo(BusySummary.AT_ONCE + 51);
	}

	@Test
	void largeNumbersAreRecordedAtOnceHoweverManyThereAre() {
		this.busy.tick();
		for (int i = 0; i < BusySummary.AT_ONCE; i++) {
			this.busy.record(0);
		}
		this.busy.record(BusySummary.VALUES - 1);
		this.busy.record(BusySummary.VALUES);
		this.busy.record(100_000);
		assertThat(this.summary.max()).isEqualTo(100_000);
		assertThat(this.summary.count()).isEqualTo(BusySummary.AT_ONCE + 2);
		this.busy.tick();
		assertThat(this.summary.count()).isEqualTo(BusySummary.AT_ONCE + 3);
		assertThat(this.summary.totalAmount()).isEqualTo(100_000 + 2 * BusySummary.VALUES - 1);
	}

	@Test
	void nothingIsLostAmongThreads() throws InterruptedException {
		int each = 20_000;
		CountDownLatch start = new CountDownLatch(1);
		List<Thread> threads = Stream.<Runnable>of(() -> {
			for (int i = 0; i < each; i++) {
				this.busy.record(1 + i % 2);
			}
		}, () -> {
			for (int i = 0; i < each; i++) {
				this.busy.record(1 + i % 2);
			}
		}, () -> {
			for (int i = 0; i < 200; i++) {
				this.busy.tick();
			}
		}).map((work) -> new Thread(() -> {
			try {
				start.await();
				work.run();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		})).toList();
		threads.forEach(Thread::start);
		start.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		this.busy.tick();
		assertThat(this.summary.count()).isEqualTo(2 * each);
		assertThat(this.summary.totalAmount()).isEqualTo(3 * each);
	}

}
