package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections that belong to no session of the application. Thread-safe.
 */
@FunctionalInterface
public interface ConnectionSource {

	/**
	 * Opens or borrows a connection.
	 * @return the connection, to be closed
	 * @throws SQLException if there is none
	 */
	Connection open() throws SQLException;

}
