package dev.tidepool.cache;

import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.TestBindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Estimated sizes against the heap as it is.
 */
class WeightTests {

	/** What all keys share. */
	private static final Object[] SHARED = { "dataSource", TestBindings.shared(5) };

	static {
		// Records hide where their fields are
		System.setProperty("jol.magicFieldOffset", "true");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 10, 100 })
	void theEstimateIsWhatAnEntryTakes(int rows) throws Exception {
		long estimated = 0;
		long actual = 0;
		for (int i = 0; i < 3; i++) {
			CachedRows result = TestRows.mixed(1_000 + i, rows);
			estimated += result.bytes() - CachePlan.ENTRY_BYTES;
			actual += sizeOf(TestRows.key(1_000 + i)) - sizeOf(SHARED) + sizeOf(result);
		}
		assertThat((double) estimated / actual).as("estimated %d, actual %d", estimated, actual).isBetween(0.95, 1.05);
	}

	@Test
	void compressedTextIsWeighedAsItIs() throws Exception {
		Codec codec = new DeflateCodec();
		Cells packed = TestRows.text("tea and milk ".repeat(2_000))
			.packed(new Compression(new Faults(), List.of(() -> codec)))
			.cells(0);
		assertThat(packed).isInstanceOf(PackedText.class);
		assertThat(packed.bytes()).isEqualTo(sizeOf(packed) - sizeOf(codec));
	}

	/**
	 * The rows without what they share with others: the plan and the columns.
	 */
	private static long sizeOf(CachedRows rows) {
		int columns = rows.columns().count();
		Object[] cells = new Object[columns];
		for (int i = 0; i < columns; i++) {
			cells[i] = rows.cells(i);
		}
		return ClassLayout.parseInstance(rows).instanceSize() + sizeOf(cells, rows.fill())
				+ sizeOf((Object) new Cells[0]);
	}

	@Test
	void whatSurroundsAnEntryIsNotUnderestimated() throws Exception {
		Cache<CacheKey, Object> cache = Caffeine.newBuilder()
			.maximumWeight(1 << 30)
			.weigher((CacheKey key, Object rows) -> 1)
			.executor(Runnable::run)
			.build();
		int count = 2_000;
		Object rows = "the same";
		long before = sizeOf(cache, rows);
		long keys = 0;
		for (int i = 0; i < count; i++) {
			CacheKey key = TestRows.key(i);
			keys += GraphLayout.parseInstance(key).totalSize() - GraphLayout.parseInstance(SHARED).totalSize();
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
		System.gc();
		return GraphLayout.parseInstance(roots).totalSize();
	}

}
