package dev.tidepool.nplusone;

import dev.tidepool.jdbc.Bindings;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.Trait;

/**
 * Queries that are meant to run repeatedly with other values. Looked at only when a query
 * did repeat.
 */
final class Harmless {

	private Harmless() {
	}

	static boolean is(StatementFacts facts, Bindings bindings) {
		String text = facts.template().text();
		return isSequence(text) || isPage(text) || isQueue(facts, text) || isFetchOfMany(text, bindings.size());
	}

	static boolean isSequence(String text) {
		return text.contains("nextval") || text.contains("next value for");
	}

	/** The pages of one result. */
	static boolean isPage(String text) {
		return text.contains(" offset ?") || text.contains(" limit ?, ?");
	}

	/** A worker that takes what nobody else works on. */
	private static boolean isQueue(StatementFacts facts, String text) {
		return facts.is(Trait.LOCKING) && text.contains("skip locked");
	}

	/**
	 * A query for many keys at once: the cure, not the disease.
	 */
	static boolean isFetchOfMany(String text, int values) {
		boolean list = text.contains("(?...)") || text.contains("[?...]");
		return list && values != 1;
	}

}
