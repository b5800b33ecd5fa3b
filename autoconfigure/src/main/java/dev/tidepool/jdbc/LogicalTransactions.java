package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.util.concurrent.Executor;

import dev.tidepool.jdbc.ConnectionListener.CommitOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The half of a logical connection that knows about transactions and about its own life.
 */
abstract class LogicalTransactions extends LogicalSettings {

	private WriteSet writes = WriteSet.NONE;

	/** The driver's own object was handed out: anything may happen on it. */
	private boolean escaped;

	/** A transaction was controlled by SQL text: its state is not known here. */
	private boolean textTransaction;

	/** It was begun and has not been ended so far, as far as that is known. */
	private boolean textOpen;

	/** The isolation level was changed in a transaction: its own is not known. */
	private boolean otherIsolation;

	LogicalTransactions(QueryPath path, PhysicalSource source) {
		super(path, source);
	}

	/**
	 * What the open transaction wrote so far.
	 */
	public WriteSet writes() {
		return this.writes;
	}

	/**
	 * What the open transaction wrote so far, for more to be added.
	 */
	WriteSet writing() {
		if (this.writes == WriteSet.NONE) {
			this.writes = new WriteSet();
		}
		return this.writes;
	}

	/**
	 * Whether each statement commits by itself, as far as that is known.
	 */
	public boolean autoCommits() {
		return Boolean.TRUE.equals(knownAutoCommit()) && !this.textTransaction;
	}

	/**
	 * Whether everything that was done to the session is understood.
	 */
	public boolean isUnderstood() {
		return !this.escaped && !this.textTransaction && !settings().changesCatalogOrSchema()
				&& tenancy().isUnderstood();
	}

	/**
	 * A text controls the transaction.
	 * @param understood whether it is certain that it does nothing else
	 */
	void controlledByText(boolean understood) {
		this.textTransaction = true;
		this.textOpen |= understood;
	}

	/**
	 * A text ended the transaction.
	 */
	void endedByText() {
		this.textOpen = false;
		this.writes = WriteSet.NONE;
	}

	/**
	 * Whether a transaction that SQL text began in auto-commit may still be open.
	 */
	public boolean leavesTransaction() {
		return this.textOpen && Boolean.TRUE.equals(knownAutoCommit());
	}

	@Override
	public int isolation() {
		return this.otherIsolation ? Session.UNKNOWN_ISOLATION : super.isolation();
	}

	@Override
	public void setTransactionIsolation(int level) throws SQLException {
		if (!tenancy().isInTransaction()) {
			super.setTransactionIsolation(level);
			return;
		}
		// MySQL and MariaDB mean the next transaction then, and H2 commits this one
		this.otherIsolation = true;
		if (this.writes.isEmpty()) {
			super.setTransactionIsolation(level);
			return;
		}
		commit(() -> super.setTransactionIsolation(level));
		writing().addEverything();
	}

	@Override
	public void setAutoCommit(boolean autoCommit) throws SQLException {
		checkOpen();
		Connection current = tenancy().current();
		if (current == null) {
			setting().autoCommit(autoCommit);
			return;
		}
		if (autoCommit && (!this.writes.isEmpty() || Boolean.FALSE.equals(knownAutoCommit()))) {
			// JDBC: switching to auto-commit commits
			commit(() -> current.setAutoCommit(true));
		}
		else {
			current.setAutoCommit(autoCommit);
		}
		setting().autoCommit(autoCommit);
		if (autoCommit) {
			transactionEnded();
		}
	}

	@Override
	public void commit() throws SQLException {
		checkOpen();
		Connection current = tenancy().current();
		if (current == null && !Boolean.FALSE.equals(knownAutoCommit())) {
			current = tenancy().connection();
		}
		if (current != null) {
			commit(current::commit);
			this.textOpen = false;
			transactionEnded();
		}
	}

	private void transactionEnded() {
		this.otherIsolation = false;
		tenancy().transactionEnded();
	}

	private void commit(SqlAction action) throws SQLException {
		CommitOutcome outcome = CommitOutcome.UNKNOWN;
		try {
			path().tell(ConnectionListener::beforeCommit, session());
			action.run();
			outcome = CommitOutcome.COMMITTED;
		}
		catch (SQLException ex) {
			outcome = CommitFailures.outcomeOf(ex);
			throw ex;
		}
		finally {
			CommitOutcome known = outcome;
			path().tell((listener, session) -> listener.afterCommit(session, known), session());
			if (known != CommitOutcome.REFUSED) {
				// SQLite lets a refused one be tried again
				forgetWrites();
			}
		}
	}

	/**
	 * The transaction is over; but what SQL text began in auto-commit a driver may not
	 * know of, and do nothing.
	 */
	private void forgetWrites() {
		this.writes = WriteSet.NONE;
		if (this.textTransaction) {
			writing().addEverything();
		}
	}

