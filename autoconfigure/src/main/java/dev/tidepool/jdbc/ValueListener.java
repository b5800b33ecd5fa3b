package dev.tidepool.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Hears also of values, of a few executions that it chooses. Called on the executing
 * thread; must not block.
 */
public interface ValueListener extends QueryListener {

	/**
	 * The database answered; asks whether this listener wants to see the values that the
	 * application reads.
	 * @param execution the execution, not timed yet
	 * @return who is told of the values, or {@code null}, as nearly always
	 */
	@Nullable ValueWatcher watch(QueryExecution execution);

}
