package dev.tidepool.jdbc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The half of a logical statement that knows the physical one, which is made when it is
 * needed, and about its own life.
 */
abstract class LeasedStatement implements TextExecutions {

	private static final AtomicReferenceFieldUpdater<LeasedStatement, @Nullable Statement> PHYSICAL = AtomicReferenceFieldUpdater
		.newUpdater(LeasedStatement.class, Statement.class, "physical");

	private static final VarHandle CLOSED = closedHandle();

	private final LogicalConnection connection;

	private final StatementMaker<?> maker;

	/** A query timeout was set. */
	private boolean timed;

	private volatile @Nullable Statement physical;

	private volatile boolean closed;

	/** What was leased when the physical statement was made. */
	private @Nullable Lease madeOn;

	/** The pool does not know of the physical statement. */
	private boolean belowPool;

	/** The one before it among the open ones of the connection. */
	private @Nullable LeasedStatement older;

	LeasedStatement(LogicalConnection connection, StatementMaker<?> maker) {
		this.connection = connection;
		this.maker = maker;
	}

	private static VarHandle closedHandle() {
		try {
			return MethodHandles.lookup().findVarHandle(LeasedStatement.class, "closed", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	LogicalConnection connection() {
		return this.connection;
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

	/**
	 * Makes the physical statement now. {@link #delegate()} would, too; but where it does
	 * so all the time, the just-in-time compiler puts all that belongs to it into every
	 * call that asks for the statement.
	 */
	void make() throws SQLException {
		materialise(preparedFacts());
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

	Statement target(StatementFacts facts) throws SQLException {
		Statement known = this.physical;
		return (known != null) ? known : materialise(facts);
	}

	/**
	 * Stands for a statement that the driver made by itself.
	 */
	void standsFor(Statement theirs) {
		this.madeOn = this.connection.tenancy().held();
		PHYSICAL.lazySet(this, theirs);
		this.connection.tenancy().statementMade();
	}

	/**
	 * A closed statement is refused in the driver's own words. Some drivers would use
	 * their connection all the same, which must not be once somebody else may have it.
	 * @param execution what is refused, if it is an execution
	 */
	void refuseIfForeign(@Nullable QueryExecution execution) throws SQLException {
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
			if (execution != null) {
				execution.refused();
			}
			throw failed(ex);
		}
		throw new SQLException("Statement is closed");
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
	public void setQueryTimeout(int seconds) throws SQLException {
		TextExecutions.super.setQueryTimeout(seconds);
		this.timed = seconds != 0;
	}

	/**
	 * Whether the statement is closed, or its connection.
	 */
	boolean isOver() {
		return this.closed || this.connection.isEnded();
	}

	/**
	 * Whether nothing was set at the statement because there was none.
	 */
	boolean isUnmade() {
		return this.physical == null && !this.closed;
	}

	@Override
	public void close() throws SQLException {
		boolean open = !this.closed;
		// A cancellation in another thread is fenced by the lease: no fence needed
		CLOSED.setRelease(this, true);
		try {
			completed();
		}
		finally {
			closePhysical(open);
		}
	}

	/**
	 * The last execution, if there was one.
	 */
	abstract @Nullable QueryExecution execution();

	/**
	 * The application is through with the results.
	 */
	abstract void completed() throws SQLException;

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

	void madeOn(Lease lease, boolean belowPool) {
		this.madeOn = lease;
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

	@Nullable LeasedStatement older() {
		return this.older;
	}

	void follows(@Nullable LeasedStatement older) {
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
