package dev.tidepool.cache;

import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import dev.tidepool.sql.Trait;

/**
 * What executing a statement may change. Immutable.
 *
 * @param scope how far it goes
 * @param written the stamps of the tables it names
 */
record WriteEffect(Scope scope, TableStamp[] written) {

	static WriteEffect of(StatementFacts facts, TableStamps stamps) {
		Scope scope = scopeOf(facts);
		return new WriteEffect(scope, (scope == Scope.TABLES) ? stamps.tables(facts.writes()) : stamps.everything());
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
