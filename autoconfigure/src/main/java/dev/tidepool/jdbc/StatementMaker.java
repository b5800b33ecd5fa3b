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

	S make(Connection connection) throws SQLException;

}
