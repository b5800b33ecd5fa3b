package dev.tidepool.jdbc;

import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.StatementKind;
import dev.tidepool.sql.Trait;

/**
 * Tells whether a statement leaves anything behind in its session. What is not proved to
 * leave nothing behind keeps the physical connection until {@code close()}.
 */
final class Footprint {

	private Footprint() {
	}

	/**
	 * Whether a statement runs code that may do to the session whatever it likes. A text
	 * that is merely too hard to read does not.
	 */
	static boolean isForeign(StatementFacts facts) {
		return facts.is(Trait.FOREIGN_CODE) || facts.is(Trait.MULTIPLE)
				|| (facts.kind() == StatementKind.OTHER && facts.is(Trait.OPAQUE));
	}

	/**
	 * Whether a statement changes, or asks for, what the session knows of sequences.
	 */
	static boolean movesSequences(StatementFacts facts) {
		return facts.is(Trait.SEQUENCE) || facts.kind() == StatementKind.INSERT || facts.kind() == StatementKind.MERGE
				|| isForeign(facts);
	}

	/**
	 * Whether the session is as it was once the transaction is over.
	 * @param facts what is known of the statement
	 * @param autoCommit whether the statement is a transaction of its own: then the
	 * application may ask next how many rows it touched
	 */
	static boolean isClean(StatementFacts facts, boolean autoCommit) {
		if (facts.is(Trait.OPAQUE) || facts.is(Trait.SESSION_CHANGING) || facts.is(Trait.SESSION_DEPENDENT)
				|| facts.is(Trait.SEQUENCE)) {
			return false;
		}
		StatementKind kind = facts.kind();
		return switch (kind) {
			case SELECT -> true;
			case UPDATE, DELETE -> !autoCommit;
			// A generated key can be asked for as long as the session lives; all others
			// are known by their kind only
			default -> false;
		};
	}

}
