package dev.tidepool.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.tidepool.cache.WriteEffect.Scope;
import dev.tidepool.jdbc.Session;

/**
 * What is known of transactions that are controlled by SQL text. As a rule all of it: who
 * begins one in auto-commit has nothing to commit, and who ends one commits what was
 * written since. But a transaction may have begun unnoticed, in a procedure or in the
 * midst of several statements, and it may be on a connection that somebody else gets;
 * from then on nothing is known for that data source. Thread-safe.
 */
final class TextTransactions {

	private static final int MAX_DATA_SOURCES = 256;

	private final Set<String> unknown = ConcurrentHashMap.newKeySet();

	private volatile boolean overflow;

	/**
	 * Whether a statement controls a transaction, or a part of it, and does nothing else.
	 */
	static boolean controls(Scope scope) {
		return switch (scope) {
			case BEGIN, END, SAVEPOINT, RELEASE -> true;
			case NOTHING, TABLES, MAY_COMMIT, EVERYTHING -> false;
		};
	}

	/**
	 * Whether such a statement may commit something.
	 */
	static boolean mayCommit(Session session, Scope scope) {
		return switch (scope) {
			case SAVEPOINT -> false;
			// A transaction that did not begin with a savepoint does not end with one
			case RELEASE -> !session.isUnderstood();
			default -> true;
		};
	}

	/**
	 * A transaction may be open in a session, or on the connection that it leaves behind,
	 * whatever is known of it.
	 */
	void mayHaveBegun(Session session) {
		if (this.unknown.size() < MAX_DATA_SOURCES) {
			this.unknown.add(session.dataSource());
		}
		else {
			this.overflow = true;
		}
	}

	/**
	 * Whether the session knows everything that the statement may commit. In what is
	 * taken for auto-commit there is nothing to end.
	 */
	boolean isKnown(Session session, Scope scope) {
		if (this.overflow || this.unknown.contains(session.dataSource())) {
			return scope == Scope.SAVEPOINT;
		}
		return !session.autoCommits() || (scope != Scope.END && session.isUnderstood());
	}

}
