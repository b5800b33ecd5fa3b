package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.pool.ProxyConnection;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.Trait;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The physical connection of a logical one: when it is leased, what was done on it, and
 * whether it may go back before the application closes its own. It goes back early only
 * if everything that was done is proved to leave nothing behind; anything else pins it.
 */
final class Tenancy {

	private static final Logger logger = LoggerFactory.getLogger(Tenancy.class);

	private static final AtomicReferenceFieldUpdater<Tenancy, @Nullable Lease> LEASE = AtomicReferenceFieldUpdater
		.newUpdater(Tenancy.class, Lease.class, "lease");

	private static final AtomicIntegerFieldUpdater<Tenancy> CANCELLING = AtomicIntegerFieldUpdater
		.newUpdater(Tenancy.class, "cancelling");

	private static final long CANCEL_POLL_NANOS = 50_000;

	private final QueryPath path;

	private final PhysicalSource source;

	private SessionSettings settings = SessionSettings.NONE;

	private volatile @Nullable Lease lease;

	private @Nullable PhysicalConnection physical;

	private @Nullable Baseline baseline;

	/** A physical connection was asked for, whether or not there was one to be had. */
	private boolean used;

	/** The physical connection stays until the end. */
	private boolean pinned;

	/** A transaction may be open. */
	private boolean transaction;

	/**
	 * Other threads than the one that leased the connection use it, too. Nobody knows
	 * then when it is free.
	 */
	private volatile boolean shared;

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

	/**
	 * The leased connection, or {@code null} if there is none now.
	 */
	@Nullable Connection current() {
		Lease known = this.lease;
		return (known != null && known != Lease.OVER) ? known.connection() : null;
	}

	/**
	 * When the connection was leased.
	 * @param otherwise the answer if none is leased now
	 */
	long leasedSince(long otherwise) {
		Lease known = this.lease;
		return (known != null && known != Lease.OVER) ? known.since() : otherwise;
	}

	/**
	 * Notes that a statement begins to execute on the leased connection.
	 * @param now the exact time
	 */
	void executing(long now) {
		Lease known = this.lease;
		if (known != null) {
			known.executing(now);
		}
	}

	/**
	 * The leased connection; leases one if there is none.
	 * @param first the statement that needs it, if it is one
	 */
	Connection connection(@Nullable StatementFacts first) throws SQLException {
		Lease known = this.lease;
		if (known == null) {
			return lease(first);
		}
		if (known == Lease.OVER) {
			throw new SQLException("Connection is closed");
		}
		if (becomesShared(known)) {
			// It may have gone back in between; from now on it does not
			return connection(first);
		}
		PhysicalConnection below = this.physical;
		if (first != null && below != null) {
			below.executes(first);
		}
		return known.connection();
	}

	/**
	 * Whether this is the first sign of another thread than the one that leased.
	 */
	private boolean becomesShared(Lease known) {
		if (known.isHeldHere() || this.shared) {
			return false;
		}
		this.shared = true;
		return true;
	}

	private Connection lease(@Nullable StatementFacts first) throws SQLException {
		this.used = true;
		Lease begun = this.path.lease(this.source, first);
		Connection connection = begun.connection();
		PhysicalConnection below;
		try {
			if (this.settings.changesCatalogOrSchema()) {
				learned();
			}
			if (this.settings != SessionSettings.NONE) {
				this.settings.applyTo(connection, this.baseline);
			}
			if (this.settings.autoCommit() == null && this.source.defaultAutoCommit() == null) {
				setting().autoCommit(connection.getAutoCommit());
			}
			below = begun.physical();
		}
		catch (SQLException | RuntimeException | Error ex) {
			giveUp(begun, ex);
			throw ex;
		}
		if (!install(begun, below, first)) {
			begun.end();
			return connection(first);
		}
		return connection;
	}

	/**
	 * What the application asked for could not be set: nobody else shall get what came of
	 * it.
	 */
	private void giveUp(Lease begun, Throwable reason) {
		this.baseline = null;
		try {
			try {
				this.source.discard(begun.connection());
			}
			finally {
				begun.end();
			}
		}
		catch (SQLException | RuntimeException ex) {
			reason.addSuppressed(ex);
		}
	}

	/**
	 * Keeps a lease, unless another thread closed this connection, or leased for it,
	 * while this one waited.
	 */
	private boolean install(Lease begun, @Nullable PhysicalConnection below, @Nullable StatementFacts first) {
		if (!LEASE.compareAndSet(this, null, begun)) {
			return false;
		}
		this.physical = below;
		if (below != null) {
			below.heldBy(begun.account(), begun.since());
			below.executes(first);
		}
		return true;
	}

