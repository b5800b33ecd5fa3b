package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.SQLException;

import dev.tidepool.database.Catalogs;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryInterceptor.Chain;
import dev.tidepool.jdbc.Session;
import dev.tidepool.sql.StatementKind;
import org.jspecify.annotations.Nullable;

/**
 * Which moment a transaction sees that repeats its reads. The database takes its snapshot
 * at some statement; what is known here is a time before it, and whether it was taken.
 * Until then a hit would show a moment that the snapshot need not be of. Thread-safe;
 * what belongs to a session belongs to its thread.
 */
final class Snapshots implements ConnectionListener {

	private static final long NONE = -1;

	private final TableStamps stamps;

	private final Catalogs catalogs;

	Snapshots(TableStamps stamps, Catalogs catalogs) {
		this.stamps = stamps;
		this.catalogs = catalogs;
	}

	static boolean repeatsReads(Session session) {
		return session.isolation() == Connection.TRANSACTION_REPEATABLE_READ && !session.autoCommits();
	}

	/**
	 * The last logical time up to which the session may be shown changes.
	 */
	long horizon(Session session) {
		if (!repeatsReads(session)) {
			return Long.MAX_VALUE;
		}
		return (session.attachment(this) instanceof Snapshot known && known.taken) ? known.notBefore : NONE;
	}

	/**
	 * The logical time since which a change may be missing in what the session reads now.
	 */
	long stamp(Session session) {
		if (!repeatsReads(session)) {
			return this.stamps.now();
		}
		Snapshot known = begun(session);
		return (known != null) ? known.notBefore : NONE;
	}

	/**
	 * What is known of the session's snapshot. Without a connection to the database it
	 * has none yet.
	 */
	private @Nullable Snapshot begun(Session session) {
		if (session.attachment(this) instanceof Snapshot known) {
			return known;
		}
		if (session.isLeased()) {
			return null;
		}
		Snapshot fresh = new Snapshot(this.stamps.now());
		session.attach(this, fresh);
		return fresh;
	}

	/**
	 * Lets an execution reach the database.
	 */
	@Nullable Object proceed(QueryExecution execution, Chain chain) throws SQLException {
		before(execution.session());
		Object answer = chain.proceed(execution);
		answered(execution);
		return answer;
	}

	/**
	 * A statement is about to reach the database.
	 */
	void before(Session session) {
		if (repeatsReads(session)) {
			begun(session);
		}
	}

	/**
	 * The database answered a statement.
	 */
	void answered(QueryExecution execution) {
		Session session = execution.session();
		if (repeatsReads(session) && execution.facts().kind() == StatementKind.SELECT
				&& session.attachment(this) instanceof Snapshot known && !known.taken) {
			known.taken = this.catalogs.of(session).readsFixSnapshot();
		}
	}

	@Override
	public void afterCommit(Session session, CommitOutcome outcome) {
		renew(session);
	}

	@Override
	public void afterRollback(Session session) {
		renew(session);
	}

	private void renew(Session session) {
		if (session.attachment(this) instanceof Snapshot known) {
			known.taken = false;
			known.notBefore = this.stamps.now();
		}
		else if (repeatsReads(session)) {
			session.attach(this, new Snapshot(this.stamps.now()));
		}
	}

	private static final class Snapshot {

		private long notBefore;

		private boolean taken;

		Snapshot(long notBefore) {
			this.notBefore = notBefore;
		}

	}

}
