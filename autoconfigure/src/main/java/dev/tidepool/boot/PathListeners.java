package dev.tidepool.boot;

import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolListener;

/**
 * Something that wants to hear what happens at every data source, such as meters.
 */
public interface PathListeners {

	/**
	 * Return what hears of the executions at a data source, and of their rows if it wants
	 * to, but of no values.
	 * @param dataSource its resolved name
	 * @return a listener of its own
	 */
	QueryListener queryListener(String dataSource);

	/**
	 * Return what hears what happens at a pool.
	 * @param pool its resolved name
	 * @return a listener of its own
	 */
	PoolListener poolListener(String pool);

	/**
	 * A pool came into care.
	 * @param pool the pool
	 */
	default void managed(ManagedPool pool) {
	}

	/**
	 * A pool was closed, and is in nobody's care any more.
	 * @param pool the pool
	 */
	default void forgotten(ManagedPool pool) {
	}

	/**
	 * A second has passed.
	 */
	default void tick() {
	}

}
