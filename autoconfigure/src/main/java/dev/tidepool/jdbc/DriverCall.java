package dev.tidepool.jdbc;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The call that reaches the driver at the end of the chain.
 */
@FunctionalInterface
interface DriverCall {

	@Nullable Object call() throws SQLException;

}
