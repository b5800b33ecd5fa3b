package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

import org.jspecify.annotations.Nullable;

/**
 * Tells HikariCP what it would have seen if a statement had been made through its own
 * connection. Statements are made below that, on the driver's connection: the pool's own
 * wrappers of statements and rows do nothing else that is not done here, and cost as much
 * as all of Tidepool's. Sent through the pool's connection to the
 * {@link PhysicalConnection} below it, as a savepoint that nobody set: what comes back is
 * what the pool sees.
 */
final class Notice implements Savepoint {

	/** A statement ran in a transaction, which is to be rolled back if nobody ends it. */
	private static final Notice RAN = new Notice(null);

	private final @Nullable SQLException failure;

	private Notice(@Nullable SQLException failure) {
		this.failure = failure;
	}

	/**
	 * Lets the pool see a failure, by which it tells whether the connection is broken.
	 */
	static void failed(SQLException failure, Connection pooled) {
		send(new Notice(failure), pooled);
	}

	/**
	 * Lets the pool know that its connection may be in a transaction.
	 */
	static void ran(Connection pooled) {
		send(RAN, pooled);
	}

	private static void send(Notice notice, Connection pooled) {
		try {
			pooled.rollback(notice);
		}
		catch (SQLException ex) {
			// Either the failure itself, or the pool has given the connection up already
		}
	}

	/**
	 * What the pool is to see.
	 */
	void arrive() throws SQLException {
		SQLException known = this.failure;
		if (known != null) {
			throw known;
		}
	}

	@Override
	public int getSavepointId() {
		return -1;
	}

	@Override
	public String getSavepointName() {
		return "";
	}

}
