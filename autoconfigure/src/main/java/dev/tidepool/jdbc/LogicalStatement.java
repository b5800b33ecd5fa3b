package dev.tidepool.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the application's hands. The physical one is made when it is needed.
 */
class LogicalStatement extends LeasedStatement {

	private boolean plain;

	/** The driver closes the statement together with its result. */
	private boolean closesOnCompletion;

	private @Nullable Batch batch;

	private @Nullable QueryExecution last;

	/** The rows that an interceptor answered with, until the next execution. */
	private @Nullable ResultSet served;

	/** The application went past the served rows. */
	private boolean servedIsOver;

	private @Nullable LogicalResultSet current;

	LogicalStatement(LogicalConnection connection, StatementMaker<?> maker, boolean plain) {
		super(connection, maker);
		this.plain = plain;
	}

	/**
	 * Stands for a statement that the driver made by itself, of a text that is not known.
	 */
	static LogicalStatement of(Statement theirs, LogicalConnection connection) {
		LogicalStatement made = (theirs instanceof PreparedStatement) ? new LogicalPreparedStatement(connection,
				connection.path().analyze(null), (target, text) -> theirs, false)
				: new LogicalStatement(connection, (target, text) -> theirs, false);
		made.standsFor(theirs);
		return made;
	}

	Bindings bindings() {
		return Bindings.NONE;
	}

	boolean isPlain() {
		return this.plain;
	}

	// Executions

	/**
	 * Runs an execution of this statement on the way of a query.
	 */
	@Nullable Object run(QueryExecution execution) throws SQLException {
		// What a new execution replaces was not completed: the driver closes its own
		forget(!this.closesOnCompletion);
		if (isOver()) {
			refuseIfForeign(execution);
		}
		this.last = execution;
		Object result = connection().path().execute(execution);
		// Rows that an interceptor put around the driver's own are read through it only
		if (result instanceof ResultSet rows && rows != execution.result()) {
			this.served = rows;
		}
		return result;
	}

	@Override
	@Nullable QueryExecution execution() {
		return this.last;
	}

	@Override
	void completed() throws SQLException {
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

	/**
	 * Runs a text. What is known of it goes to the physical statement too, which may not
	 * exist yet.
	 */
	@Override
	public @Nullable Object run(@Nullable String sql, QueryCall call, TextCall how) throws SQLException {
		StatementFacts facts = connection().path().analyze(sql);
		return run(new QueryExecution(this, facts, call, (statement) -> how.on(statement.target(facts))));
	}

	// Batches

	@Override
	public void addBatch(String sql) throws SQLException {
		super.addBatch(sql);
		batched(connection().path().analyze(sql));
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
		super.clearBatch();
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
		ValueWatcher watcher = (execution != null) ? connection().path().watcher(execution) : null;
		return (watcher != null) ? new WatchedResultSet(rows, watcher) : rows;
	}

	@Override
	public @Nullable ResultSet getResultSet() throws SQLException {
		if (this.served != null || this.servedIsOver) {
			return this.served;
		}
		ResultSet rows = super.getResultSet();
		return (rows != null) ? logical(rows) : null;
	}

	@Override
	public ResultSet getGeneratedKeys() throws SQLException {
		return new LogicalResultSet(super.getGeneratedKeys(), this, null);
	}

	@Override
	public int getUpdateCount() throws SQLException {
		return (this.served != null || this.servedIsOver) ? -1 : super.getUpdateCount();
	}

	@Override
	public long getLargeUpdateCount() throws SQLException {
		return (this.served != null || this.servedIsOver) ? -1 : super.getLargeUpdateCount();
	}

	@Override
	public boolean getMoreResults() throws SQLException {
		// Not the same as with a number: PostgreSQL's driver does not complete then
		return !passesServed(true) && super.getMoreResults();
	}

	@Override
	public boolean getMoreResults(int current) throws SQLException {
		// The driver has its own words for a number that means nothing
		boolean known = current == CLOSE_CURRENT_RESULT || current == KEEP_CURRENT_RESULT
				|| current == CLOSE_ALL_RESULTS;
		return !(known && passesServed(current != KEEP_CURRENT_RESULT)) && super.getMoreResults(current);
	}

	/**
	 * Goes past the rows that an interceptor answered with, if there are some.
	 * @param closes whether they are closed
	 * @return whether the driver knows of no results
	 */
	private boolean passesServed(boolean closes) throws SQLException {
		boolean drivers = isTheDrivers();
		if (closes) {
			completed();
		}
		this.served = null;
		this.servedIsOver = !drivers;
		return !drivers;
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
		super.setMaxRows(max);
	}

	@Override
	public void setLargeMaxRows(long max) throws SQLException {
		special();
		super.setLargeMaxRows(max);
	}

	@Override
	public int getMaxRows() throws SQLException {
		return isUntouched() ? 0 : super.getMaxRows();
	}

	@Override
	public int getQueryTimeout() throws SQLException {
		return isUntouched() ? 0 : super.getQueryTimeout();
	}

	/**
	 * Whether the statement was executed without the driver, so that nothing was set at
	 * it. Hibernate asks before it closes a statement, and no connection shall be leased
	 * for that.
	 */
	private boolean isUntouched() {
		return isUnmade() && this.last != null;
	}

	@Override
	public void setMaxFieldSize(int max) throws SQLException {
		special();
		super.setMaxFieldSize(max);
	}

	@Override
	public void setCursorName(String name) throws SQLException {
		special();
		super.setCursorName(name);
	}

	@Override
	public void setEscapeProcessing(boolean enable) throws SQLException {
		special();
		super.setEscapeProcessing(enable);
	}

	@Override
	public void closeOnCompletion() throws SQLException {
		special();
		super.closeOnCompletion();
		this.closesOnCompletion = true;
	}

	void special() {
		this.plain = false;
	}

}
