package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * A physical connection in the hands of one logical connection, with the permit for it.
 * Whoever holds a lease ends it, once.
 */
final class Lease {

	/** Stands for the lease of a logical connection that is closed. */
	static final Lease OVER = over();

	private final Connection connection;

	private final Admission admission;

	private final LeaseAccount account;

	private final Faults faults;

	private final boolean nested;

	private final long since;

	private Lease(Connection connection, Admission admission, LeaseAccount account, Faults faults, boolean nested,
			long since) {
		this.connection = connection;
		this.admission = admission;
		this.account = account;
		this.faults = faults;
		this.nested = nested;
		this.since = since;
	}

	static Lease begin(Admission anybody, LeaseLedger ledger, Faults faults, PhysicalSource source,
			@Nullable StatementFacts first) throws SQLException {
		LeaseAccount account = ledger.account();
		boolean nested = account.held() > 0;
		Admission admission = forSession(anybody, faults, first);
		long asked = admit(admission, faults, source, first, nested);
		Connection connection;
		try {
			connection = source.open(admission, asked);
		}
		catch (SQLException | RuntimeException | Error ex) {
			if (ex instanceof SQLTransientConnectionException) {
				faults.contain(admission, admission::timedOut);
			}
			faults.contain(admission, () -> admission.release(nested, -1));
			throw ex;
		}
		long now = System.nanoTime();
		account.begun();
		try {
			admission.leased((asked != Admission.AT_ONCE) ? now - asked : 0);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			faults.report(admission, ex);
		}
		return new Lease(connection, admission, account, faults, nested, now);
	}

	@SuppressWarnings("NullAway")
	private static Lease over() {
		return new Lease(null, Admission.OPEN, new LeaseAccount(), new Faults(), false, 0);
	}

	private static Admission forSession(Admission anybody, Faults faults, @Nullable StatementFacts first) {
		try {
			return anybody.forSession(first);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			faults.report(anybody, ex);
			return anybody;
		}
	}

	private static long admit(Admission admission, Faults faults, PhysicalSource source, @Nullable StatementFacts first,
			boolean nested) throws SQLException {
		try {
			return admission.admit(first, nested);
		}
		catch (SQLTransientConnectionException ex) {
			faults.contain(admission, admission::timedOut);
			faults.contain(source, source::timedOut);
			throw ex;
		}
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * When it began.
	 */
	long since() {
		return this.since;
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
			this.account.ended();
			long held = System.nanoTime() - this.since;
			try {
				this.admission.release(this.nested, held);
			}
			catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
				this.faults.report(this.admission, ex);
			}
		}
	}

}
