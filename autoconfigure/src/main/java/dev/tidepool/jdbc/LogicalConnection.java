package dev.tidepool.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import dev.tidepool.sql.Trait;
import org.jspecify.annotations.Nullable;

/**
 * The connection in the application's hands. It leases a physical one when the first call
 * needs the database. What is not written here or in {@link LogicalTransactions} goes to
 * the physical connection as it is, and keeps it: nothing is known of what that leaves
 * behind.
 */
final class LogicalConnection extends LogicalTransactions implements Session {

	private final @Nullable String user;

	/** Most sessions have no more than one attachment. */
	private @Nullable Object firstOwner;

	private @Nullable Object firstAttachment;

	private @Nullable Attachment others;

	LogicalConnection(QueryPath path, PhysicalSource source, @Nullable String user) {
		super(path, source);
		this.user = user;
	}

	/**
	 * What is to be known before a statement reaches the driver.
	 */
	void beforeStatement(StatementFacts facts) throws SQLException {
		tenancy().leaseFor(facts);
		boolean alone = autoCommits();
		if (!facts.isPlainQuery()) {
			prepareFor(facts, alone);
		}
		if (!alone) {
			tenancy().transactionBegan();
		}
	}

	/**
	 * Notes what a statement does beyond reading.
	 */
	private void prepareFor(StatementFacts facts, boolean autoCommit) {
		tenancy().beforeStatement(facts);
		if (!Footprint.isClean(facts, autoCommit)) {
			tenancy().pin();
		}
		if (facts.kind() == StatementKind.TRANSACTION && (autoCommit || !facts.is(Trait.SAVEPOINT))) {
			controlledByText(!facts.is(Trait.OPAQUE));
		}
		if ((!autoCommit || !isUnderstood()) && WriteSet.isWrite(facts)) {
			writing().add(facts);
		}
	}

	/**
	 * What is to be known after a statement that the database accepted.
	 */
	void afterStatement(StatementFacts facts) {
		if (facts.is(Trait.TRANSACTION_END) && !facts.is(Trait.SAVEPOINT) && !facts.is(Trait.OPAQUE)) {
			endedByText();
		}
	}

	/**
	 * What is known of how long a statement takes that is a transaction of its own, or
	 * {@code null} if each execution is to be timed.
	 */
	@Nullable Pace pace(StatementFacts facts) {
		return autoCommits() ? path().pace(facts) : null;
	}

	// What the steps ask

	@Override
	public String dataSource() {
		return path().name();
	}

	@Override
	public @Nullable String user() {
		return this.user;
	}

	@Override
	public boolean isLeased() {
		return tenancy().isLeased();
	}

	@Override
	public boolean isAlone(Statement statement) {
		int own = (statement instanceof LogicalStatement logical && logical.isMaterialised()) ? 1 : 0;
		return tenancy().hasNoMoreThan(own);
	}

	@Override
	public @Nullable QueryExecution reading() {
		return tenancy().reading();
	}

	@Override
	public boolean isThreadLeasing() {
		return path().lessor().isThreadLeasing();
	}

	@Override
	public boolean hasIdlePermit() {
		return path().lessor().hasIdlePermit();
	}

	@Override
	public ConnectionSource another() {
		QueryPath path = path();
		PhysicalSource source = source();
		String user = this.user;
		return () -> path.open(source, user);
	}

	@Override
	public @Nullable Object attachment(Object owner) {
		if (this.firstOwner == owner) {
			return this.firstAttachment;
		}
		Attachment known = other(owner);
		return (known != null) ? known.value : null;
	}

	@Override
	public void attach(Object owner, @Nullable Object value) {
		if (this.firstOwner == null || this.firstOwner == owner) {
			this.firstOwner = owner;
			this.firstAttachment = value;
			return;
		}
		Attachment known = other(owner);
		if (known == null) {
			known = new Attachment(owner, this.others);
			this.others = known;
		}
		known.value = value;
	}

	private @Nullable Attachment other(Object owner) {
		Attachment each = this.others;
		while (each != null && each.owner != owner) {
			each = each.next;
		}
		return each;
	}

	@Override
	public DatabaseMetaData getMetaData() throws SQLException {
		DatabaseMetaData metaData = delegate().getMetaData();
		// It makes statements of its own, and nobody hears when they are closed
		tenancy().statementMade();
		return new LogicalMetaData(metaData, this);
	}

	// Statements

	@Override
	public Statement createStatement() throws SQLException {
		return create((target, text) -> target.createStatement(), true);
	}

