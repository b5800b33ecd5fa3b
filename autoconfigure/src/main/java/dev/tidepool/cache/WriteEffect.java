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
 */
record WriteEffect(Scope scope, Set<String> written, boolean changesSchema) {

	static WriteEffect of(StatementFacts facts) {
		Scope scope = scopeOf(facts);
		boolean mayChangeSchema = scope == Scope.EVERYTHING && facts.kind() != StatementKind.TRANSACTION
				&& facts.kind() != StatementKind.TRUNCATE;
		return new WriteEffect(scope, facts.writes(), mayChangeSchema);
	}

	private static Scope scopeOf(StatementFacts facts) {
		StatementKind kind = facts.kind();
		// MySQL, Oracle and H2 commit at DDL and TRUNCATE; the latter may cascade
		if (facts.is(Trait.OPAQUE) || kind == StatementKind.TRANSACTION || kind == StatementKind.CALL
				|| kind == StatementKind.DDL || kind == StatementKind.TRUNCATE) {
			return Scope.EVERYTHING;
		}
		if (!facts.writes().isEmpty()) {
			return Scope.TABLES;
		}
		return (kind == StatementKind.SELECT) ? Scope.NOTHING : Scope.MAY_COMMIT;
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

		/** May write to any table, and may commit by itself. */
		EVERYTHING

	}

}
