package dev.tidepool.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import org.jspecify.annotations.Nullable;

/**
 * One execution on its way through the chain. Confined to the executing thread until it
 * is finished.
 */
public final class QueryExecution {

	private final LogicalStatement statement;

	private final StatementFacts facts;

	private final QueryCall call;

	private final DriverCall driver;

	private Source source = Source.DATABASE;

	private long startNanos;

	/** The approximate clock's, when this began. */
	private int startStep;

	private long nanos;

	/** How long such executions take, if that may speak for this one. */
	private @Nullable Pace pace;

	private boolean untimed;

	private long rows;

	private boolean read;

	private final @Nullable Batch batch;

	private boolean sent;

	private boolean done;

	private @Nullable Object result;

	private @Nullable Throwable failure;

	QueryExecution(LogicalStatement statement, StatementFacts facts, QueryCall call, DriverCall driver) {
		this.statement = statement;
		this.facts = facts;
		this.call = call;
		this.driver = driver;
		this.batch = null;
	}

	QueryExecution(LogicalStatement statement, Batch batch, DriverCall driver) {
		this.statement = statement;
		this.facts = batch.first();
		this.call = QueryCall.BATCH;
		this.driver = driver;
		this.batch = batch;
	}

	/**
	 * Return what is known of the statement; for a batch of several texts, of the first.
	 * @return the facts
	 */
	public StatementFacts facts() {
		return this.facts;
	}

	/**
	 * Return the JDBC call.
	 * @return the call
	 */
	public QueryCall call() {
		return this.call;
	}

	/**
	 * Return the session on which the statement runs.
	 * @return the session
	 */
	public Session session() {
		return this.statement.connection();
	}

	/**
	 * Return the application's statement, for result sets that are made for it.
	 * @return the logical statement
	 */
	public Statement statement() {
		return this.statement;
	}

	/**
	 * Return the bound values.
	 * @return the bindings, empty for a statement without parameters
	 */
	public Bindings bindings() {
		return this.statement.bindings();
	}

	/**
	 * Whether the statement was made to yield plain forward-only, read-only rows, with no
	 * setting that changes what the application would get.
	 * @return {@code true} if nothing special was asked for
	 */
	public boolean isPlain() {
		return this.statement.isPlain();
	}

	/**
	 * Return the number of statements in the batch.
	 * @return the size, 0 if this is no batch
	 */
	public int batchSize() {
		return (this.batch != null) ? this.batch.size() : 0;
	}

	/**
	 * Return what this execution may write.
	 * @return a set of its own
	 */
	public WriteSet writes() {
		WriteSet writes = new WriteSet();
		addTo(writes);
		return writes;
	}

	private void addTo(WriteSet writes) {
		if (this.batch == null) {
			writes.add(this.facts);
			return;
		}
		boolean controls = false;
		for (StatementFacts each : this.batch.statements()) {
			writes.add(each);
			controls |= each.kind() == StatementKind.TRANSACTION;
		}
		if (this.batch.isOverflowed() || controls) {
			// In between, what was written before may have been committed
			writes.addEverything();
		}
	}

	/**
	 * Return where the answer came from.
	 * @return the source
	 */
	public Source source() {
		return this.source;
	}

	/**
	 * States that the answer did not come from the database.
	 * @param source where it came from
	 */
	public void answeredBy(Source source) {
		this.source = source;
	}

	/**
	 * Return how long the execution took, in nanoseconds: waiting for a connection,
	 * execution and round trips, without reading the rows. Known to listeners.
	 * @return nanoseconds; 0 if a cache answered, and an estimate if this was not
	 * {@linkplain #isTimed() timed}
	 */
	public long nanos() {
		return this.nanos;
	}

	/**
	 * Whether it was timed. Executions in auto-commit that take microseconds, a thousand
	 * of the same text in a row, are not all of them from then on, unless somebody who
	 * listens {@linkplain QueryListener#takesEstimates() needs that}: the clock would
	 * take a good part of their time. Known to listeners.
	 * @return {@code false} if its time is an estimate, of less than ten microseconds
	 */
	public boolean isTimed() {
		return !this.untimed;
	}

	/**
	 * Return how much of that passed before the session had a connection, in nanoseconds.
	 * Known to listeners.
	 * @return nanoseconds; 0 if it had one already
	 */
	public long acquireNanos() {
		if (!this.sent) {
			return this.nanos;
		}
		if (this.untimed) {
			return 0;
		}
		Lease lease = this.statement.connection().tenancy().peek();
		long leased = (lease != null) ? lease.since() : this.startNanos;
		return Math.max(0, Math.min(this.nanos, leased - this.startNanos));
	}

