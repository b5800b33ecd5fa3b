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
		current = this.path.lease(this.source, first);
		try {
			this.settings.applyTo(current.connection());
			if (this.settings.autoCommit() == null) {
				this.settings.autoCommit(current.connection().getAutoCommit());
			}
		}
		catch (SQLException | RuntimeException | Error ex) {
			current.end();
			throw ex;
		}
		this.physical = current.physical();
		this.lease = current;
		return current;
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
		Boolean known = this.settings.autoCommit();
		if (known == null) {
			known = this.source.defaultAutoCommit();
		}
		return known != null && known && !this.textTransaction;
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
		Boolean known = this.settings.autoCommit();
		if (known == null && this.lease == null) {
			known = this.source.defaultAutoCommit();
		}
		return (known != null && this.lease == null) ? known : delegate().getAutoCommit();
	}

	@Override
	public void commit() throws SQLException {
		Lease current = this.lease;
		if (current != null) {
			commit(current.connection()::commit);
		}
		else if (!Boolean.FALSE.equals(this.settings.autoCommit())) {
			delegate().commit();
		}
		else {
			checkOpen();
		}
	}

	private void commit(SqlAction action) throws SQLException {
		CommitOutcome outcome = CommitOutcome.UNKNOWN;
		this.path.tell((listener) -> listener.beforeCommit(this));
		try {
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
			if (!Boolean.FALSE.equals(this.settings.autoCommit())) {
				delegate().rollback();
			}
			checkOpen();
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
		if (this.closed) {
			return;
		}
		this.closed = true;
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
		if (pending) {
			if (this.escaped) {
				this.writes.addEverything();
			}
			else {
				this.path.tell((listener) -> listener.beforeCommit(this));
			}
		}
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
