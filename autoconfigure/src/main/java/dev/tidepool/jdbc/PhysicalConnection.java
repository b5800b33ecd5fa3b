package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.Executor;

import dev.tidepool.jdbc.delegate.DelegatingConnection;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the database, below the pool. It remembers for as long as it lives
 * whether something was done to its session that is not understood, because a pool does
 * not undo such things.
 */
final class PhysicalConnection implements DelegatingConnection {

	private final Connection connection;

	private final PhysicalDataSource owner;

	private final long opened = System.nanoTime();

	private volatile boolean tainted;

	private volatile @Nullable CloseReason reason;

	/**
	 * Who has the connection, or had it last, since when and for what. Written by whoever
	 * has it; whoever looks may see that a little later: no fence needed, and this is the
	 * hot path. What is written anew each time are numbers: a reference to a young object
	 * would cost the collector of garbage.
	 */
	private @Nullable LeaseAccount holder;

	private boolean held;

	private long since;

	private @Nullable StatementFacts statement;

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
	 * Notes who has the connection from now on.
	 */
	void heldBy(LeaseAccount holder, long since) {
		if (this.holder != holder) {
			this.holder = holder;
		}
		this.since = since;
		this.held = true;
	}

	/**
	 * Notes for what the holder needs the connection.
	 */
	void executes(@Nullable StatementFacts statement) {
		if (this.statement != statement) {
			this.statement = statement;
		}
	}

	/**
	 * Notes that nobody has the connection any more.
	 */
	void givenBack() {
		this.held = false;
	}

	/**
	 * Who has the connection; to be asked by any thread.
	 */
	@Nullable Holder holder(long now) {
		LeaseAccount known = this.holder;
		StatementFacts statement = this.statement;
		return (this.held && known != null) ? new Holder(known.name(), Math.max(0, now - this.since) / 1e6,
				(statement != null) ? statement.template().text() : null) : null;
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
	public void rollback(Savepoint savepoint) throws SQLException {
		if (savepoint instanceof Notice notice) {
			notice.arrive();
			return;
		}
		this.connection.rollback(savepoint);
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
