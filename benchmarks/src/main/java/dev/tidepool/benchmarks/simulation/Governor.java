package dev.tidepool.benchmarks.simulation;

import dev.tidepool.pool.PoolSnapshot;

/**
 * Decides how many sessions may hold a connection at once.
 */
public interface Governor {

	int limit();

	/**
	 * A session gave its connection back.
	 * @param now the virtual time, in seconds
	 * @param held for how long it held it, in seconds
	 * @param waited for how long it waited, in seconds
	 * @param inflight how many held one, itself included
	 */
	default void completed(double now, double held, double waited, int inflight) {
	}

	/**
	 * A second is over.
	 */
	default void tick(PoolSnapshot now) {
	}

}
