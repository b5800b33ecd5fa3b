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

}
