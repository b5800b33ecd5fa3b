package dev.tidepool.cache;

import java.util.Set;

import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import dev.tidepool.sql.Trait;

/**
 * What executing a statement may change. Immutable.
 *
 * @param scope how far it goes
 * @param written the tables it names
 * @param changesSchema whether relations themselves may change
 * @param mayBegin whether a transaction may have begun unnoticed
 */
record WriteEffect(Scope scope, Set<String> written, boolean changesSchema, boolean mayBegin) {

	static WriteEffect of(StatementFacts facts) {
		Scope scope = scopeOf(facts);
		boolean mayChangeSchema = scope == Scope.EVERYTHING && facts.kind() != StatementKind.TRANSACTION
				&& facts.kind() != StatementKind.TRUNCATE;
		return new WriteEffect(scope, facts.writes(), mayChangeSchema, mayBegin(facts));
	}

	private static Scope scopeOf(StatementFacts facts) {
		StatementKind kind = facts.kind();
		if (!facts.is(Trait.OPAQUE) && kind == StatementKind.TRANSACTION) {
			return transaction(facts);
		}
		// MySQL, Oracle and H2 commit at DDL and TRUNCATE; the latter may cascade
		if (facts.is(Trait.OPAQUE) || kind == StatementKind.CALL || kind == StatementKind.DDL
				|| kind == StatementKind.TRUNCATE) {
			return Scope.EVERYTHING;
		}
		if (!facts.writes().isEmpty()) {
			return Scope.TABLES;
		}
		return (kind == StatementKind.SELECT) ? Scope.NOTHING : Scope.MAY_COMMIT;
	}

	private static Scope transaction(StatementFacts facts) {
		boolean ends = facts.is(Trait.TRANSACTION_END);
		if (facts.is(Trait.SAVEPOINT)) {
			return ends ? Scope.RELEASE : Scope.SAVEPOINT;
		}
		if (ends) {
			return Scope.END;
		}
		return facts.is(Trait.TRANSACTION_BEGIN) ? Scope.BEGIN : Scope.EVERYTHING;
	}

	/**
	 * Whether a transaction may have begun of which the text says nothing that is
	 * understood.
	 */
	private static boolean mayBegin(StatementFacts facts) {
		StatementKind kind = facts.kind();
		return facts.is(Trait.OPAQUE) && (facts.is(Trait.MULTIPLE) || kind == StatementKind.CALL
				|| kind == StatementKind.TRANSACTION || kind == StatementKind.OTHER);
	}

	/**
	 * How far an effect goes.
	 */
	enum Scope {

		/** A query. */
		NOTHING,

		/** Writes to known tables, visible to others when they are committed. */
		TABLES,

		/** Writes nothing, but may commit what was written, as MySQL's autocommit. */
		MAY_COMMIT,

		/** Begins a transaction; MySQL commits the one before. */
		BEGIN,

		/** Ends a transaction, and with it commits what was written. */
		END,

		/** A savepoint: nothing becomes visible to anybody. */
		SAVEPOINT,

		/** Gives a savepoint up, with which SQLite may have begun the transaction. */
		RELEASE,

		/** May write to any table, and may commit by itself. */
		EVERYTHING

	}

}
