package dev.tidepool.pool;

/**
 * The connections of a pool at one moment.
 *
 * @param total all open connections
 * @param active those lent out
 * @param idle those in the pool
 * @param waiting sessions that wait inside the pool, behind the gate
 */
public record PoolState(int total, int active, int idle, int waiting) {

	/** A pool that is not running. */
	public static final PoolState NONE = new PoolState(0, 0, 0, 0);

}
