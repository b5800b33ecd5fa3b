package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * A physical connection in the hands of one logical connection, with the permit for it.
 */
final class Lease {

	private final Connection connection;

	private final Admission admission;

	private final AtomicInteger account;

	private final boolean nested;

	private final long since;

	private Lease(Connection connection, Admission admission, AtomicInteger account, boolean nested, long since) {
		this.connection = connection;
		this.admission = admission;
		this.account = account;
		this.nested = nested;
		this.since = since;
	}

	static Lease begin(Admission admission, LeaseLedger ledger, PhysicalSource source, @Nullable StatementFacts first)
			throws SQLException {
		AtomicInteger account = ledger.account();
		boolean nested = account.get() > 0;
		long asked = System.nanoTime();
		long remaining = admit(admission, source, first, nested);
		Connection connection;
		try {
			connection = source.open(remaining);
		}
		catch (SQLException | RuntimeException | Error ex) {
			admission.release(nested, -1);
			throw ex;
		}
		long now = System.nanoTime();
		admission.leased(now - asked);
		source.acquired(now - asked);
		account.incrementAndGet();
		return new Lease(connection, admission, account, nested, now);
	}

	private static long admit(Admission admission, PhysicalSource source, @Nullable StatementFacts first,
			boolean nested) throws SQLException {
		try {
			return admission.admit(first, nested);
		}
		catch (SQLTransientConnectionException ex) {
			source.timedOut();
			throw ex;
		}
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * What is known of the connection below the pool, if the pool's connections are ours.
	 */
	@Nullable PhysicalConnection physical() {
		try {
			return this.connection.isWrapperFor(PhysicalConnection.class)
					? this.connection.unwrap(PhysicalConnection.class) : null;
		}
		catch (SQLException ex) {
			return null;
		}
	}

	/**
	 * Gives connection and permit back.
	 */
	void end() throws SQLException {
		try {
			this.connection.close();
		}
		finally {
			this.account.decrementAndGet();
			this.admission.release(this.nested, System.nanoTime() - this.since);
		}
	}

}
