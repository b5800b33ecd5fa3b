package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * Grants the leases of one data source: first the permit, then the connection. Immutable
 * and thread-safe.
 */
final class Lessor {

	private final Admission anybody;

	private final LeaseLedger ledger;

	private final Faults faults;

	private final CoarseClock clock;

	Lessor(Admission anybody, LeaseLedger ledger, Faults faults, CoarseClock clock) {
		this.anybody = anybody;
		this.ledger = ledger;
		this.faults = faults;
		this.clock = clock;
	}

	/**
	 * Takes permit and connection. A session that need not wait spares the look at the
	 * clock: its first statement looks anyway.
	 * @param first the statement that needs the connection, if it is one
	 */
	Lease grant(PhysicalSource source, @Nullable StatementFacts first) throws SQLException {
		LeaseAccount account = this.ledger.account();
		boolean nested = account.held() > 0;
		Admission admission = forSession(first);
		long asked = admit(admission, source, first, nested);
		Connection connection;
		try {
			connection = source.open(admission, asked);
		}
		catch (SQLException | RuntimeException | Error ex) {
			if (ex instanceof SQLTransientConnectionException) {
				this.faults.contain(admission, admission::timedOut);
			}
			this.faults.contain(admission, () -> admission.release(nested, -1));
			throw ex;
		}
		boolean waited = asked != Admission.AT_ONCE;
		long now = waited ? System.nanoTime() : this.clock.now();
		account.begun();
		try {
			admission.leased(waited ? now - asked : 0);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			this.faults.report(admission, ex);
		}
		return new Lease(this, source, connection, admission, account, nested, now, waited);
	}

	private Admission forSession(@Nullable StatementFacts first) {
		try {
			return this.anybody.forSession(first);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			this.faults.report(this.anybody, ex);
			return this.anybody;
		}
	}

	private long admit(Admission admission, PhysicalSource source, @Nullable StatementFacts first, boolean nested)
			throws SQLException {
		try {
			return admission.admit(first, nested);
		}
		catch (SQLTransientConnectionException ex) {
			this.faults.contain(admission, admission::timedOut);
			this.faults.contain(source, source::timedOut);
			throw ex;
		}
	}

	/**
	 * Takes the permit back.
	 * @param ended what ended just now
	 */
	void release(Admission admission, LeaseAccount account, boolean nested, Lease ended) {
		account.ended();
		try {
			admission.release(nested, Math.max(0, ended.heldNanos(this.clock)));
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			this.faults.report(admission, ex);
		}
	}

	/**
	 * Whether the current thread holds a connection, of any data source.
	 */
	boolean isThreadLeasing() {
		return this.ledger.account().held() > 0;
	}

	/**
	 * Whether a session more would be admitted at once, and nobody waits.
	 */
	boolean hasIdlePermit() {
		return this.anybody.hasIdlePermit();
	}

	/**
	 * The sessions that wait to be admitted.
	 */
	int waiting() {
		return this.anybody.waiting();
	}

}
