package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

import dev.tidepool.cache.Dependencies.Closure;
import dev.tidepool.database.Catalog;
import dev.tidepool.database.SnapshotProof;
import dev.tidepool.jdbc.QueryCall;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.Session;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import dev.tidepool.sql.Trait;
import org.jspecify.annotations.Nullable;

/**
 * What a session may be given from the cache, and what of its reads may be kept for
 * others: by its isolation level and by what it wrote. Nothing else decides that, so that
 * tests can break each rule and see that it is missed. Thread-safe.
 */
class ReadRules {

	/**
	 * Why a session can neither be given the results of a statement nor leave them
	 * behind.
	 * @param statement the statement, which is of that session
	 * @return the reason, or {@code null} if there is none
	 */
	@Nullable BypassReason refusal(Session session, Statement statement, Closure closure) {
		if (!session.isUnderstood()) {
			return BypassReason.SESSION;
		}
		if (!(closure.catalog().sharesTransactions() ? session.autoCommits() && session.isAlone(statement)
				: isServed(session))) {
			return BypassReason.ISOLATION;
		}
		return hidesOwnWrites(session, closure) ? BypassReason.OWN_WRITES : null;
	}

	/**
	 * Whether sessions of that kind take part. A serializable transaction needs the locks
	 * that its reads take.
	 */
	private static boolean isServed(Session session) {
		return switch (session.isolation()) {
			case Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED,
					Connection.TRANSACTION_REPEATABLE_READ ->
				true;
			default -> false;
		};
	}

	/**
	 * Whether the transaction wrote what only it can see yet.
	 */
	boolean hidesOwnWrites(Session session, Closure closure) {
		return closure.readsAny(session.writes());
	}

	/**
	 * Whether what a session reads may be kept for others: not if it may see what nobody
	 * committed.
	 */
	boolean isKept(Session session) {
		return session.isolation() != Connection.TRANSACTION_READ_UNCOMMITTED;
	}

	/**
	 * What proves that the query of a transaction that repeats its reads fixed its
	 * snapshot.
	 */
	SnapshotProof snapshotProof(Catalog catalog, StatementFacts query) {
		return (query.kind() == StatementKind.SELECT) ? catalog.snapshotProof(query) : SnapshotProof.NONE;
	}

	/**
	 * Whether the snapshot of a transaction is surely the same after a statement as it
	 * was before: others may have ended the transaction, and begun the next.
	 */
	boolean keepsSnapshot(QueryExecution execution) {
		StatementFacts facts = execution.facts();
		if (execution.call() == QueryCall.BATCH && !(execution.statement() instanceof PreparedStatement)) {
			return false;
		}
		return facts.readOnly()
				|| (facts.kind().writesRows() && facts.kind() != StatementKind.TRUNCATE && !facts.is(Trait.OPAQUE));
	}

	/**
	 * Whether what was read at the stamp is still true, and was true at the horizon.
	 */
	boolean isTrue(Closure closure, long stamp, long horizon) {
		return TableStamps.isUnchanged(closure.stamps(), Math.min(stamp, horizon));
	}

}
