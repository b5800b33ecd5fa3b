package dev.tidepool.cache;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The way from cached rows to the truth.
 */
@FunctionalInterface
interface Rerun {

	/**
	 * Executes the query after all.
	 * @param position the row to go to, from 0; -1 for before the first, the number of
	 * rows for after the last
	 * @return the driver's rows, at that position
	 * @throws SQLException what the driver threw, or that the rows have changed since
	 */
	ResultSet at(int position) throws SQLException;

}
