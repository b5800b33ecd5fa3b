package dev.tidepool.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.tidepool.jdbc.TestBindings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Loads}.
 */
class LoadsTests {

	private static CacheKey key(int number) {
		return new CacheKey("test", null, "select " + number, TestBindings.of(new int[0]));
	}

	private static Load load() {
		return new Load(new CachedRows.Fill(1, 1, 1));
	}

	private static Load loadOfAnotherThread() {
		return CompletableFuture.supplyAsync(LoadsTests::load).join();
	}

	@Test
	void oneLeads() {
		Loads loads = new Loads(Duration.ofMinutes(1));
		Load first = load();
		Load second = load();
		assertThat(loads.lead(key(1), first)).isSameAs(first);
		assertThat(loads.lead(key(1), second)).isSameAs(first);
		loads.end(key(1), first, null);
		assertThat(loads.lead(key(1), second)).isSameAs(second);
	}

	@Test
	void theFirstOutcomeStands() throws Exception {
		Load load = load();
		load.end(null);
		load.end(TestRows.text("late"));
		assertThat(load.await(0)).isTrue();
		assertThat(load.rows()).isNull();
	}

	@Test
	void patienceEndsAndNobodyElseWaits() {
		Loads loads = new Loads(Duration.ofMillis(1));
		Load slow = loadOfAnotherThread();
		loads.lead(key(1), slow);
		assertThat(loads.await(key(1), slow)).isFalse();
		assertThat(loads.size()).isZero();
	}

	@Test
	void aThreadThatLeadsDoesNotWait() {
		Loads loads = new Loads(Duration.ofMinutes(1));
		loads.lead(key(1), load());
		Load other = loadOfAnotherThread();
		loads.lead(key(2), other);
		assertThat(loads.await(key(2), other)).isFalse();
		assertThat(loads.size()).isEqualTo(2);
	}

	@Test
	void loadsThatNeverEndAreBounded() {
		Loads loads = new Loads(Duration.ofMinutes(1));
		for (int i = 0; i < 3 * Loads.MAX_LOADS; i++) {
			loads.lead(key(i), load());
		}
		assertThat(loads.size()).isLessThanOrEqualTo(Loads.MAX_LOADS);
	}

}
