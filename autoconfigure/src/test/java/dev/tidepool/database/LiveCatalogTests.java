package dev.tidepool.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiveCatalog}.
 */
class LiveCatalogTests {

	private final ExecutorService reader = Executors.newSingleThreadExecutor();

	@AfterEach
	void stop() {
		this.reader.shutdownNow();
	}

	@Test
	void whatIsReadWhileRelationsChangeIsNotTaken() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch changed = new CountDownLatch(1);
		LiveCatalog live = new LiveCatalog(() -> {
			begun.countDown();
			await(changed);
			return Catalog.LITERAL;
		}, this.reader, Duration.ZERO, Duration.ofDays(1));
		assertThat(live.await(System.nanoTime(), false)).as("nobody waits for long").isSameAs(Catalog.UNKNOWN);
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		live.forget();
		changed.countDown();
		Awaitility.await().until(() -> live.await(System.nanoTime(), false) == Catalog.LITERAL);
		live.forget();
		assertThat(live.current()).isSameAs(Catalog.UNKNOWN);
	}

	@Test
	void aReaderThatFailsLeavesNothingKnownAndIsAskedAgain() {
		int[] asked = new int[1];
		LiveCatalog live = new LiveCatalog(() -> {
			if (asked[0]++ == 0) {
				throw new IllegalStateException("on purpose");
			}
			return Catalog.LITERAL;
		}, this.reader, Duration.ofSeconds(10), Duration.ofDays(1));
		assertThat(live.await(System.nanoTime(), false)).isSameAs(Catalog.UNKNOWN);
		Awaitility.await().until(() -> live.await(System.nanoTime(), false) == Catalog.LITERAL);
	}

	@Test
	void inAnOutageWhatWasKnownStays() {
		AtomicInteger asked = new AtomicInteger();
		LiveCatalog live = new LiveCatalog(() -> (asked.incrementAndGet() == 1) ? Catalog.LITERAL : null, this.reader,
				Duration.ofSeconds(10), Duration.ZERO);
		assertThat(live.await(System.nanoTime(), false)).isSameAs(Catalog.LITERAL);
		Awaitility.await().until(() -> {
			live.await(System.nanoTime(), false);
			return asked.get() > 2;
		});
		assertThat(live.current()).isSameAs(Catalog.LITERAL);
	}

	@Test
	void whoHoldsAConnectionDoesNotWait() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch free = new CountDownLatch(1);
		LiveCatalog live = new LiveCatalog(() -> {
			begun.countDown();
			await(free);
			return Catalog.LITERAL;
		}, this.reader, Duration.ofMinutes(5), Duration.ofDays(1));
		assertThat(live.await(System.nanoTime(), true)).isSameAs(Catalog.UNKNOWN);
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		free.countDown();
		Awaitility.await().until(() -> live.current() == Catalog.LITERAL);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
