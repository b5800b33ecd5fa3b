package dev.tidepool.cache;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the cache did since it was made, and what it holds now. An immutable snapshot; the
 * numbers are taken one after another, so they may differ by what happened meanwhile.
 *
 * @param hits queries answered
 * @param misses queries that could have been answered, but the result was not there or no
 * longer true
 * @param bypasses queries that were opted in but not looked up, by reason
 * @param joined hits that waited for the result of a query that was on its way already
 * @param stale misses that were answered with a result past its time, because the
 * database could not be reached
 * @param refreshed results loaded again before their time was over
 * @param wouldHits in shadow mode, queries that would have been answered
 * @param compared in shadow mode, those of them that were compared with the database
 * @param mismatches those that it answered otherwise, although nothing was changed here
 * @param fills results stored
 * @param rejectedFills results not stored: too large, not read to the end, failed, or a
 * table they read was being changed
 * @param captureFailures results not stored because copying a row failed
 * @param fallbacks hits whose query was executed after all, for a conversion or a detail
 * that the cache cannot give exactly as the driver does
 * @param evictions entries that had to go for lack of space
 * @param invalidations how often tables were marked as changed, by origin
 * @param entries entries held, including those that are no longer true and not yet
 * removed
 * @param bytes their estimated size on the heap
 * @param bound what they may take together at present; less than
 * {@code tidepool.cache.max-size} while memory is short
 * @param compression the share of their size that compression saved of all results
 * stored, from 0 to 1
 * @param codec by what long text is compressed, or {@code null} as long as none was
 * @param hitsByRule hits by what opted the query in: {@code rules[0]}, {@code comment},
 * {@code annotation}
 * @param unknownOutcomes commits and writes of unknown outcome since they were last
 * settled. While there are any, results that read their tables are not served
 * @param uncacheable templates whose results cannot be cached, with the reason
 */
public record CacheStatistics(long hits, long misses, Map<BypassReason, Long> bypasses, long joined, long stale,
		long refreshed, long wouldHits, long compared, long mismatches, long fills, long rejectedFills,
		long captureFailures, long fallbacks, long evictions, Map<InvalidationOrigin, Long> invalidations, long entries,
		long bytes, long bound, double compression, @Nullable String codec, Map<String, Long> hitsByRule,
		long unknownOutcomes, Map<String, String> uncacheable) {

	static CacheStatistics of(CachePlans plans, CacheCounters counters, EntryStore entries, CommitWindows windows,
			ManualInvalidations manual, long unknownOutcomes) {
		Map<InvalidationOrigin, Long> invalidations = new EnumMap<>(InvalidationOrigin.class);
		invalidations.put(InvalidationOrigin.LOCAL_WRITE, windows.localWrites());
		invalidations.put(InvalidationOrigin.OPAQUE, windows.opaqueWrites());
		invalidations.put(InvalidationOrigin.MANUAL, manual.count());
		long count = entries.count();
		return new CacheStatistics(plans.hits(), counters.misses().sum(), counters.bypasses(), counters.joined().sum(),
				counters.stale().sum(), counters.refreshed().sum(), counters.wouldHits().sum(),
				counters.compared().sum(), counters.mismatches().sum(), counters.fills().sum(),
				counters.rejectedFills().sum(), counters.captureFailures().sum(), counters.fallbacks().sum(),
				entries.evictions(), invalidations, count, entries.bytes(), entries.bound(), entries.compression(),
				entries.codec(), plans.hitsByOptIn(), unknownOutcomes, plans.refusals());
	}

	/**
	 * Return how many queries were bypassed, whatever the reason.
	 * @return the sum
	 */
	public long bypassed() {
		return this.bypasses.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * What the cache holds for one table.
	 *
	 * @param entries entries that read the table
	 * @param bytes their estimated size on the heap
	 */
	public record TableUsage(long entries, long bytes) {
	}

}
