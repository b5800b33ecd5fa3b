package dev.tidepool.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

import dev.tidepool.jdbc.ConnectionListener.CommitOutcome;
import dev.tidepool.jdbc.delegate.DelegatingConnection;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import dev.tidepool.sql.Trait;
import org.jspecify.annotations.Nullable;

/**
 * The connection in the application's hands. It leases a physical one when the first call
 * needs the database, and gives it back when it is closed.
 */
final class LogicalConnection implements DelegatingConnection, Session {

	private final QueryPath path;

	private final PhysicalSource source;

	private final @Nullable String user;

	private final SessionSettings settings = new SessionSettings();

	private final WriteSet writes = new WriteSet();

	private volatile @Nullable Lease lease;

	private @Nullable PhysicalConnection physical;

	private volatile boolean closed;

	/** The driver's own object was handed out: anything may happen on it. */
	private boolean escaped;

	/** A transaction was controlled by SQL text: its state is not known here. */
	private boolean textTransaction;

	LogicalConnection(QueryPath path, PhysicalSource source, @Nullable String user) {
		this.path = path;
		this.source = source;
		this.user = user;
	}

	QueryPath path() {
		return this.path;
	}

	@Override
	public Connection delegate() throws SQLException {
		return lease(null).connection();
	}

	private Lease lease(@Nullable StatementFacts first) throws SQLException {
		Lease current = this.lease;
		if (current != null) {
			return current;
		}
		if (this.closed) {
			throw new SQLException("Connection is closed");
		}
		Lease begun = this.path.lease(this.source, first);
		PhysicalConnection below;
		try {
			this.settings.applyTo(begun.connection());
			if (this.settings.autoCommit() == null) {
				this.settings.autoCommit(begun.connection().getAutoCommit());
			}
			below = begun.physical();
		}
		catch (SQLException | RuntimeException | Error ex) {
			giveUp(begun, ex);
			throw ex;
		}
		Lease held = install(begun, below);
		if (held != begun) {
			begun.end();
		}
		if (held == null) {
			throw new SQLException("Connection is closed");
		}
		return held;
	}

	private static void giveUp(Lease begun, Throwable reason) {
		try {
			begun.end();
		}
		catch (SQLException | RuntimeException ex) {
			reason.addSuppressed(ex);
		}
	}

	/**
	 * Keeps a lease, unless another thread closed this connection, or leased for it,
	 * while this one waited.
	 * @return the lease in force, or {@code null} if the connection is closed
	 */
	private synchronized @Nullable Lease install(Lease begun, @Nullable PhysicalConnection below) {
		if (this.lease == null && !this.closed) {
			this.physical = below;
			this.lease = begun;
		}
		return this.lease;
	}

	private synchronized boolean markClosed() {
		boolean first = !this.closed;
		this.closed = true;
		return first;
	}

	/**
	 * What is to be known before a statement reaches the driver.
	 */
	void beforeStatement(StatementFacts facts) throws SQLException {
		lease(facts);
		if (facts.is(Trait.SESSION_CHANGING)) {
			taint();
		}
		if (facts.kind() == StatementKind.TRANSACTION) {
			this.textTransaction = true;
		}
		if (!autoCommits() || !isUnderstood()) {
			this.writes.add(facts);
		}
	}

	/**
	 * Notes that the session may now differ from a fresh one, for whoever borrows the
	 * physical connection next, too.
	 */
	private void taint() {
		PhysicalConnection below = this.physical;
		if (below != null) {
			below.taint();
		}
		else {
			this.source.distrust();
		}
	}

	// What the steps ask

	@Override
	public String dataSource() {
		return this.path.name();
	}

	@Override
	public @Nullable String user() {
		return this.user;
	}

	@Override
	public boolean autoCommits() {
		return Boolean.TRUE.equals(knownAutoCommit()) && !this.textTransaction;
	}

	private @Nullable Boolean knownAutoCommit() {
		Boolean known = this.settings.autoCommit();
		return (known != null) ? known : this.source.defaultAutoCommit();
	}

	@Override
	public int isolation() {
		Integer known = this.settings.isolation();
		return (known != null) ? known : this.source.defaultIsolation();
	}

	@Override
	public boolean isUnderstood() {
		PhysicalConnection below = this.physical;
		return !this.escaped && !this.textTransaction && this.source.isTrusted()
				&& (below == null || !below.isTainted());
	}

	@Override
	public WriteSet writes() {
		return this.writes;
	}

	// Statements

