package dev.tidepool.jdbc;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The call that reaches the driver at the end of the chain. It is told which statement it
 * is for, so that one serves them all.
 */
@FunctionalInterface
interface DriverCall {

	@Nullable Object call(LogicalStatement statement) throws SQLException;

}
