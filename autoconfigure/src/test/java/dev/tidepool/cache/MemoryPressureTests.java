package dev.tidepool.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import dev.tidepool.cache.MemoryPressure.Sample;
import dev.tidepool.jdbc.Faults;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemoryPressure} and what {@link EntryStore} makes of it.
 */
class MemoryPressureTests {

	private static final long MOST = 1_600;

	private final MemoryPressure pressure = new MemoryPressure(MOST);

	@Test
	void shrinksByHalfWhileTheHeapIsNearlyFullButNeverToNothing() {
		long bound = MOST;
		for (long expected : new long[] { 800, 400, 200, 100, 100 }) {
			bound = this.pressure.next(bound, new Sample(90, 100));
			assertThat(bound).isEqualTo(expected);
		}
	}

	@Test
	void growsBackToWhatWasSetWhenThereIsRoom() {
		long bound = 100;
		for (int i = 0; i < 20; i++) {
			long next = this.pressure.next(bound, new Sample(60, 100));
			assertThat(next).isGreaterThanOrEqualTo(bound).isLessThanOrEqualTo(MOST);
			bound = next;
		}
		assertThat(bound).isEqualTo(MOST);
	}

	@Test
	void staysInBetween() {
		assertThat(this.pressure.next(500, new Sample(80, 100))).isEqualTo(500);
	}

	@Test
	void oneCollectionIsNoReasonToDecideTwice() {
		assertThat(this.pressure.next(500, null)).isEqualTo(500);
	}

	@Test
	void theStoreFollowsAsItIsFilled() throws Exception {
		FakeTicker ticker = new FakeTicker();
		AtomicReference<Sample> sample = new AtomicReference<>(new Sample(95, 100));
		EntryStore store = new EntryStore(64 << 10, ticker, () -> sample.getAndSet(null),
				new Compression(new Faults()));
		for (int i = 0; i < 20; i++) {
			store.put(TestRows.key(i), TestRows.text("x".repeat(1_000)));
		}
		assertThat(store.bound()).as("no look before its time").isEqualTo(64 << 10);
		long before = store.count();
		for (int i = 0; i < 2; i++) {
			sample.set(new Sample(95, 100));
			ticker.advance(Duration.ofSeconds(2));
			store.put(TestRows.key(100), TestRows.text("x"));
		}
		assertThat(store.bound()).isEqualTo(16 << 10);
		assertThat(store.count()).isLessThan(before);
		assertThat(store.bytes()).isLessThanOrEqualTo(store.bound());
		for (int i = 0; i < 10; i++) {
			sample.set(new Sample(10, 100));
			ticker.advance(Duration.ofSeconds(2));
			store.put(TestRows.key(100), TestRows.text("x"));
		}
		assertThat(store.bound()).isEqualTo(64 << 10);
	}

}
