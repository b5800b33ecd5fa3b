package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import dev.tidepool.jdbc.QueryInterceptor.Chain;
import dev.tidepool.sql.StatementAnalyzer;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The way of a query for one data source: what is the same for all its connections.
 * Immutable and thread-safe.
 */
public final class QueryPath {

	private final String name;

	private final StatementAnalyzer analyzer;

	private final QueryInterceptor[] interceptors;

	private final QueryListener[] queryListeners;

	/** Those of them that hear of hits. */
	private final QueryListener[] hitListeners;

	private final RowListener[] rowListeners;

	/** The first of them: there is one feature that looks at values. */
	private final @Nullable ValueListener valueListener;

	private final ConnectionListener[] connectionListeners;

	private final Lessor lessor;

	private final Faults faults;

	private final Chain chain;

	private final CoarseClock clock;

	private final Leasing leasing;

	/** Whether executions may go untimed. */
	private final boolean estimates;

	/** Keeps the pace of each statement. */
	private final Object pacer = new Object();

	/**
	 * Lay out the way.
	 * @param name the resolved name of the data source
	 * @param shared what all data sources share
	 * @param features what the features contribute for this data source
	 */
	public QueryPath(String name, Shared shared, Features features) {
		this.name = name;
		this.analyzer = shared.analyzer();
		this.faults = shared.faults();
		this.interceptors = features.interceptors().toArray(QueryInterceptor[]::new);
		this.queryListeners = features.queryListeners().toArray(QueryListener[]::new);
		this.hitListeners = Stream.of(this.queryListeners)
			.filter(QueryListener::hearsOfHits)
			.toArray(QueryListener[]::new);
		this.rowListeners = Stream.of(this.queryListeners)
			.filter(RowListener.class::isInstance)
			.toArray(RowListener[]::new);
		this.valueListener = (ValueListener) Stream.of(this.queryListeners)
			.filter(ValueListener.class::isInstance)
			.findFirst()
			.orElse(null);
		this.connectionListeners = features.connectionListeners().toArray(ConnectionListener[]::new);
		this.lessor = new Lessor(features.admission(), shared.ledger(), this.faults, shared.clock());
		this.leasing = features.leasing();
		this.estimates = this.leasing == Leasing.TRANSACTION
				&& Stream.of(this.queryListeners).allMatch(QueryListener::takesEstimates);
		Chain last = QueryExecution::callDriver;
		for (int i = this.interceptors.length - 1; i >= 0; i--) {
			last = new GuardedStep(this.interceptors[i], last, this.faults);
		}
		this.chain = last;
		this.clock = shared.clock();
	}

	/**
	 * Return the resolved name of the data source.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Opens a logical connection. Nothing is borrowed yet.
	 * @param source where the physical connection will come from
	 * @param user the user that was asked for, or {@code null}
	 */
	Connection open(PhysicalSource source, @Nullable String user) {
		return new LogicalConnection(this, source, user);
	}

	Lessor lessor() {
		return this.lessor;
	}

	Faults faults() {
		return this.faults;
	}

	Leasing leasing() {
		return this.leasing;
	}

	/**
	 * What is known of a text; the driver has its own words for one that is missing.
	 */
	StatementFacts analyze(@Nullable String sql) {
		return this.analyzer.analyze((sql != null) ? sql : "");
	}

	/**
	 * What is known of how long a statement takes, or {@code null} if each execution is
	 * to be timed: where somebody needs that, where a connection is kept from one
	 * statement to the next, and where so few are executed that the clock stands.
	 */
	@Nullable Pace pace(StatementFacts facts) {
		return (this.estimates && facts.isPlainQuery() && this.clock.isMoving()) ? Pace.of(facts, this.pacer) : null;
	}

	boolean makesEstimates() {
		return this.estimates;
	}

	boolean mayAnswer(StatementFacts facts) {
		for (QueryInterceptor interceptor : this.interceptors) {
			try {
				if (interceptor.mayAnswer(facts)) {
					return true;
				}
			}
			catch (RuntimeException | Error ex) {
				throwIfMeant(contain(interceptor, ex, null));
			}
		}
		return false;
	}

	/**
	 * Executes: around all steps, which are themselves around the driver, the execution
	 * is timed and listeners hear of it, whether it failed or not, and of the time to get
	 * a connection too.
	 */
	@Nullable Object execute(QueryExecution execution) throws SQLException {
		execution.begun(this.clock);
		try {
			return this.chain.proceed(execution);
		}
		finally {
			executed(execution);
		}
	}

