package dev.tidepool.benchmarks.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/**
 * What a client does with a connection before it closes it.
 */
@FunctionalInterface
public interface Transaction {

	void run(Connection connection, RandomGenerator random) throws SQLException, InterruptedException;

}
