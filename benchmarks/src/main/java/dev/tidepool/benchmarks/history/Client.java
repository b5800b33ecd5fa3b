package dev.tidepool.benchmarks.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread of an application: random transactions, one after the other.
 */
final class Client implements Callable<Void> {

	/** Of fifteen units: mostly at the levels that databases start with. */
	private static final int[] LEVELS = { Connection.TRANSACTION_READ_UNCOMMITTED,
			Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED,
			Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_READ_COMMITTED,
			Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_READ_COMMITTED,
			Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_READ_COMMITTED,
			Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ,
			Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_REPEATABLE_READ,
			Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE };

	/** Relations are read again only after a while, and nothing is served before. */
	private static final long CALM_NANOS = Duration.ofMillis(25).toNanos();

	private final History history;

	private final Random random;

	Client(History history, long seed) {
		this.history = history;
		this.random = new Random(seed);
	}

	@Override
	public Void call() throws SQLException {
		try {
			Weather weather = Weather.STORM;
			while (!this.history.isOver()) {
				Weather last = weather;
				weather = Weather.after(this.history.judge().verdicts().reads());
				if (last == Weather.STORM && weather == Weather.FAIR) {
					this.history.storms().arriveAndAwaitAdvance();
					LockSupport.parkNanos(CALM_NANOS);
				}
				if (unit(weather)) {
					this.history.subject().renew();
				}
			}
			return null;
		}
		finally {
			this.history.storms().arriveAndDeregister();
		}
	}

	/**
	 * Does something with a connection.
	 * @return whether the driver's own was in use
	 */
	private boolean unit(Weather weather) throws SQLException {
		int level = LEVELS[this.random.nextInt(LEVELS.length)];
		try (Connection connection = this.history.subject().dataSource().getConnection()) {
			Cancelling.inSpiteOf(() -> connection.setTransactionIsolation(level));
			Unit unit = new Unit(this.history, connection, level, weather, this.random);
			if (this.random.nextInt(3) == 0) {
				unit.inAutoCommit();
			}
			else {
				unit.inTransaction();
			}
			return unit.isUnwrapped();
		}
	}

}
