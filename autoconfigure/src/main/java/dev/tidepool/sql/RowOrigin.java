package dev.tidepool.sql;

import java.util.Set;

/**
 * Proves where a query's rows come from, by what is not in it: an aggregate yields a row
 * where there is none, and a branch of a union, a sub-query or a table function yields
 * rows of its own.
 */
final class RowOrigin {

	private static final Set<String> OTHER_SOURCES = Keywords
		.words("select values table with union except intersect minus group having dual lateral");

	private RowOrigin() {
	}

	/**
	 * Whether each row is made of at least one row of the tables that the query names.
	 * @param tokens the tokens of a query
	 * @return {@code false} also where that is not proved
	 */
	static boolean isTables(Tokens tokens) {
		if (!tokens.word(0, "select")) {
			return false;
		}
		for (int i = 1; i < tokens.size(); i++) {
			if (OTHER_SOURCES.contains(tokens.word(i)) || isCall(tokens, i)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isCall(Tokens tokens, int i) {
		return tokens.identifier(i) && tokens.symbol(i + 1, '(')
				&& !Keywords.BEFORE_PARENTHESIS.contains(tokens.word(i));
	}

}