	private void executed(QueryExecution execution) {
		QueryExecution.Source source = execution.source();
		// A hit takes little longer than a look at the clock
		if (source == QueryExecution.Source.DATABASE) {
			execution.ended(this.clock);
		}
		DeliberateException meant = null;
		boolean hit = source == QueryExecution.Source.FIRST_LEVEL;
		for (QueryListener listener : hit ? this.hitListeners : this.queryListeners) {
			try {
				listener.onQuery(execution);
			}
			catch (RuntimeException | Error ex) {
				meant = contain(listener, ex, meant);
			}
		}
		throwIfMeant(meant);
	}

	@Nullable ValueWatcher watcher(QueryExecution execution) {
		ValueListener listener = this.valueListener;
		if (listener == null) {
			return null;
		}
		try {
			return listener.watch(execution);
		}
		catch (RuntimeException | Error ex) {
			throwIfMeant(contain(listener, ex, null));
			return null;
		}
	}

	void rowsRead(QueryExecution execution, long rows) {
		DeliberateException meant = null;
		for (RowListener listener : this.rowListeners) {
			try {
				listener.onRows(execution, rows);
			}
			catch (RuntimeException | Error ex) {
				meant = contain(listener, ex, meant);
			}
		}
		throwIfMeant(meant);
	}

	/**
	 * Tells all connection listeners something, whatever one of them throws.
	 */
	void tell(ConnectionEvent event, Session session) {
		DeliberateException meant = null;
		for (ConnectionListener listener : this.connectionListeners) {
			try {
				event.tell(listener, session);
			}
			catch (RuntimeException | Error ex) {
				meant = contain(listener, ex, meant);
			}
		}
		throwIfMeant(meant);
	}

	/**
	 * Contains a fault.
	 * @return what is to reach the application once everyone has been told
	 */
	private @Nullable DeliberateException contain(Object place, Throwable thrown, @Nullable DeliberateException meant) {
		if (thrown instanceof DeliberateException deliberate) {
			return (meant != null) ? meant : deliberate;
		}
		if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
			throw (VirtualMachineError) thrown;
		}
		this.faults.report(place, thrown);
		return meant;
	}

	private static void throwIfMeant(@Nullable DeliberateException meant) {
		if (meant != null) {
			throw meant;
		}
	}

	/**
	 * Something that connection listeners are told.
	 */
	@FunctionalInterface
	interface ConnectionEvent {

		void tell(ConnectionListener listener, Session session);

	}

	/**
	 * What all data sources of an application share.
	 *
	 * @param analyzer reads SQL texts
	 * @param ledger knows which thread holds connections
	 * @param faults contains what goes wrong in Tidepool itself
	 * @param clock tells about when an execution begins
	 */
	public record Shared(StatementAnalyzer analyzer, LeaseLedger ledger, Faults faults,
			CoarseClock clock) implements AutoCloseable {

		/**
		 * With a clock of its own.
		 * @param analyzer reads SQL texts
		 * @param ledger knows which thread holds connections
		 * @param faults contains what goes wrong in Tidepool itself
		 */
		public Shared(StatementAnalyzer analyzer, LeaseLedger ledger, Faults faults) {
			this(analyzer, ledger, faults, new CoarseClock());
		}

		/**
		 * Create fresh ones.
		 */
		public Shared() {
			this(new StatementAnalyzer(), new LeaseLedger(), new Faults());
		}

		/**
		 * Ends the threads of its parts.
		 */
		@Override
		public void close() {
			this.analyzer.close();
			this.clock.close();
		}

	}

	/**
	 * What the features contribute for one data source.
	 *
	 * @param interceptors the steps before the driver, in order
	 * @param queryListeners hear of executions
	 * @param connectionListeners hear of connections and transactions
	 * @param admission decides when a physical connection may be taken
	 * @param leasing for how long it is kept
	 */
	public record Features(List<QueryInterceptor> interceptors, List<QueryListener> queryListeners,
			List<ConnectionListener> connectionListeners, Admission admission, Leasing leasing) {

		/** Nothing but the way itself. */
		public static final Features NONE = new Features(List.of(), List.of(), List.of(), Admission.OPEN);

		/**
		 * With connections kept until they are closed.
		 * @param interceptors the steps before the driver, in order
		 * @param queryListeners hear of executions
		 * @param connectionListeners hear of connections and transactions
		 * @param admission decides when a physical connection may be taken
		 */
		public Features(List<QueryInterceptor> interceptors, List<QueryListener> queryListeners,
				List<ConnectionListener> connectionListeners, Admission admission) {
			this(interceptors, queryListeners, connectionListeners, admission, Leasing.CONNECTION);
		}

	}

}