	/**
	 * Writes a row through a result set: which table that is, nobody says.
	 */
	void writeRow(SqlAction action) throws SQLException {
		writing().addEverything();
		if (!autoCommits()) {
			tenancy().transactionBegan();
		}
		if (Boolean.FALSE.equals(knownAutoCommit()) && isUnderstood()) {
			action.run();
			return;
		}
		commit(action);
		if (!autoCommits()) {
			// Perhaps it was not committed
			writing().addEverything();
		}
	}

	@Override
	public void rollback() throws SQLException {
		checkOpen();
		Connection current = tenancy().current();
		if (current == null && !Boolean.FALSE.equals(knownAutoCommit())) {
			current = tenancy().connection();
		}
		if (current != null) {
			current.rollback();
			path().tell(ConnectionListener::afterRollback, session());
			forgetWrites();
			this.textOpen = false;
			transactionEnded();
		}
	}

	@Override
	public void rollback(Savepoint savepoint) throws SQLException {
		try {
			physical().rollback(savepoint);
		}
		finally {
			// What was written before the savepoint stays; knowing too much is harmless
			path().tell(ConnectionListener::afterPartialRollback, session());
		}
	}

	@Override
	public Savepoint setSavepoint() throws SQLException {
		return forSavepoint().setSavepoint();
	}

	@Override
	public Savepoint setSavepoint(String name) throws SQLException {
		return forSavepoint().setSavepoint(name);
	}

	/**
	 * In auto-commit, SQLite's driver begins a transaction with it, even if it fails, and
	 * goes on without auto-commit, which no pool undoes.
	 */
	private Connection forSavepoint() throws SQLException {
		Connection connection = physical();
		if (!Boolean.FALSE.equals(knownAutoCommit())) {
			controlledByText(false);
			tenancy().pin();
			// The mode is put back if there is anything to put back
			tenancy().learned();
		}
		tenancy().transactionBegan();
		return connection;
	}

	@Override
	public void releaseSavepoint(Savepoint savepoint) throws SQLException {
		physical().releaseSavepoint(savepoint);
	}

	// Life

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		if (iface.isInstance(this)) {
			return iface.cast(this);
		}
		T unwrapped = delegate().unwrap(iface);
		escape();
		return unwrapped;
	}

	/**
	 * From here on anything may be written at any time, until the connection is closed.
	 */
	void escape() {
		tenancy().taint();
		if (!this.escaped) {
			this.escaped = true;
			writing().addEverything();
			path().tell(ConnectionListener::beforeCommit, session());
		}
	}

	@Override
	public boolean isValid(int timeout) throws SQLException {
		if (isEnded()) {
			return false;
		}
		boolean valid = physical().isValid(timeout);
		tenancy().settle();
		return valid;
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		checkOpen();
		Connection current = tenancy().current();
		return (current != null) ? current.getWarnings() : null;
	}

	@Override
	public void clearWarnings() throws SQLException {
		checkOpen();
		Connection current = tenancy().current();
		if (current != null) {
			current.clearWarnings();
		}
	}

	@Override
	public boolean isClosed() throws SQLException {
		Connection current = tenancy().current();
		return isEnded() || (current != null && current.isClosed());
	}

	@Override
	public void abort(Executor executor) throws SQLException {
		Connection current = tenancy().current();
		if (current != null) {
			current.abort(executor);
		}
		else {
			close();
		}
	}

	@Override
	public void close() throws SQLException {
		Lease last = tenancy().over();
		if (last == Lease.OVER) {
			return;
		}
		try {
			giveBack(last);
		}
		finally {
			if (tenancy().isUsed()) {
				path().tell(ConnectionListener::onClose, session());
			}
		}
	}

	private void giveBack(@Nullable Lease last) throws SQLException {
		if (last != null && leavesTransaction()) {
			// Whoever gets the connection next is in it
			last.taint();
		}
		// A pool rolls back what is open now, but not every data source is a pool: what
		// was written counts as committed, which is harmless if it was not
		boolean pending = this.escaped || !this.writes.isEmpty();
		try {
			if (this.escaped) {
				writing().addEverything();
			}
			else if (pending) {
				path().tell(ConnectionListener::beforeCommit, session());
			}
		}
		finally {
			end(last, pending);
		}
	}

	private void end(@Nullable Lease last, boolean pending) throws SQLException {
		try {
			if (last != null) {
				tenancy().end(last);
			}
		}
		finally {
			if (pending) {
				path().tell((listener, session) -> listener.afterCommit(session, CommitOutcome.COMMITTED), session());
				this.writes = WriteSet.NONE;
			}
		}
	}

	private Session session() {
		return (Session) this;
	}

	/**
	 * Something that may fail in the driver.
	 */
	@FunctionalInterface
	interface SqlAction {

		void run() throws SQLException;

	}

}