	/**
	 * Marks the logical connection as closed: nothing is leased any more.
	 * @return what was leased, or {@link Lease#OVER} if it was closed before
	 */
	@Nullable Lease over() {
		return LEASE.getAndSet(this, Lease.OVER);
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

	/**
	 * What is remembered of the leased connection's own settings.
	 */
	Baseline learned() {
		Baseline known = this.baseline;
		if (known == null) {
			known = new Baseline();
			this.baseline = known;
		}
		return known;
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
		this.pinned = true;
		PhysicalConnection below = this.physical;
		if (below != null) {
			below.taint();
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
		PhysicalConnection below = this.physical;
		if (below != null) {
			if (Footprint.movesSequences(facts)) {
				below.movesSequences(this.lease);
			}
			else if (facts.is(Trait.SESSION_DEPENDENT) && below.tellsSequencesOfOthers(this.lease)) {
				Connection current = current();
				if (current != null) {
					this.source.forgetSequences(current);
				}
				below.movesSequences(null);
			}
		}
	}

	boolean isUnderstood() {
		PhysicalConnection below = this.physical;
		return this.source.isTrusted() && (below == null || !below.isTainted());
	}

	/**
	 * Fences a cancellation, which may come from any thread: until it ends, the leased
	 * connection does not go back.
	 * @return whether there is a leased connection
	 */
	boolean cancellationBegins() {
		CANCELLING.incrementAndGet(this);
		return current() != null;
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
			LockSupport.parkNanos(this, CANCEL_POLL_NANOS);
		}
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

	/**
	 * Where statements are made: below a pool of ours, which is told what it has to know.
	 * @param pooled the leased connection
	 */
	Connection statements(Connection pooled) throws SQLException {
		PhysicalConnection below = this.physical;
		return (below != null && !this.shared && isAbove(below, pooled) && !pooled.isClosed()) ? below.delegate()
				: pooled;
	}

	/**
	 * Whether what is sent through a connection comes to what is below the pool.
	 */
	private static boolean isAbove(@Nullable PhysicalConnection below, Connection pooled) {
		return below != null && pooled instanceof ProxyConnection;
	}

	/**
	 * Lets the pool hear how a statement failed that was not made through it.
	 * @param madeOn what was leased when the statement was made
	 */
	void failed(SQLException failure, @Nullable Connection madeOn) {
		if (madeOn != null && madeOn == current() && isAbove(this.physical, madeOn)) {
			Notice.failed(failure, madeOn);
		}
	}

	void statementMade() {
		this.statements.add();
	}

	void statementMade(LeasedStatement statement) {
		this.statements.add(statement);
	}

	/**
	 * The statements that were made on the physical connection and are not closed.
	 */
	int openStatements() {
		return this.statements.count();
	}

	void statementClosed(LeasedStatement statement) {
		Lease known = this.lease;
		if (known != null && known != Lease.OVER) {
			becomesShared(known);
		}
		this.statements.remove(statement);
		settle();
	}

	/**
	 * Gives the connection back if it may go. The application did not ask for that, so
	 * nothing that fails here is its concern; the pool sees to a broken connection.
	 */
	void settle() {
		Lease known = this.lease;
		if (known == null || known == Lease.OVER || this.pinned || this.shared || this.transaction
				|| this.statements.count() > 0 || this.path.leasing() != Leasing.TRANSACTION) {
			return;
		}
		try {
			if (hasWarnings(known.connection())) {
				// They belong to this connection until the application has read them
				this.pinned = true;
				return;
			}
			PhysicalConnection below = this.physical;
			Baseline before = this.baseline;
			if (LEASE.compareAndSet(this, known, null)) {
				awaitCancellations();
				// What was cancelled may yet hear of it, and keeps its connection; and so
				// does another thread that came by meanwhile
				if (!(this.pinned || this.shared) || !LEASE.compareAndSet(this, null, known)) {
					forget(below, before);
					giveBack(known, below, before, false);
				}
			}
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("Connection of '{}' could not be given back in order", this.path.name(), ex);
		}
	}

	/**
	 * A broken connection cannot tell. It goes back, or the application's next statement
	 * would meet it.
	 */
	private static boolean hasWarnings(Connection connection) {
		try {
			return connection.getWarnings() != null;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Unless another thread has leased again already.
	 */
	private void forget(@Nullable PhysicalConnection below, @Nullable Baseline before) {
		if (this.physical == below) {
			this.physical = null;
		}
		if (this.baseline == before) {
			this.baseline = null;
		}
	}

	/**
	 * Gives the connection back for good: the application closed its own.
	 * @param ended the lease that was taken away
	 */
	void end(Lease ended) throws SQLException {
		awaitCancellations();
		PhysicalConnection below = this.physical;
		Baseline before = this.baseline;
		forget(below, before);
		giveBack(ended, below, before, true);
	}

	/**
	 * Gives a connection back, as it was.
	 * @param last whether statements and a transaction may be open on it
	 */
	private void giveBack(Lease ended, @Nullable PhysicalConnection below, @Nullable Baseline before, boolean last)
			throws SQLException {
		// Also what an earlier borrower changed, if it could not be undone then
		boolean changed = this.path.leasing() == Leasing.TRANSACTION && below != null && below.isTainted();
		if (below != null) {
			below.givenBack();
		}
		try {
			if (last) {
				leave(ended.connection(), below);
			}
			if (before != null || changed) {
				putBack(ended.connection(), before, changed, below);
			}
		}
		finally {
			ended.end();
		}
	}

	/**
	 * Does for what was made below the pool what the pool does for its own.
	 */
	private void leave(Connection connection, @Nullable PhysicalConnection below) {
		closeStatements(connection);
		if (this.transaction && isAbove(below, connection)) {
			Notice.ran(connection);
		}
	}

	private void closeStatements(Connection connection) {
		try {
			this.statements.close(connection);
		}
		catch (SQLException ex) {
			logger.debug("Connection of '{}' is closed, because a statement cannot be", this.path.name(), ex);
			this.source.discard(connection);
		}
		catch (RuntimeException | Error ex) {
			this.source.discard(connection);
			throw ex;
		}
	}

	private void putBack(Connection connection, @Nullable Baseline before, boolean changed,
			@Nullable PhysicalConnection below) {
		if (before != null) {
			restore(before, connection);
		}
		if (changed && this.source.cleanse(connection) && below != null) {
			below.cleansed();
		}
	}

	private void restore(Baseline before, Connection connection) {
		try {
			if (!connection.isClosed()) {
				if (!connection.getAutoCommit()) {
					connection.rollback();
					// Else a transaction would begin with what is put back
					connection.setAutoCommit(true);
				}
				before.restore(connection);
			}
		}
		catch (SQLException ex) {
			logger.debug("Connection of '{}' could not be put back in order and is closed", this.path.name(), ex);
			this.source.discard(connection);
		}
	}

}
