package dev.tidepool.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.cache.CacheStatistics.TableUsage;
import org.jspecify.annotations.Nullable;

/**
 * The cached results, bounded by their estimated size, and by less while memory is short.
 * Who asks decides whether a result is too old; those that nobody asks for make room as
 * the least used do. Thread-safe.
 */
final class EntryStore {

	private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Cache<CacheKey, CachedRows> entries;

	private final LongAdder evictions = new LongAdder();

	private final MemoryPressure pressure;

	private final MemoryPressure.Source memory;

	private final Ticker ticker;

	/** When memory was last looked at. */
	private final AtomicLong looked;

	/**
	 * Estimated sizes of all that was stored, and what it would have been uncompressed.
	 */
	private final LongAdder stored = new LongAdder();

	private final LongAdder plain = new LongAdder();

	private final Compression compression;

	EntryStore(long maxBytes, Ticker ticker, MemoryPressure.Source memory, Compression compression) {
		this.compression = compression;
		this.pressure = new MemoryPressure(maxBytes);
		this.memory = memory;
		this.ticker = ticker;
		this.looked = new AtomicLong(ticker.read());
		this.entries = Caffeine.newBuilder()
			.maximumWeight(maxBytes)
			.weigher((CacheKey key, CachedRows rows) -> (int) Math.min(rows.bytes(), Integer.MAX_VALUE))
			.evictionListener((key, rows, cause) -> this.evictions.increment())
			// No threads of its own, and nothing left to be done when a call returns
			.executor(Runnable::run)
			.build();
	}

	@Nullable CachedRows get(CacheKey key) {
		return this.entries.getIfPresent(key);
	}

	/**
	 * Stores a result, compressed if that is worth it, unless one is there that began
	 * later.
	 * @return what was stored, or would have been
	 */
	CachedRows put(CacheKey key, CachedRows plain) {
		CachedRows rows = plain.packed(this.compression);
		CachedRows known = this.entries.getIfPresent(key);
		if (known == null || known.fill().stamp() <= rows.fill().stamp()) {
			this.entries.put(key, rows);
			this.stored.add(rows.bytes());
			this.plain.add(rows.plainBytes());
		}
		relieve();
		return rows;
	}

	/**
	 * Stores a result, unless its text was forgotten since it was asked for.
	 */
	void put(CacheKey key, CachedRows rows, ForgottenTexts forgotten) {
		CachedRows stored = put(key, rows);
		// Only now: whoever forgets notes it before looking here
		if (forgotten.contain(key.sql(), stored.fill().stamp())) {
			remove(key, stored);
		}
	}

	/**
	 * Follows the memory that is left, at most once in a while: only who stores needs
	 * room.
	 */
	private void relieve() {
		long now = this.ticker.read();
		long last = this.looked.get();
		if (now - last >= LOOK_NANOS && this.looked.compareAndSet(last, now)) {
			long bound = bound();
			long next = this.pressure.next(bound, this.memory.sample());
			if (next != bound) {
				this.entries.policy().eviction().ifPresent((policy) -> policy.setMaximum(next));
			}
		}
	}

	/**
	 * The bound at present, in bytes: lower than it was set while memory is short.
	 */
	long bound() {
		return this.entries.policy().eviction().map((policy) -> policy.getMaximum()).orElse(0L);
	}

	/**
	 * What compression saves of everything that was stored so far.
	 * @return the share, from 0 to 1
	 */
	double compression() {
		long all = this.plain.sum();
		return (all > 0) ? 1 - (double) this.stored.sum() / all : 0;
	}

	/**
	 * By what, or {@code null} as long as there was nothing to compress.
	 */
	@Nullable String codec() {
		return this.compression.name();
	}

	void remove(CacheKey key, CachedRows rows) {
		this.entries.asMap().remove(key, rows);
	}

	long removeAll(Predicate<CacheKey> which) {
		long removed = 0;
		for (CacheKey key : this.entries.asMap().keySet()) {
			if (which.test(key) && this.entries.asMap().remove(key) != null) {
				removed++;
			}
		}
		return removed;
	}

	void clear() {
		this.entries.invalidateAll();
	}

	long count() {
		this.entries.cleanUp();
		return this.entries.estimatedSize();
	}

	long bytes() {
		return this.entries.policy().eviction().map((policy) -> policy.weightedSize().orElse(0)).orElse(0L);
	}

	long evictions() {
		return this.evictions.sum();
	}

	/**
	 * What is held for each table; an entry counts for every table that it read.
	 */
	Map<String, TableUsage> tables() {
		Map<String, TableUsage> usage = new HashMap<>();
		for (CachedRows rows : this.entries.asMap().values()) {
			TableUsage own = new TableUsage(1, rows.bytes());
			for (String table : rows.plan().tables()) {
				usage.merge(table, own,
						(one, other) -> new TableUsage(one.entries() + other.entries(), one.bytes() + other.bytes()));
			}
		}
		return usage;
	}

}
