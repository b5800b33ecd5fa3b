package dev.tidepool.benchmarks.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * One thread of an application: random transactions, one after the other.
 */
final class Client implements Callable<Void> {

	/** Of ten transactions: mostly the level that most databases start with. */
	private static final int[] LEVELS = { Connection.TRANSACTION_READ_UNCOMMITTED,
			Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_READ_COMMITTED,
			Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_READ_COMMITTED,
			Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_READ_COMMITTED,
			Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_REPEATABLE_READ,
			Connection.TRANSACTION_SERIALIZABLE };

	private final History history;

	private final Random random;

	Client(History history, long seed) {
		this.history = history;
		this.random = new Random(seed);
	}

	@Override
	public Void call() throws SQLException {
		while (!this.history.isOver()) {
			int level = LEVELS[this.random.nextInt(LEVELS.length)];
			try (Connection connection = this.history.subject().dataSource().getConnection()) {
				connection.setTransactionIsolation(level);
				Unit unit = new Unit(this.history, connection, level, this.random);
				if (this.random.nextInt(3) == 0) {
					unit.inAutoCommit();
				}
				else {
					unit.inTransaction();
				}
			}
		}
		return null;
	}

}
