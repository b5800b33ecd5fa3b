package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.SQLException;

import dev.tidepool.database.Catalogs;
import dev.tidepool.database.SnapshotProof;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryInterceptor.Chain;
import dev.tidepool.jdbc.Session;
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

	private final ReadRules rules;

	Snapshots(TableStamps stamps, Catalogs catalogs, ReadRules rules) {
		this.stamps = stamps;
		this.catalogs = catalogs;
		this.rules = rules;
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
		return (session.attachment(this) instanceof Snapshot known && known.isTaken()) ? known.notBefore : NONE;
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
		Session session = execution.session();
		if (repeatsReads(session)) {
			begun(session);
		}
		// Most sessions never repeat their reads
		return (session.attachment(this) != null) ? proceedInSnapshot(execution, chain) : chain.proceed(execution);
	}

	private @Nullable Object proceedInSnapshot(QueryExecution execution, Chain chain) throws SQLException {
		Session session = execution.session();
		boolean answered = false;
		try {
			Object answer = chain.proceed(execution);
			answered = true;
			return answer;
		}
		finally {
			if (session.attachment(this) instanceof Snapshot known) {
				ended(execution, known, answered);
			}
		}
	}

	private void ended(QueryExecution execution, Snapshot snapshot, boolean answered) {
		// After a deadlock the database has rolled back everything
		if (!answered || !this.rules.keepsSnapshot(execution)) {
			snapshot.lost();
		}
		if (answered && !snapshot.isTaken() && repeatsReads(execution.session())) {
			SnapshotProof proof = this.rules.snapshotProof(this.catalogs.of(execution.session()), execution.facts());
			switch (proof) {
				case ANSWER -> snapshot.taken = true;
				case ROW -> snapshot.witness = execution;
				case NONE -> {
				}
			}
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

	/**
	 * MySQL and MariaDB take another snapshot after the way back to a savepoint from
	 * before the first one.
	 */
	@Override
	public void afterPartialRollback(Session session) {
		if (session.attachment(this) instanceof Snapshot known) {
			known.lost();
		}
	}

	private void renew(Session session) {
		if (session.attachment(this) instanceof Snapshot known) {
			known.lost();
			known.notBefore = this.stamps.now();
		}
		else if (repeatsReads(session)) {
			session.attach(this, new Snapshot(this.stamps.now()));
		}
	}

	private static final class Snapshot {

		private long notBefore;

		private boolean taken;

		/** The first row of its answer will prove that the snapshot was taken. */
		private @Nullable QueryExecution witness;

		Snapshot(long notBefore) {
			this.notBefore = notBefore;
		}

		boolean isTaken() {
			QueryExecution known = this.witness;
			if (known != null && known.rows() > 0) {
				this.taken = true;
				this.witness = null;
			}
			return this.taken;
		}

		/**
		 * There may be another one from now on.
		 */
		void lost() {
			this.taken = false;
			this.witness = null;
		}

	}

}