	@Override
	public Statement createStatement() throws SQLException {
		checkOpen();
		return new LogicalStatement(this, Connection::createStatement, true);
	}

	@Override
	public Statement createStatement(int type, int concurrency) throws SQLException {
		checkOpen();
		return new LogicalStatement(this, (target) -> target.createStatement(type, concurrency),
				isPlain(type, concurrency));
	}

	@Override
	public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
		checkOpen();
		return new LogicalStatement(this, (target) -> target.createStatement(type, concurrency, holdability), false);
	}

	@Override
	public PreparedStatement prepareStatement(String sql) throws SQLException {
		return prepare(sql, (target) -> target.prepareStatement(sql), true);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
		return prepare(sql, (target) -> target.prepareStatement(sql, type, concurrency), isPlain(type, concurrency));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
			throws SQLException {
		return prepare(sql, (target) -> target.prepareStatement(sql, type, concurrency, holdability), false);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
		return prepare(sql, (target) -> target.prepareStatement(sql, autoGeneratedKeys), false);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
		return prepare(sql, (target) -> target.prepareStatement(sql, columnIndexes), false);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
		return prepare(sql, (target) -> target.prepareStatement(sql, columnNames), false);
	}

	private PreparedStatement prepare(String sql, StatementMaker<PreparedStatement> maker, boolean plain)
			throws SQLException {
		checkOpen();
		StatementFacts facts = this.path.analyze(sql);
		LogicalPreparedStatement statement = new LogicalPreparedStatement(this, facts, maker, plain);
		if (!plain || !this.path.mayAnswer(facts)) {
			statement.delegate();
		}
		return statement;
	}

	@Override
	public CallableStatement prepareCall(String sql) throws SQLException {
		return prepareCall(sql, (target) -> target.prepareCall(sql));
	}

	@Override
	public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
		return prepareCall(sql, (target) -> target.prepareCall(sql, type, concurrency));
	}

	@Override
	public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
		return prepareCall(sql, (target) -> target.prepareCall(sql, type, concurrency, holdability));
	}

	private CallableStatement prepareCall(String sql, StatementMaker<CallableStatement> maker) throws SQLException {
		checkOpen();
		LogicalCallableStatement statement = new LogicalCallableStatement(this, this.path.analyze(sql), maker);
		statement.delegate();
		return statement;
	}

	/**
	 * Makes a physical statement on the leased connection.
	 */
	<S extends Statement> S make(StatementMaker<S> maker, @Nullable StatementFacts first) throws SQLException {
		return maker.make(lease(first).connection());
	}

	private static boolean isPlain(int type, int concurrency) {
		return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
	}

	// Transactions

	@Override
	public void setAutoCommit(boolean autoCommit) throws SQLException {
		checkOpen();
		Lease current = this.lease;
		if (current == null) {
			this.settings.autoCommit(autoCommit);
			return;
		}
		if (autoCommit && !this.writes.isEmpty()) {
			// JDBC: switching to auto-commit commits
			commit(() -> current.connection().setAutoCommit(true));
		}
		else {
			current.connection().setAutoCommit(autoCommit);
		}
		this.settings.autoCommit(autoCommit);
	}

	@Override
	public boolean getAutoCommit() throws SQLException {
		checkOpen();
		Boolean known = knownAutoCommit();
		return (known != null && this.lease == null) ? known : delegate().getAutoCommit();
	}

	@Override
	public void commit() throws SQLException {
		Lease current = this.lease;
		if (current != null) {
			commit(current.connection()::commit);
		}
		else if (mayBeTransactionless()) {
			delegate().commit();
		}
	}

	/**
	 * Whether there may be no transaction to end. The driver has its own answer to that,
	 * whereas a transaction in which nothing was done yet has no connection.
	 */
	private boolean mayBeTransactionless() throws SQLException {
		checkOpen();
		return !Boolean.FALSE.equals(knownAutoCommit());
	}

	private void commit(SqlAction action) throws SQLException {
		CommitOutcome outcome = CommitOutcome.UNKNOWN;
		try {
			this.path.tell((listener) -> listener.beforeCommit(this));
			action.run();
			outcome = CommitOutcome.COMMITTED;
		}
		catch (SQLException ex) {
			outcome = CommitFailures.outcomeOf(ex);
			throw ex;
		}
		finally {
			CommitOutcome known = outcome;
			this.path.tell((listener) -> listener.afterCommit(this, known));
			this.writes.clear();
		}
	}

	@Override
	public void rollback() throws SQLException {
		Lease current = this.lease;
		if (current == null) {
			if (mayBeTransactionless()) {
				delegate().rollback();
			}
			return;
		}
		current.connection().rollback();
		this.path.tell((listener) -> listener.afterRollback(this));
		this.writes.clear();
	}

	@Override
	public void rollback(Savepoint savepoint) throws SQLException {
		// What was written before the savepoint stays; knowing too much is harmless
		delegate().rollback(savepoint);
	}

	// Settings

	@Override
	public void setReadOnly(boolean readOnly) throws SQLException {
		checkOpen();
		Lease current = this.lease;
		if (current != null) {
			current.connection().setReadOnly(readOnly);
		}
		this.settings.readOnly(readOnly);
	}

	@Override
	public boolean isReadOnly() throws SQLException {
		Boolean known = this.settings.readOnly();
		return (known != null && this.lease == null && !this.closed) ? known : delegate().isReadOnly();
	}

	@Override
	public void setTransactionIsolation(int level) throws SQLException {
		checkOpen();
		boolean standard = level == TRANSACTION_READ_UNCOMMITTED || level == TRANSACTION_READ_COMMITTED
				|| level == TRANSACTION_REPEATABLE_READ || level == TRANSACTION_SERIALIZABLE;
		if (this.lease != null || !standard) {
			delegate().setTransactionIsolation(level);
		}
		this.settings.isolation(level);
	}

	@Override
	public int getTransactionIsolation() throws SQLException {
		Integer known = this.settings.isolation();
		return (known != null && this.lease == null && !this.closed) ? known : delegate().getTransactionIsolation();
	}

	@Override
	public void setCatalog(@Nullable String catalog) throws SQLException {
		delegate().setCatalog(catalog);
		taint();
	}

	@Override
	public void setSchema(@Nullable String schema) throws SQLException {
		delegate().setSchema(schema);
		taint();
	}

	@Override
	public void setHoldability(int holdability) throws SQLException {
		delegate().setHoldability(holdability);
		taint();
	}

	@Override
	public void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
		delegate().setTypeMap(map);
		taint();
	}

	@Override
	public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
		DelegatingConnection.super.setClientInfo(name, value);
		taint();
	}

	@Override
	public void setClientInfo(Properties properties) throws SQLClientInfoException {
		DelegatingConnection.super.setClientInfo(properties);
		taint();
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
		taint();
		if (!this.escaped) {
			this.escaped = true;
			this.writes.addEverything();
			this.path.tell((listener) -> listener.beforeCommit(this));
		}
	}

	@Override
	public boolean isValid(int timeout) throws SQLException {
		return !this.closed && delegate().isValid(timeout);
	}

	@Override
	public boolean isClosed() throws SQLException {
		Lease current = this.lease;
		return this.closed || (current != null && current.connection().isClosed());
	}

	@Override
	public void abort(Executor executor) throws SQLException {
		Lease current = this.lease;
		if (current != null) {
			current.connection().abort(executor);
		}
		else {
			close();
		}
	}

	@Override
	public void close() throws SQLException {
		if (!markClosed()) {
			return;
		}
		Lease current = this.lease;
		try {
			if (current != null) {
				end(current);
			}
		}
		finally {
			this.path.tell((listener) -> listener.onClose(this));
		}
	}

	private void end(Lease current) throws SQLException {
		// A pool rolls back what is open now, but not every data source is a pool: what
		// was written counts as committed, which is harmless if it was not
		boolean pending = this.escaped || !this.writes.isEmpty();
		try {
			if (this.escaped) {
				this.writes.addEverything();
			}
			else if (pending) {
				this.path.tell((listener) -> listener.beforeCommit(this));
			}
		}
		finally {
			giveBack(current, pending);
		}
	}

	private void giveBack(Lease current, boolean pending) throws SQLException {
		try {
			current.end();
		}
		finally {
			this.lease = null;
			if (pending) {
				this.path.tell((listener) -> listener.afterCommit(this, CommitOutcome.COMMITTED));
				this.writes.clear();
			}
		}
	}

	private void checkOpen() throws SQLException {
		if (this.closed) {
			throw new SQLException("Connection is closed");
		}
	}

	@Override
	public String toString() {
		return "TidepoolConnection@" + Integer.toHexString(System.identityHashCode(this)) + " of " + this.path.name();
	}

	@FunctionalInterface
	private interface SqlAction {

		void run() throws SQLException;

	}

}
