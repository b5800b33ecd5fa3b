package dev.tidepool.jdbc;

/**
 * Hears of every execution after it ended, whether it failed, and wherever its answer
 * came from. Called on the executing thread; must not block.
 */
@FunctionalInterface
public interface QueryListener {

	/**
	 * An execution ended.
	 * @param execution the execution with its time, source and failure
	 */
	void onQuery(QueryExecution execution);

	/**
	 * Whether it wants to hear of executions that the cache on this node answered. Asked
	 * once; to be told of a hit takes a good part of the time that the hit takes.
	 * @return {@code true} unless it would ignore them
	 */
	default boolean hearsOfHits() {
		return true;
	}

	/**
	 * Whether estimates will do for the times of executions that take microseconds. Asked
	 * once; only if they do for all who listen are there
	 * {@linkplain QueryExecution#isTimed() executions that are not timed}.
	 * @return {@code false} unless it adds up times or looks for those that are long
	 */
	default boolean takesEstimates() {
		return false;
	}

}
