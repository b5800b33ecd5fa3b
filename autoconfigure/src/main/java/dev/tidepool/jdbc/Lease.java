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

	private final CoarseClock clock;

	private long since;

	/** Whether it is known exactly since when. */
	private boolean exact;

	private Lease(Connection connection, Admission admission, LeaseAccount account, Faults faults, boolean nested,
			CoarseClock clock, long since, boolean exact) {
		this.connection = connection;
		this.admission = admission;
		this.account = account;
		this.faults = faults;
		this.nested = nested;
		this.clock = clock;
		this.since = since;
		this.exact = exact;
	}

	/**
	 * Takes permit and connection. A session that need not wait spares the look at the
	 * clock: its first statement looks anyway.
	 */
	static Lease begin(Admission anybody, LeaseLedger ledger, Faults faults, CoarseClock clock, PhysicalSource source,
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
		boolean waited = asked != Admission.AT_ONCE;
		long now = waited ? System.nanoTime() : clock.now();
		account.begun();
		try {
			admission.leased(waited ? now - asked : 0);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			faults.report(admission, ex);
		}
		return new Lease(connection, admission, account, faults, nested, clock, now, waited);
	}

	@SuppressWarnings("NullAway")
	private static Lease over() {
		return new Lease(null, Admission.OPEN, new LeaseAccount(), new Faults(), false, new CoarseClock(), 0, true);
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
	 * When it began: exactly if the session had to wait, or if a statement was executed
	 * by now, else to within {@link CoarseClock#STEP_NANOS}.
	 */
	long since() {
		return this.since;
	}

	/**
	 * Notes that a statement begins to execute. If it is the first, and none too late,
	 * the lease counts from there.
	 * @param now the exact time
	 */
	void executing(long now) {
		if (!this.exact) {
			this.exact = true;
			if (now - this.since <= CoarseClock.STEP_NANOS) {
				this.since = now;
			}
		}
	}

	/**
	 * For how long the connection was held. Where nothing was executed, two looks at the
	 * approximate time err in either direction and add up to what was.
	 */
	private long held() {
		return Math.max(0, (this.exact ? System.nanoTime() : this.clock.now()) - this.since);
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
	 * Whether the current thread took it.
	 */
	boolean isHeldHere() {
		return this.account.isOf(Thread.currentThread());
	}

	/**
	 * The account of the thread that took it.
	 */
	LeaseAccount account() {
		return this.account;
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
			try {
				this.admission.release(this.nested, held());
			}
			catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
				this.faults.report(this.admission, ex);
			}
		}
	}

}
