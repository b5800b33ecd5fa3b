package dev.tidepool.boot.actuate;

import java.util.Map;

import dev.tidepool.cache.BypassReason;
import dev.tidepool.cache.CacheStatistics;
import dev.tidepool.cache.InvalidationOrigin;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.cache.Suggestions;
import org.jspecify.annotations.Nullable;

/**
 * The query-result cache as a person reads it.
 *
 * @param hitRate the share of requests that were answered, from 0 to 1
 * @param hits queries answered
 * @param misses queries that could have been answered, but were not there or no longer
 * true
 * @param wouldHits in shadow mode, queries that would have been answered
 * @param compared in shadow mode, those that were compared with the database
 * @param mismatches in shadow mode, those that it answered otherwise
 * @param joined hits that waited for the result of a query on its way
 * @param stale misses answered with a result past its time in an outage
 * @param refreshed results loaded again before their time was over
 * @param entries results held
 * @param bytes their estimated size
 * @param bound what they may take together at present
 * @param compression the share of their size that compression saved, from 0 to 1
 * @param codec by what long text is compressed, or {@code null} as long as none was
 * @param fallbacks hits whose query was executed after all
 * @param evictions entries that went for lack of space or because of their age
 * @param unknownOutcomes writes whose fate is not known; what reads their tables is not
 * served
 * @param tables what is held, by table
 * @param hitsByRule hits by what opted the query in
 * @param notCached queries that were opted in but not looked up, by reason
 * @param uncacheable templates that cannot be cached, with the reason
 * @param invalidations how often tables were marked as changed, by origin
 * @param suggestions in shadow mode, rules that would pay and why hot templates are not
 * cached
 */
public record CacheView(double hitRate, long hits, long misses, long wouldHits, long compared, long mismatches,
		long joined, long stale, long refreshed, long entries, long bytes, long bound, double compression,
		@Nullable String codec, long fallbacks, long evictions, long unknownOutcomes,
		Map<String, CacheStatistics.TableUsage> tables, Map<String, Long> hitsByRule, Map<BypassReason, Long> notCached,
		Map<String, String> uncacheable, Map<InvalidationOrigin, Long> invalidations, Suggestions suggestions) {

	static CacheView of(QueryCache cache) {
		CacheStatistics counted = cache.statistics();
		long asked = counted.hits() + counted.misses();
		return new CacheView((asked > 0) ? (double) counted.hits() / asked : 0, counted.hits(), counted.misses(),
				counted.wouldHits(), counted.compared(), counted.mismatches(), counted.joined(), counted.stale(),
				counted.refreshed(), counted.entries(), counted.bytes(), counted.bound(), counted.compression(),
				counted.codec(), counted.fallbacks(), counted.evictions(), counted.unknownOutcomes(), cache.tables(),
				counted.hitsByRule(), counted.bypasses(), counted.uncacheable(), counted.invalidations(),
				cache.suggestions());
	}

}
