package dev.tidepool.cache;

/**
 * What became of a query that was executed to warm the cache.
 */
public enum WarmUpOutcome {

	/** Its result is in the cache. */
	CACHED,

	/** It was executed, but nothing opts it in, or its result cannot be kept. */
	NOT_CACHED,

	/** The database refused it, or could not be reached. */
	FAILED

}
