package dev.tidepool.jdbc;

/**
 * Hears also of the rows that the application read. Called on the reading thread; must
 * not block.
 */
public interface RowListener extends QueryListener {

	/**
	 * The application is through with the rows of a query.
	 * @param execution the execution that yielded them
	 * @param rows how many rows the application read
	 */
	void onRows(QueryExecution execution, long rows);

}
