package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;

import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.Trait;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The physical connection of a logical one: when it is leased, what was done on it, and
 * whether it may go back before the application closes its own. It goes back early only
 * if everything that was done is proved to leave nothing behind; anything else pins it.
 * <p>
 * JDBC allows several threads to use a connection. Everything here may be called by any
 * thread; but where two of them meet at one lease, nobody knows any more when it is free,
 * and it stays until the end.
 */
final class Tenancy {

	private static final Logger logger = LoggerFactory.getLogger(Tenancy.class);

	private static final AtomicReferenceFieldUpdater<Tenancy, @Nullable Lease> LEASE = AtomicReferenceFieldUpdater
		.newUpdater(Tenancy.class, Lease.class, "lease");

	private static final AtomicIntegerFieldUpdater<Tenancy> CANCELLING = AtomicIntegerFieldUpdater
		.newUpdater(Tenancy.class, "cancelling");

	private static final AtomicIntegerFieldUpdater<Tenancy> LEAVING = AtomicIntegerFieldUpdater
		.newUpdater(Tenancy.class, "leaving");

	private static final long POLL_NANOS = 50_000;

	private final QueryPath path;

	private final PhysicalSource source;

	private SessionSettings settings = SessionSettings.NONE;

	private volatile @Nullable Lease lease;

	/** What was leased when the logical connection was closed, until it is given back. */
	private @Nullable Lease last;

	/** A physical connection was asked for, whether or not there was one to be had. */
	private boolean used;

	/** The physical connection stays until the end. */
	private boolean pinned;

	/** A transaction may be open. */
	private boolean transaction;

	/** Other threads than the one that leased the connection use it, too. */
	private volatile boolean shared;

	/**
	 * 1 while whoever leased has taken the lease away and looks whether anybody came by.
	 */
	private volatile int leaving;

	/** Cancellations that are on their way. */
	private volatile int cancelling;

	private final OpenStatements statements = new OpenStatements();

	Tenancy(QueryPath path, PhysicalSource source) {
		this.path = path;
		this.source = source;
	}

	SessionSettings settings() {
		return this.settings;
	}

	/**
	 * The settings, for one of them to be changed.
	 */
	SessionSettings setting() {
		if (this.settings == SessionSettings.NONE) {
			this.settings = new SessionSettings();
		}
		return this.settings;
	}

	// Having a lease

	/**
	 * The lease, for somebody who only looks, or {@code null} if there is none now.
	 */
	@Nullable Lease peek() {
		Lease known = this.lease;
		return (known != Lease.OVER) ? known : null;
	}

	boolean isLeased() {
		return peek() != null;
	}

	/**
	 * The lease, for the current thread to use, or {@code null} if there is none now.
	 */
	@Nullable Lease held() {
		Lease known = claimed();
		return (known != Lease.OVER) ? known : null;
	}

	/**
	 * The leased connection, for the current thread to use, or {@code null} if there is
	 * none now.
	 */
	@Nullable Connection current() {
		Lease known = held();
		return (known != null) ? known.connection() : null;
	}

	/**
	 * The leased connection; leases one if there is none.
	 */
	Connection connection() throws SQLException {
		return lease(null).connection();
	}

	/**
	 * The lease; there is one afterwards.
	 * @param first the statement that needs it, if it is one
	 */
	Lease lease(@Nullable StatementFacts first) throws SQLException {
		Lease known = claimed();
		while (known == null) {
			known = begin(first);
			if (known != null) {
				return known;
			}
			known = claimed();
		}
		if (known == Lease.OVER) {
			throw new SQLException("Connection is closed");
		}
		if (first != null) {
			known.executes(first);
		}
		return known;
	}

	/**
	 * The same for a statement that was made before, which mostly has a lease: the
	 * just-in-time compiler need not take along how one begins.
	 */
	void leaseFor(StatementFacts facts) throws SQLException {
		Lease known = held();
		if (known != null) {
			known.executes(facts);
		}
		else {
			lease(facts);
		}
	}

