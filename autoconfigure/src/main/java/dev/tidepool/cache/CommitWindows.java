package dev.tidepool.cache;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import dev.tidepool.cache.WriteEffect.Scope;
import dev.tidepool.database.Catalog;
import dev.tidepool.database.Catalogs;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.QueryCall;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryInterceptor.Chain;
import dev.tidepool.jdbc.Session;
import dev.tidepool.jdbc.WriteSet;
import dev.tidepool.sql.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Opens a window around everything that may make writes visible: commits, and statements
 * that commit by themselves. Thread-safe; the windows of one session belong to its
 * thread.
 */
final class CommitWindows implements ConnectionListener {

	private final TableStamps stamps;

	private final Catalogs catalogs;

	/** The innermost open window of each session that has one. */
	private final Map<Session, CommitWindow> open = new ConcurrentHashMap<>();

	/** Sessions whose transaction changed what its text does not name in full. */
	private final Map<Session, Boolean> unbounded = new ConcurrentHashMap<>();

	/** What is known of transactions that SQL text controls. */
	private final TextTransactions texts = new TextTransactions();

	private final InvalidationListeners listeners;

	private final LongAdder localWrites = new LongAdder();

	private final LongAdder opaqueWrites = new LongAdder();

	CommitWindows(TableStamps stamps, Catalogs catalogs, InvalidationListeners listeners) {
		this.listeners = listeners;
		this.stamps = stamps;
		this.catalogs = catalogs;
	}

	long localWrites() {
		return this.localWrites.sum();
	}

	long opaqueWrites() {
		return this.opaqueWrites.sum();
	}

	// Statements

	@Nullable Object proceed(QueryExecution execution, Chain chain, WriteEffect effect) throws SQLException {
		Session session = execution.session();
		TableStamp[] written = writtenBy(execution, effect, session);
		if (written == null) {
			return proceedInTransaction(execution, chain, effect, session);
		}
		boolean unknown = false;
		boolean alone = session.autoCommits();
		if (effect.changesSchema()) {
			this.catalogs.forget();
		}
		CommitWindow window = this.stamps.open(written);
		try {
			Object answer = chain.proceed(execution);
			if (effect.scope() == Scope.END) {
				this.unbounded.remove(session);
			}
			return answer;
		}
		catch (SQLException | RuntimeException | Error ex) {
			unknown = WriteFailures.isUnknown(execution);
			throw ex;
		}
		finally {
			if (effect.changesSchema()) {
				this.catalogs.forget();
			}
			if (!unknown && isLate(execution)) {
				hold(session, window);
			}
			else {
				end(window, unknown);
			}
			if (effect.mayBegin() && alone) {
				this.texts.mayHaveBegun(session);
			}
			if (effect.scope() == Scope.EVERYTHING && !session.autoCommits()) {
				// Where it did not commit by itself, the commit makes it visible
				this.unbounded.put(session, Boolean.TRUE);
			}
		}
	}

	/**
	 * Whether a statement that commits by itself may do so only when its rows were read,
	 * or those of one before it: SQLite has them all in one transaction.
	 */
	private boolean isLate(QueryExecution execution) {
		Catalog catalog = this.catalogs.of(execution.session());
		return (catalog == Catalog.UNKNOWN || catalog.sharesTransactions())
				&& (execution.facts().is(Trait.RETURNING) || this.open.containsKey(execution.session()));
	}

	/**
	 * Keeps a window open until the session is closed.
	 */
	private void hold(Session session, CommitWindow window) {
		CommitWindow held = this.open.get(session);
		if (held != null && held.holdsAll(window)) {
			end(window, false);
			return;
		}
		this.open.put(session, new CommitWindow(window.tables(), held));
		tell(window.tables());
	}

	private @Nullable Object proceedInTransaction(QueryExecution execution, Chain chain, WriteEffect effect,
			Session session) throws SQLException {
		try {
			return chain.proceed(execution);
		}
		finally {
			// A connection may turn out to be in auto-commit only when it is there
			if (effect.scope() == Scope.TABLES && session.autoCommits()) {
				TableStamp[] changed = stampsOf(session, effect.written());
				this.stamps.touch(changed);
				tell(changed);
			}
		}
	}

