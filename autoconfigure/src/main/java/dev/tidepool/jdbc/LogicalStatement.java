package dev.tidepool.jdbc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the application's hands. The physical one is made when it is needed.
 */
class LogicalStatement implements TextExecutions {

	private static final AtomicReferenceFieldUpdater<LogicalStatement, @Nullable Statement> PHYSICAL = AtomicReferenceFieldUpdater
		.newUpdater(LogicalStatement.class, Statement.class, "physical");

	private static final VarHandle CLOSED = closedHandle();

	private final LogicalConnection connection;

	private final StatementMaker<?> maker;

	private boolean plain;

	/** The driver closes the statement together with its result. */
	private boolean closesOnCompletion;

	/** A query timeout was set. */
	private boolean timed;

	private volatile @Nullable Statement physical;

	private volatile boolean closed;

	private @Nullable Batch batch;

	private @Nullable QueryExecution last;

	/** The rows that an interceptor answered with, until the next execution. */
	private @Nullable ResultSet served;

	/** The application went past the served rows. */
	private boolean servedIsOver;

	private @Nullable LogicalResultSet current;

	/** What was leased when the physical statement was made. */
	private @Nullable Connection madeOn;

	/** The pool does not know of the physical statement. */
	private boolean belowPool;

	/** The one before it among the open ones of the connection. */
	private @Nullable LogicalStatement older;

	LogicalStatement(LogicalConnection connection, StatementMaker<?> maker, boolean plain) {
		this.connection = connection;
		this.maker = maker;
		this.plain = plain;
	}

	/**
	 * Stands for a statement that the driver made by itself, of a text that is not known.
	 */
	static LogicalStatement of(Statement theirs, LogicalConnection connection) {
		LogicalStatement made = (theirs instanceof PreparedStatement) ? new LogicalPreparedStatement(connection,
				connection.path().analyze(null), (target, text) -> theirs, false)
				: new LogicalStatement(connection, (target, text) -> theirs, false);
		made.madeOn = connection.tenancy().current();
		PHYSICAL.lazySet(made, theirs);
		connection.tenancy().statementMade();
		return made;
	}