	/**
	 * The lease as it is; but what another thread took does not go back from now on. If
	 * that one is about to, it is waited for: afterwards it has put the lease back, or
	 * began before it could hear of this thread.
	 */
	private @Nullable Lease claimed() {
		Lease known = this.lease;
		if (known == null) {
			return this.shared ? stayed() : null;
		}
		if (known == Lease.OVER || known.isHeldHere()) {
			return known;
		}
		if (!this.shared) {
			this.shared = true;
		}
		return stayed();
	}

	private @Nullable Lease stayed() {
		while (this.leaving != 0 && this.lease == null) {
			LockSupport.parkNanos(this, POLL_NANOS);
		}
		return this.lease;
	}

	/**
	 * Leases a connection.
	 * @return {@code null} if another thread closed this connection, or leased for it,
	 * meanwhile
	 */
	private @Nullable Lease begin(@Nullable StatementFacts first) throws SQLException {
		this.used = true;
		Lease begun = this.path.lessor().grant(this.source, first);
		try {
			begun.prepare(this.settings);
			if (this.settings.autoCommit() == null && this.source.defaultAutoCommit() == null) {
				setting().autoCommit(begun.connection().getAutoCommit());
			}
			begun.begins(first);
		}
		catch (SQLException | RuntimeException | Error ex) {
			// Nobody else shall get what came of it
			begun.giveUp(ex);
			throw ex;
		}
		if (!LEASE.compareAndSet(this, null, begun)) {
			begun.end(false);
			return null;
		}
		return begun;
	}

	/**
	 * Marks the logical connection as closed: nothing is leased any more.
	 * @return what was leased, or {@link Lease#OVER} if it was closed before
	 */
	@Nullable Lease over() {
		Lease known = LEASE.getAndSet(this, Lease.OVER);
		if (known != null && known != Lease.OVER) {
			this.last = known;
		}
		return known;
	}

	/**
	 * Whether the database had to do with this connection at any time.
	 */
	boolean isUsed() {
		return this.used;
	}

	boolean isOver() {
		return this.lease == Lease.OVER;
	}

	boolean isShared() {
		return this.shared;
	}

	// What was done

	/**
	 * What is remembered of the leased connection's own settings.
	 */
	Baseline learned() {
		Lease known = held();
		return (known != null) ? known.learned() : new Baseline();
	}

	/**
	 * Keeps the physical connection until the application closes its own.
	 */
	void pin() {
		this.pinned = true;
	}

	/**
	 * Notes that the session may now differ from a fresh one, for whoever borrows the
	 * physical connection next, too.
	 */
	void taint() {
		Lease known = held();
		this.pinned = true;
		if (known != null) {
			known.taint();
		}
		else {
			this.source.distrust();
		}
	}

	/**
	 * Notes what a statement that is about to run does to the session, and sees to it
	 * that it is not told what somebody else did.
	 */
	void beforeStatement(StatementFacts facts) {
		if (facts.is(Trait.SESSION_CHANGING) || (Footprint.isForeign(facts) && this.source.isCleansedCheaply())) {
			taint();
		}
		Lease known = held();
		if (known != null) {
			known.beforeStatement(facts);
		}
	}

	boolean isUnderstood() {
		Lease known = isOver() ? this.last : this.lease;
		return this.source.isTrusted() && (known == null || !known.isTainted());
	}

	void transactionBegan() {
		this.transaction = true;
	}

	boolean isInTransaction() {
		return this.transaction;
	}

	/**
	 * The transaction is over, which may be the moment to give the connection back.
	 */
	void transactionEnded() {
		this.transaction = false;
		settle();
	}

	// Statements

	void statementMade() {
		this.statements.add();
	}

	void statementMade(LeasedStatement statement) {
		this.statements.add(statement);
	}

