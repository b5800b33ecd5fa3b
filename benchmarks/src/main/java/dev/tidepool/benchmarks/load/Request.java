package dev.tidepool.benchmarks.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

/**
 * What a client waits for.
 */
@FunctionalInterface
public interface Request {

	void run(RandomGenerator random) throws SQLException, InterruptedException;

	/**
	 * A transaction on a connection of a pool.
	 */
	static Request on(DataSource pool, Transaction transaction) {
		return (random) -> {
			try (Connection connection = pool.getConnection()) {
				transaction.run(connection, random);
			}
		};
	}

	/**
	 * A request that waits in a queue in which nobody overtakes.
	 * @param permits how many may be under way at once
	 */
	default Request queued(int permits) {
		Semaphore queue = new Semaphore(permits, true);
		return (random) -> {
			queue.acquire();
			try {
				run(random);
			}
			finally {
				queue.release();
			}
		};
	}

}