	private static VarHandle closedHandle() {
		try {
			return MethodHandles.lookup().findVarHandle(LogicalStatement.class, "closed", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	LogicalConnection connection() {
		return this.connection;
	}

	Bindings bindings() {
		return Bindings.NONE;
	}

	boolean isPlain() {
		return this.plain;
	}

	/**
	 * What is known of the statement before it is executed.
	 */
	@Nullable StatementFacts preparedFacts() {
		return null;
	}

	@Override
	public Statement delegate() throws SQLException {
		Statement known = this.physical;
		if (known == null) {
			known = materialise(preparedFacts());
		}
		return known;
	}

	private Statement materialise(@Nullable StatementFacts first) throws SQLException {
		if (this.closed) {
			throw new SQLException("Statement is closed");
		}
		Statement made = this.connection.make(this.maker, this, first);
		// Others must see a complete statement, not see it at once: no fence needed
		PHYSICAL.lazySet(this, made);
		materialised(made);
		return made;
	}

	void materialised(Statement made) throws SQLException {
	}

	boolean isMaterialised() {
		return this.physical != null;
	}

	// Executions

	@Nullable Object run(StatementFacts facts, QueryCall call, DriverCall driver) throws SQLException {
		return run(new QueryExecution(this, facts, call, driver));
	}

	private @Nullable Object run(QueryExecution execution) throws SQLException {
		// What a new execution replaces was not completed: the driver closes its own
		forget(!this.closesOnCompletion);
		if (this.closed || this.connection.isEnded()) {
			refuseIfForeign(execution);
		}
		this.last = execution;
		Object result = this.connection.path().execute(execution);
		// Rows that an interceptor put around the driver's own are read through it only
		if (result instanceof ResultSet rows && rows != execution.result()) {
			this.served = rows;
		}
		return result;
	}

	/**
	 * A closed statement is refused in the driver's own words. SQLite's driver runs it
	 * all the same, which it must not once somebody else may have its connection.
	 */
	private void refuseIfForeign(QueryExecution execution) throws SQLException {
		Statement known = delegate();
		if (this.connection.isOn(this.madeOn)) {
			return;
		}
		try {
			known.getMaxRows();
			if (known instanceof PreparedStatement prepared) {
				prepared.clearParameters();
			}
		}
		catch (SQLException ex) {
			execution.refused();
			throw failed(ex);
		}
		throw new SQLException("Statement is closed");
	}

	private void forget() throws SQLException {
		forget(true);
	}

	private void forget(boolean completed) throws SQLException {
		this.current = null;
		this.servedIsOver = false;
		ResultSet rows = this.served;
		if (rows != null) {
			this.served = null;
			if (completed) {
				rows.close();
			}
		}
	}

	private Statement target(StatementFacts facts) throws SQLException {
		Statement known = this.physical;
		return (known != null) ? known : materialise(facts);
	}

	ResultSet query(StatementFacts facts, DriverCall driver) throws SQLException {
		return (ResultSet) Objects.requireNonNull(run(facts, QueryCall.QUERY, driver));
	}

	boolean execute(StatementFacts facts, DriverCall driver) throws SQLException {
		return TextExecutions.isRows(run(facts, QueryCall.EXECUTE, driver));
	}

	int update(StatementFacts facts, DriverCall driver) throws SQLException {
		return TextExecutions.count(run(facts, QueryCall.UPDATE, driver));
	}

	long largeUpdate(StatementFacts facts, DriverCall driver) throws SQLException {
		return TextExecutions.largeCount(run(facts, QueryCall.UPDATE, driver));
	}

	/**
	 * Runs a text. What is known of it goes to the physical statement too, which may not
	 * exist yet.
	 */
	@Override
	public @Nullable Object run(@Nullable String sql, QueryCall call, TextCall how) throws SQLException {
		StatementFacts facts = this.connection.path().analyze(sql);
		return run(facts, call, (statement) -> how.on(statement.target(facts)));
	}

	// Batches

	@Override
	public void addBatch(String sql) throws SQLException {
		TextExecutions.super.addBatch(sql);
		batched(this.connection.path().analyze(sql));
	}

	void batched(StatementFacts facts) {
		Batch known = this.batch;
		if (known == null) {
			known = new Batch();
			this.batch = known;
		}
		known.add(facts);
	}

	@Override
	public void clearBatch() throws SQLException {
		TextExecutions.super.clearBatch();
		this.batch = null;
	}

	@Override
	public int[] executeBatch() throws SQLException {
		return (int[]) Objects.requireNonNull(runBatch((statement) -> statement.delegate().executeBatch()));
	}

	@Override
	public long[] executeLargeBatch() throws SQLException {
		return (long[]) Objects.requireNonNull(runBatch((statement) -> statement.delegate().executeLargeBatch()));
	}

	private @Nullable Object runBatch(DriverCall driver) throws SQLException {
		Batch statements = this.batch;
		this.batch = null;
		if (statements == null) {
			return callAside(driver);
		}
		return run(new QueryExecution(this, statements, driver));
	}

	/**
	 * Has the driver say what it makes of a batch of nothing.
	 */
	private @Nullable Object callAside(DriverCall driver) throws SQLException {
		try {
			return driver.call(this);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	// Results

	ResultSet logical(ResultSet rows) {
		LogicalResultSet known = this.current;
		if (known != null && known.physical() == rows) {
			return known;
		}
		known = new LogicalResultSet(watched(rows), this, this.last);
		this.current = known;
		return known;
	}

	private ResultSet watched(ResultSet rows) {
		QueryExecution execution = this.last;
		ValueWatcher watcher = (execution != null) ? this.connection.path().watcher(execution) : null;
		return (watcher != null) ? new WatchedResultSet(rows, watcher) : rows;
	}

	@Override
	public @Nullable ResultSet getResultSet() throws SQLException {
		if (this.served != null || this.servedIsOver) {
			return this.served;
		}
		ResultSet rows = TextExecutions.super.getResultSet();
		return (rows != null) ? logical(rows) : null;
	}

	@Override
	public ResultSet getGeneratedKeys() throws SQLException {
		return new LogicalResultSet(TextExecutions.super.getGeneratedKeys(), this, null);
	}

	@Override
	public int getUpdateCount() throws SQLException {
		return (this.served != null || this.servedIsOver) ? -1 : TextExecutions.super.getUpdateCount();
	}

	@Override
	public long getLargeUpdateCount() throws SQLException {
		return (this.served != null || this.servedIsOver) ? -1 : TextExecutions.super.getLargeUpdateCount();
	}

	@Override
	public boolean getMoreResults() throws SQLException {
		return getMoreResults(CLOSE_CURRENT_RESULT);
	}

	@Override
	public boolean getMoreResults(int current) throws SQLException {
		// The driver has its own words for a number that means nothing
		boolean known = current == CLOSE_CURRENT_RESULT || current == KEEP_CURRENT_RESULT
				|| current == CLOSE_ALL_RESULTS;
		boolean drivers = !known || isTheDrivers();
		if (known && current != KEEP_CURRENT_RESULT) {
			forget();
		}
		if (drivers) {
			if (known) {
				this.served = null;
			}
			return (current != CLOSE_CURRENT_RESULT) ? TextExecutions.super.getMoreResults(current)
					: TextExecutions.super.getMoreResults();
		}
		this.served = null;
		this.servedIsOver = true;
		return false;
	}

	/**
	 * Whether the driver knows of the results, be they read through an interceptor's rows
	 * or not.
	 */
	private boolean isTheDrivers() {
		if (this.served == null) {
			return !this.servedIsOver;
		}
		QueryExecution execution = this.last;
		return execution != null && execution.result() != null;
	}

	// Settings that change what comes back

	@Override
	public void setMaxRows(int max) throws SQLException {
		special();
		TextExecutions.super.setMaxRows(max);
	}

	@Override
	public void setLargeMaxRows(long max) throws SQLException {
		special();
		TextExecutions.super.setLargeMaxRows(max);
	}

	@Override
	public int getMaxRows() throws SQLException {
		return isUntouched() ? 0 : TextExecutions.super.getMaxRows();
	}

	@Override
	public int getQueryTimeout() throws SQLException {
		return isUntouched() ? 0 : TextExecutions.super.getQueryTimeout();
	}

	/**
	 * Whether the statement was executed without the driver, so that nothing was set at
	 * it. Hibernate asks before it closes a statement, and no connection shall be leased
	 * for that.
	 */
	private boolean isUntouched() {
		return this.physical == null && this.last != null && !this.closed;
	}

	@Override
	public void setMaxFieldSize(int max) throws SQLException {
		special();
		TextExecutions.super.setMaxFieldSize(max);
	}

	@Override
	public void setQueryTimeout(int seconds) throws SQLException {
		TextExecutions.super.setQueryTimeout(seconds);
		this.timed = seconds != 0;
	}

	@Override
	public void setCursorName(String name) throws SQLException {
		special();
		TextExecutions.super.setCursorName(name);
	}

	@Override
	public void setEscapeProcessing(boolean enable) throws SQLException {
		special();
		TextExecutions.super.setEscapeProcessing(enable);
	}

	@Override
	public void closeOnCompletion() throws SQLException {
		special();
		TextExecutions.super.closeOnCompletion();
		this.closesOnCompletion = true;
	}

	void special() {
		this.plain = false;
	}

	// Life

	@Override
	public @Nullable Connection getConnection() throws SQLException {
		Statement known = this.physical;
		if (known == null || this.belowPool) {
			return this.connection;
		}
		// The driver decides whether the question is allowed, on a closed statement
		return (known.getConnection() != null) ? this.connection : null;
	}

	/**
	 * A cancellation never reaches a connection that another borrower has by then,
	 * because giving back waits for it and the connection is kept until the application
	 * gives up its own.
	 */
	@Override
	public void cancel() throws SQLException {
		Tenancy tenancy = this.connection.tenancy();
		boolean leased = tenancy.cancellationBegins();
		try {
			Statement known = this.physical;
			if (leased && known != null && !this.closed) {
				tenancy.pin();
				TextExecutions.super.cancel();
			}
		}
		finally {
			tenancy.cancellationEnds();
		}
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		if (iface.isInstance(this)) {
			return iface.cast(this);
		}
		T unwrapped = delegate().unwrap(iface);
		this.connection.escape();
		return unwrapped;
	}

	@Override
	public boolean isClosed() throws SQLException {
		Statement known = this.physical;
		return (known != null) ? TextExecutions.super.isClosed() : this.closed || this.connection.isClosed();
	}

	@Override
	public void close() throws SQLException {
		boolean open = !this.closed;
		// A cancellation in another thread is fenced by the lease: no fence needed
		CLOSED.setRelease(this, true);
		try {
			forget();
		}
		finally {
			closePhysical(open);
		}
	}

	/**
	 * Some drivers keep the timeout of a statement with the session, for whoever borrows
	 * it next.
	 */
	private void resetTimeout(Statement known) {
		if (!this.timed) {
			return;
		}
		this.timed = false;
		try {
			known.setQueryTimeout(0);
		}
		catch (SQLException ex) {
			// Closed already: then its connection is, too, or is kept
			this.connection.keep();
		}
	}

	private void closePhysical(boolean open) throws SQLException {
		Statement known = this.physical;
		if (known != null && open) {
			try {
				resetTimeout(known);
				TextExecutions.super.close();
			}
			finally {
				this.connection.statementClosed(this);
			}
		}
	}

	// Among the open ones of the connection

	void madeOn(Connection pooled, boolean belowPool) {
		this.madeOn = pooled;
		this.belowPool = belowPool;
	}

	/**
	 * Whether the physical statement is none of the pool's.
	 */
	boolean isBelowPool() {
		return this.belowPool;
	}

	@Override
	public SQLException failed(SQLException failure) {
		if (this.belowPool) {
			this.connection.tenancy().failed(failure, this.madeOn);
		}
		return failure;
	}

	@Nullable LogicalStatement older() {
		return this.older;
	}

	void follows(@Nullable LogicalStatement older) {
		this.older = older;
	}

	/**
	 * The application closed the connection first. A pool closes the statements of its
	 * own.
	 */
	void closeWithConnection() throws SQLException {
		Statement known = this.physical;
		if (known != null && this.belowPool) {
			known.close();
		}
	}

	/**
	 * With the driver's own words for it: some drivers show the text with what is bound.
	 */
	@Override
	public String toString() {
		Statement known = this.physical;
		StatementFacts facts = preparedFacts();
		String text = (known != null) ? known.toString() : (facts != null) ? facts.sql() : "nothing yet";
		return "TidepoolStatement@" + Integer.toHexString(System.identityHashCode(this)) + " wrapping " + text;
	}

}