	/**
	 * Whether it is certain that there are no more open statements than that.
	 */
	boolean hasNoMoreThan(int own) {
		return !this.shared && this.statements.count() <= own;
	}

	@Nullable QueryExecution reading() {
		return this.statements.reading();
	}

	void statementClosed(LeasedStatement statement) {
		// Whoever leased must know of this thread before it counts
		claimed();
		this.statements.remove(statement);
		settle();
	}

	/**
	 * Lets the pool hear how a statement failed that was not made through it.
	 * @param madeOn what was leased when the statement was made
	 */
	void failed(SQLException failure, @Nullable Lease madeOn) {
		if (madeOn != null && madeOn == peek() && madeOn.isAbovePhysical()) {
			Notice.failed(failure, madeOn.connection());
		}
	}

	/**
	 * Fences a cancellation, which may come from any thread: until it ends, the leased
	 * connection does not go back.
	 * @return whether there is a leased connection
	 */
	boolean cancellationBegins() {
		CANCELLING.incrementAndGet(this);
		return isLeased();
	}

	void cancellationEnds() {
		CANCELLING.decrementAndGet(this);
	}

	/**
	 * Waits for cancellations that began before the lease was taken away; those that come
	 * later find none.
	 */
	private void awaitCancellations() {
		while (this.cancelling > 0) {
			LockSupport.parkNanos(this, POLL_NANOS);
		}
	}

	// Giving back

	/**
	 * Gives the connection back if it may go. The application did not ask for that, so
	 * nothing that fails here is its concern; the pool sees to a broken connection.
	 */
	void settle() {
		Lease known = claimed();
		if (known == null || known == Lease.OVER || this.pinned || this.shared || this.transaction
				|| this.statements.count() > 0 || this.leaving != 0 || this.path.leasing() != Leasing.TRANSACTION) {
			return;
		}
		try {
			if (known.hasWarnings()) {
				// They belong to this connection until the application has read them
				this.pinned = true;
			}
			else if (leave(known)) {
				giveBack(known, isOver());
			}
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("Connection of '{}' could not be given back in order", this.path.name(), ex);
		}
	}

	/**
	 * Takes the lease away, unless somebody else needs it still: what was cancelled may
	 * yet hear of it, and keeps its connection; and so does another thread that came by.
	 * @return whether it was taken away
	 */
	private boolean leave(Lease known) {
		// Seen by whoever sees that the lease is gone: no fence needed
		LEAVING.lazySet(this, 1);
		try {
			if (!LEASE.compareAndSet(this, known, null)) {
				return false;
			}
			awaitCancellations();
			return !(this.pinned || this.shared) || !LEASE.compareAndSet(this, null, known);
		}
		finally {
			LEAVING.lazySet(this, 0);
		}
	}

	/**
	 * Gives the connection back for good: the application closed its own.
	 * @param ended the lease that was taken away
	 */
	void end(Lease ended) throws SQLException {
		awaitCancellations();
		this.last = null;
		giveBack(ended, true);
	}

	/**
	 * Gives a connection back, as it was.
	 * @param last whether statements and a transaction may be open on it
	 */
	private void giveBack(Lease ended, boolean last) throws SQLException {
		try {
			if (last) {
				leaveInOrder(ended);
			}
		}
		finally {
			// Also what an earlier borrower changed, if it could not be undone then
			ended.end(this.path.leasing() == Leasing.TRANSACTION);
		}
	}

	/**
	 * Does for what was made below the pool what the pool does for its own.
	 */
	private void leaveInOrder(Lease ended) {
		try {
			this.statements.close(ended.connection());
		}
		catch (SQLException ex) {
			logger.debug("Connection of '{}' is closed, because a statement cannot be", this.path.name(), ex);
			ended.discard();
		}
		catch (RuntimeException | Error ex) {
			ended.discard();
			throw ex;
		}
		if (this.transaction && ended.isAbovePhysical()) {
			Notice.ran(ended.connection());
		}
	}

}
