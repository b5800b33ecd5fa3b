package dev.tidepool.jdbc;

import org.jspecify.annotations.Nullable;

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
	 * The database answered; asks whether this listener wants to see the values that the
	 * application reads.
	 * @param execution the execution, not timed yet
	 * @return who is told of the values, or {@code null}, as nearly always
	 */
	default @Nullable ValueWatcher watch(QueryExecution execution) {
		return null;
	}

	/**
	 * The application is through with the rows of a query.
	 * @param execution the execution that yielded them
	 * @param rows how many rows the application read
	 */
	default void onRows(QueryExecution execution, long rows) {
	}

}
