package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import dev.tidepool.jdbc.delegate.DelegatingConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the database, below the pool. It remembers for as long as it lives
 * whether something was done to its session that is not understood, because a pool does
 * not undo such things.
 */
final class PhysicalConnection implements DelegatingConnection {

	private static final AtomicReferenceFieldUpdater<PhysicalConnection, @Nullable Tenancy> HOLDER = AtomicReferenceFieldUpdater
		.newUpdater(PhysicalConnection.class, Tenancy.class, "holder");

	private final Connection connection;

	private final PhysicalDataSource owner;

	private final long opened = System.nanoTime();

	private volatile boolean tainted;

	private volatile @Nullable CloseReason reason;

	private volatile @Nullable Tenancy holder;

	/** During which lease sequences were moved last. */
	private @Nullable Lease movedSequences;

	private boolean closed;

	PhysicalConnection(Connection connection, PhysicalDataSource owner) {
		this.connection = connection;
		this.owner = owner;
	}

	@Override
	public Connection delegate() {
		return this.connection;
	}

	/**
	 * Notes that the session may differ from a fresh one in ways that are not understood.
	 */
	void taint() {
		this.tainted = true;
	}

	/**
	 * Notes that the session is as it was when the connection was opened.
	 */
	void cleansed() {
		this.tainted = false;
	}

	boolean isTainted() {
		return this.tainted;
	}

	/**
	 * Notes that sequences are moved, of which the session will tell.
	 */
	void movesSequences(@Nullable Lease during) {
		this.movedSequences = during;
	}

	/**
	 * Whether the session would tell what was done to sequences during another lease.
	 */
	boolean tellsSequencesOfOthers(@Nullable Lease during) {
		return this.movedSequences != null && this.movedSequences != during;
	}

	/**
	 * Notes who has the connection from now on, if anybody. Whoever looks may see that a
	 * little later: no fence needed, and this is the hot path.
	 */
	void heldBy(@Nullable Tenancy holder) {
		HOLDER.lazySet(this, holder);
	}

	/**
	 * Who has the connection; to be asked by any thread.
	 */
	@Nullable Holder holder(long now) {
		Tenancy known = this.holder;
		return (known != null) ? known.holder(this, now) : null;
	}

	/**
	 * Notes why the connection is about to be closed, unless that is known already.
	 */
	void closesFor(CloseReason reason) {
		if (this.reason == null) {
			this.reason = reason;
		}
	}

	/**
	 * When it was opened, on the clock of {@link System#nanoTime}.
	 */
	long opened() {
		return this.opened;
	}

	@Override
	public boolean isValid(int timeout) throws SQLException {
		boolean valid = false;
		try {
			valid = this.connection.isValid(timeout);
			return valid;
		}
		finally {
			if (!valid) {
				closesFor(CloseReason.BROKEN);
			}
		}
	}

	@Override
	public void close() throws SQLException {
		try {
			if (isLost()) {
				closesFor(CloseReason.BROKEN);
			}
			this.connection.close();
		}
		finally {
			closed();
		}
	}

	private boolean isLost() {
		try {
			return this.connection.isClosed();
		}
		catch (SQLException | RuntimeException ex) {
			return true;
		}
	}

	@Override
	public void abort(Executor executor) throws SQLException {
		closesFor(CloseReason.BROKEN);
		try {
			this.connection.abort(executor);
		}
		finally {
			closed();
		}
	}

	private void closed() {
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.closed = true;
		}
		this.owner.closed(this, this.reason);
	}

	/**
	 * The driver's: the pool's log messages show it.
	 */
	@Override
	public String toString() {
		return this.connection.toString();
	}

}
