package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the physical statement when it is needed.
 *
 * @param <S> the kind of statement
 */
@FunctionalInterface
interface StatementMaker<S extends Statement> {

	/**
	 * Makes a statement.
	 * @param connection where it is made
	 * @param text what was prepared; empty for a statement that gets its texts later
	 */
	S make(Connection connection, String text) throws SQLException;

}
