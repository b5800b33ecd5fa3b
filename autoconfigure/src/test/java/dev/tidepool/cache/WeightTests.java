package dev.tidepool.cache;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.GraphLayout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Estimated sizes against the heap as it is.
 */
class WeightTests {

	static {
		// Records hide where their fields are
		System.setProperty("jol.magicFieldOffset", "true");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 10, 100 })
	void theEstimateIsWhatAnEntryTakes(int rows) throws Exception {
		Map<Integer, Object[]> entries = new HashMap<>();
		long estimated = 0;
		for (int i = 0; i < 200; i++) {
			CachedRows result = TestRows.mixed(1_000 + i, rows);
			estimated += result.bytes() - CachePlan.ENTRY_BYTES;
			entries.put(i, new Object[] { TestRows.key(1_000 + i), result });
		}
		Object[] all = entries.values().stream().flatMap(Arrays::stream).toArray();
		CachedRows any = (CachedRows) entries.get(0)[1];
		long shared = sizeOf(TestRows.PLAN, any.columns(), "dataSource");
		long actual = sizeOf(all) - shared;
		assertThat((double) estimated / actual).as("estimated %d, actual %d", estimated, actual).isBetween(0.95, 1.05);
	}

	@Test
	void whatSurroundsAnEntryIsNotUnderestimated() throws Exception {
		Cache<CacheKey, CachedRows> cache = Caffeine.newBuilder()
			.maximumWeight(1 << 30)
			.weigher((CacheKey key, CachedRows rows) -> 1)
			.executor(Runnable::run)
			.build();
		int count = 2_000;
		CachedRows rows = TestRows.text("same");
		long before = sizeOf(cache, rows);
		long keys = 0;
		for (int i = 0; i < count; i++) {
			CacheKey key = TestRows.key(i);
			keys += GraphLayout.parseInstance(key).totalSize() - GraphLayout.parseInstance("dataSource").totalSize();
			cache.put(key, rows);
		}
		long each = (sizeOf(cache, rows) - before - keys) / count;
		assertThat(each).isPositive().isLessThanOrEqualTo(CachePlan.ENTRY_BYTES);
	}

	/**
	 * JOL tells objects apart by their address: a collection meanwhile makes it miss
	 * some.
	 */
	private static long sizeOf(Object... roots) {
		long before = -1;
		for (int i = 0; i < 10; i++) {
			long now = GraphLayout.parseInstance(roots).totalSize();
			if (now == before) {
				return now;
			}
			before = now;
		}
		throw new AssertionError("No two sizes were the same");
	}

}
