package dev.tidepool.cache;

/**
 * What the cache does with what it holds.
 */
public enum CacheMode {

	/** Queries are answered from it. */
	SERVE,

	/**
	 * Every query goes to the database; it is counted what would have been a hit, and a
	 * sample is compared with what the database says.
	 */
	SHADOW

}