	@Override
	public Statement createStatement(int type, int concurrency) throws SQLException {
		return create((target, text) -> target.createStatement(type, concurrency), isPlain(type, concurrency));
	}

	@Override
	public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
		return create((target, text) -> target.createStatement(type, concurrency, holdability), false);
	}

	/**
	 * What is special about a statement may be refused, by the driver and at once.
	 */
	private Statement create(StatementMaker<?> maker, boolean plain) throws SQLException {
		if (isClosed()) {
			throw new SQLException("Connection is closed");
		}
		LogicalStatement statement = new LogicalStatement(this, maker, plain);
		if (!plain) {
			statement.make();
		}
		return statement;
	}

	@Override
	public PreparedStatement prepareStatement(String sql) throws SQLException {
		// One maker for all of them; but the driver has its own words for a missing text
		return prepare(sql,
				(sql != null) ? Connection::prepareStatement : (target, text) -> target.prepareStatement(sql), true);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
		return prepare(sql, (target, text) -> target.prepareStatement(sql, type, concurrency),
				isPlain(type, concurrency));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
			throws SQLException {
		return prepare(sql, (target, text) -> target.prepareStatement(sql, type, concurrency, holdability), false);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
		return prepare(sql, (target, text) -> target.prepareStatement(sql, autoGeneratedKeys), false);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
		return prepare(sql, (target, text) -> target.prepareStatement(sql, columnIndexes), false);
	}

	@Override
	public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
		return prepare(sql, (target, text) -> target.prepareStatement(sql, columnNames), false);
	}

	private PreparedStatement prepare(String sql, StatementMaker<PreparedStatement> maker, boolean plain)
			throws SQLException {
		checkOpen();
		StatementFacts facts = path().analyze(sql);
		LogicalPreparedStatement statement = new LogicalPreparedStatement(this, facts, maker, plain);
		if (!plain || !path().mayAnswer(facts)) {
			statement.make();
		}
		return statement;
	}

	@Override
	public CallableStatement prepareCall(String sql) throws SQLException {
		return prepareCall(sql, (target, text) -> target.prepareCall(sql));
	}

	@Override
	public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
		return prepareCall(sql, (target, text) -> target.prepareCall(sql, type, concurrency));
	}

	@Override
	public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
		return prepareCall(sql, (target, text) -> target.prepareCall(sql, type, concurrency, holdability));
	}

	private CallableStatement prepareCall(String sql, StatementMaker<CallableStatement> maker) throws SQLException {
		checkOpen();
		LogicalCallableStatement statement = new LogicalCallableStatement(this, path().analyze(sql), maker);
		statement.make();
		return statement;
	}

	/**
	 * Makes a physical statement on the leased connection.
	 */
	<S extends Statement> S make(StatementMaker<S> maker, LeasedStatement statement, @Nullable StatementFacts first)
			throws SQLException {
		checkOpen();
		Tenancy tenancy = tenancy();
		Lease lease = tenancy.lease(first);
		Connection target = tenancy.isShared() ? lease.connection() : lease.statements();
		try {
			StatementFacts prepared = statement.preparedFacts();
			S made = maker.make(target, (prepared != null) ? prepared.sql() : "");
			statement.madeOn(lease, target != lease.connection());
			tenancy.statementMade(statement);
			return made;
		}
		catch (SQLException | RuntimeException | Error ex) {
			if (ex instanceof SQLException failure) {
				tenancy.failed(failure, lease);
			}
			tenancy.settle();
			throw ex;
		}
	}

	/**
	 * Whether statements of a connection may run now.
	 * @param madeOn what was leased when the statement was made
	 */
	boolean isOn(@Nullable Lease madeOn) {
		Lease current = tenancy().held();
		return current != null && (path().leasing() == Leasing.CONNECTION || current == madeOn);
	}

	/**
	 * Keeps the physical connection until this one is closed.
	 */
	void keep() {
		tenancy().pin();
	}

	void statementClosed(LeasedStatement statement) {
		tenancy().statementClosed(statement);
	}

	private static boolean isPlain(int type, int concurrency) {
		return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
	}

	@Override
	public String toString() {
		Lease current = tenancy().peek();
		return "TidepoolConnection@" + Integer.toHexString(System.identityHashCode(this)) + " of " + path().name()
				+ ((current != null) ? " wrapping " + current.connection() : "");
	}

	private static final class Attachment {

		private final Object owner;

		private final @Nullable Attachment next;

		private @Nullable Object value;

		Attachment(Object owner, @Nullable Attachment next) {
			this.owner = owner;
			this.next = next;
		}

	}

}
