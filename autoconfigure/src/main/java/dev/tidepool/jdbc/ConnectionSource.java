package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens physical connections, past everything that Tidepool does. Thread-safe.
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
