package dev.tidepool.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.cache.CacheStatistics.TableUsage;
import org.jspecify.annotations.Nullable;

/**
 * The cached results, bounded by their estimated size. Thread-safe.
 */
final class EntryStore {

	private final Cache<CacheKey, CachedRows> entries;

	private final LongAdder evictions = new LongAdder();

	EntryStore(long maxBytes, Ticker ticker) {
		this.entries = Caffeine.newBuilder()
			.maximumWeight(maxBytes)
			.weigher((CacheKey key, CachedRows rows) -> (int) Math.min(rows.bytes(), Integer.MAX_VALUE))
			.expireAfter(new FromFill())
			.evictionListener((key, rows, cause) -> this.evictions.increment())
			.ticker(ticker)
			// No threads of its own, and nothing left to be done when a call returns
			.executor(Runnable::run)
			.build();
	}

	@Nullable CachedRows get(CacheKey key) {
		return this.entries.getIfPresent(key);
	}

	/**
	 * Stores a result, unless one is there that began later.
	 */
	void put(CacheKey key, CachedRows rows) {
		CachedRows known = this.entries.getIfPresent(key);
		if (known == null || known.fill().stamp() <= rows.fill().stamp()) {
			this.entries.put(key, rows);
		}
	}

	void remove(CacheKey key, CachedRows rows) {
		this.entries.asMap().remove(key, rows);
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

	/**
	 * The life of an entry starts when its query is sent, not when it is stored.
	 */
	private static final class FromFill implements Expiry<CacheKey, CachedRows> {

		@Override
		public long expireAfterCreate(CacheKey key, CachedRows rows, long now) {
			return Math.max(1, rows.fill().ttlNanos() - (now - rows.fill().nanos()));
		}

		@Override
		public long expireAfterUpdate(CacheKey key, CachedRows rows, long now, long remaining) {
			return expireAfterCreate(key, rows, now);
		}

		@Override
		public long expireAfterRead(CacheKey key, CachedRows rows, long now, long remaining) {
			return remaining;
		}

	}

}
