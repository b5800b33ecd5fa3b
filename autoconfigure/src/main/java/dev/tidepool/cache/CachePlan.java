package dev.tidepool.cache;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the cache does with one SQL text, decided once. Immutable.
 *
 * @param cacheable whether the statement may be cached at all, if somebody opts it in
 * @param optedOut whether the text asks not to be cached
 * @param optIn what opts the statement in by itself, or {@code null}
 * @param firm whether that is stronger than a {@link CachedQuery} around it
 * @param ttlNanos the time to live
 * @param staleNanos for how much longer a result may be served in an outage
 * @param refreshNanos how long before its end a result is refreshed, or 0
 * @param tables the tables that it names, unqualified
 * @param dependencies what it depends on
 * @param template what is known of the template
 * @param effect what executing the statement may change
 */
record CachePlan(boolean cacheable, boolean optedOut, @Nullable OptIn optIn, boolean firm, long ttlNanos,
		long staleNanos, long refreshNanos, Set<String> tables, Dependencies dependencies, TemplateState template,
		WriteEffect effect) {

	/**
	 * An estimate of the heap that an entry takes beside its rows and key: the cache's
	 * node (up to 120 bytes), and its share of the plan (150), in full, because texts
	 * with literals share little.
	 */
	static final long ENTRY_BYTES = 270;

}