	/**
	 * What the execution itself may make visible to others.
	 * @return the stamps, or {@code null} if there is nothing
	 */
	private TableStamp @Nullable [] writtenBy(QueryExecution execution, WriteEffect effect, Session session) {
		boolean mixed = execution.call() == QueryCall.BATCH && isMixed(execution);
		if (effect.scope() == Scope.EVERYTHING || (mixed && execution.writes().isEverything())) {
			return everything();
		}
		if (TextTransactions.controls(effect.scope())) {
			return committedBy(session, effect.scope());
		}
		boolean pending = !session.writes().isEmpty();
		if (pending && (effect.scope() == Scope.MAY_COMMIT || mixed)) {
			return everything();
		}
		if (!commitsItself(session, pending)) {
			return null;
		}
		if (mixed) {
			return stampsOf(session, execution.writes());
		}
		if (effect.scope() == Scope.TABLES) {
			return stampsOf(session, effect.written());
		}
		return null;
	}

	/**
	 * What becomes visible to others with a statement that controls the transaction.
	 */
	private TableStamp @Nullable [] committedBy(Session session, Scope scope) {
		if (!this.texts.isKnown(session, scope)) {
			return everything();
		}
		if (!TextTransactions.mayCommit(session, scope)) {
			return null;
		}
		return this.unbounded.containsKey(session) ? everything() : stampsOf(session, session.writes());
	}

	private TableStamp[] everything() {
		this.opaqueWrites.increment();
		return this.stamps.everything();
	}

	/**
	 * A batch of texts, of which only the first is known one by one.
	 */
	private static boolean isMixed(QueryExecution execution) {
		return !(execution.statement() instanceof java.sql.PreparedStatement);
	}

	/**
	 * Whether a write of the session is, or may be, committed by its statement: in
	 * auto-commit, and where the mode is not known yet, or no longer.
	 */
	private static boolean commitsItself(Session session, boolean pending) {
		return session.autoCommits() || !session.isUnderstood()
				|| (!pending && session.isolation() == Session.UNKNOWN_ISOLATION);
	}

	private TableStamp @Nullable [] stampsOf(Session session, WriteSet writes) {
		if (writes.isEverything()) {
			return everything();
		}
		if (writes.isEmpty()) {
			return null;
		}
		return stampsOf(session, writes.tables());
	}

	private TableStamp[] stampsOf(Session session, Set<String> written) {
		@Nullable Set<String> changed = this.catalogs.of(session).writes(written);
		if (changed == null) {
			return everything();
		}
		this.localWrites.increment();
		return this.stamps.tables(changed);
	}

	private void end(CommitWindow window, boolean unknown) {
		if (unknown) {
			this.stamps.abandon(window);
		}
		else {
			this.stamps.close(window);
		}
		tell(window.tables());
	}

	private void tell(TableStamp[] changed) {
		boolean everything = changed.length > 0 && changed[0].name() == null;
		this.listeners.tell(changed, everything ? InvalidationOrigin.OPAQUE : InvalidationOrigin.LOCAL_WRITE);
	}

	// Transactions

	@Override
	public void beforeCommit(Session session) {
		TableStamp[] written;
		if (this.unbounded.containsKey(session)) {
			written = everything();
		}
		else {
			written = stampsOf(session, session.writes());
		}
		CommitWindow outer = this.open.get(session);
		if (written != null || outer != null) {
			// An empty one keeps the order where there is one around it
			this.open.put(session, this.stamps.open((written != null) ? written : new TableStamp[0], outer));
		}
	}

	@Override
	public void afterCommit(Session session, CommitOutcome outcome) {
		if (this.unbounded.remove(session) != null || session.writes().isEverything()) {
			this.catalogs.forget();
		}
		CommitWindow window = this.open.get(session);
		if (window == null) {
			return;
		}
		CommitWindow outer = window.outer();
		if (outer != null) {
			this.open.put(session, outer);
		}
		else {
			this.open.remove(session);
		}
		end(window, outcome == CommitOutcome.UNKNOWN);
	}

	@Override
	public void afterRollback(Session session) {
		this.unbounded.remove(session);
	}

	@Override
	public void onClose(Session session) {
		if (session.leavesTransaction()) {
			this.texts.mayHaveBegun(session);
		}
		if (this.unbounded.isEmpty() && this.open.isEmpty()) {
			// Nearly always: a look-up would have to give the session a hash code first
			return;
		}
		this.unbounded.remove(session);
		// What was held, and what an event was lost of on the way
		CommitWindow window = this.open.remove(session);
		while (window != null) {
			end(window, false);
			window = window.outer();
		}
	}

}