	/**
	 * Return how many rows the application read so far of what the database yielded.
	 * @return the count
	 */
	public long rows() {
		return this.rows;
	}

	/**
	 * Whether the application stands at a row of the result, with more to come.
	 * @return {@code false} before the first row and after the last
	 */
	public boolean isReading() {
		return this.rows > 0 && !this.read;
	}

	/**
	 * Whether the application is through with the result, and every statement that it
	 * executes from now on has nothing to do with reading it.
	 * @return {@code true} once the last row was passed or the result was closed
	 */
	public boolean isRead() {
		return this.read;
	}

	/**
	 * Return what the execution threw.
	 * @return the failure, or {@code null} if there was none
	 */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Whether the database may know of the execution: what failed before, for lack of a
	 * connection for instance, did nothing.
	 * @return {@code true} once the driver was called
	 */
	public boolean isSent() {
		return this.sent;
	}

	/**
	 * Return the result, once there is one.
	 * @return the result, or {@code null}
	 */
	public @Nullable Object result() {
		return this.result;
	}

	/**
	 * Return when the execution ended. Known to listeners.
	 * @return a moment of {@link System#nanoTime()}
	 */
	public long endNanos() {
		return this.startNanos + this.nanos;
	}

	/**
	 * Return when the execution began. Spares an interceptor a look at the clock: until
	 * the driver is called it is known to within {@link CoarseClock#STEP_NANOS}, from
	 * then on exactly, unless the execution is one of those that need not be
	 * {@linkplain #isTimed() timed}.
	 * @return a moment of {@link System#nanoTime()}
	 */
	public long startNanos() {
		return this.startNanos;
	}

	void begun(CoarseClock clock) {
		this.startNanos = clock.now();
		this.startStep = clock.steps();
	}

	void ended(CoarseClock clock) {
		Pace known = this.pace;
		if (known != null && this.untimed && !clock.sawLong(this.startNanos, this.startStep)) {
			this.nanos = known.nanos();
			return;
		}
		this.untimed = false;
		this.nanos = System.nanoTime() - this.startNanos;
		if (known != null && (this.failure == null || this.nanos >= Pace.QUICK_NANOS)) {
			known.took(this.nanos);
		}
	}

	void rowRead() {
		this.rows++;
	}

	void read() {
		this.read = true;
	}

	boolean isDone() {
		return this.done;
	}

	/**
	 * Hears what the driver says of an execution that it is known to refuse.
	 */
	void refused() throws SQLException {
		this.driver.call(this.statement);
	}

	/**
	 * The end of the chain. The outcome is kept so that a fault of an interceptor on the
	 * way back cannot lose it.
	 */
	@Nullable Object callDriver() throws SQLException {
		LogicalConnection connection = this.statement.connection();
		time(connection);
		try {
			announce(connection);
			Lease lease = connection.tenancy().peek();
			if (lease != null && !this.untimed) {
				lease.executing(this.startNanos, this.pace);
			}
			this.sent = true;
			Object answer = this.driver.call(this.statement);
			if (!this.facts.isPlainQuery() && this.batch == null) {
				this.statement.connection().afterStatement(this.facts);
			}
			if (answer instanceof ResultSet rows) {
				answer = this.statement.logical(rows);
			}
			this.result = answer;
			return answer;
		}
		catch (SQLException | RuntimeException | Error ex) {
			this.failure = ex;
			if (ex instanceof SQLException failed) {
				this.statement.failed(failed);
			}
			throw ex;
		}
		finally {
			this.done = true;
		}
	}

	/**
	 * Looks at the clock, unless that is not worth its while.
	 */
	private void time(LogicalConnection connection) {
		Pace known = (this.batch == null) ? connection.pace(this.facts) : null;
		this.pace = known;
		Lease lease = connection.tenancy().peek();
		this.untimed = known != null && lease != null && lease.skipsTiming(known, this.startStep);
		if (!this.untimed) {
			this.startNanos = System.nanoTime();
		}
	}

	private void announce(LogicalConnection connection) throws SQLException {
		if (this.batch == null) {
			connection.beforeStatement(this.facts);
			return;
		}
		for (StatementFacts each : this.batch.statements()) {
			connection.beforeStatement(each);
		}
		if (this.batch.isOverflowed()) {
			connection.writing().addEverything();
		}
	}

	/**
	 * Where an answer came from.
	 */
	public enum Source {

		/** The database. */
		DATABASE("db"),

		/** The cache on this node. */
		FIRST_LEVEL("l1"),

		/** The cache that nodes share. */
		SECOND_LEVEL("l2");

		private final String tag;

		Source(String tag) {
			this.tag = tag;
		}

		/**
		 * Return the short name that meters use.
		 * @return the tag value
		 */
		public String tag() {
			return this.tag;
		}

	}

}
