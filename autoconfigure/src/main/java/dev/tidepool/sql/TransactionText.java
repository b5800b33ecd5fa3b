package dev.tidepool.sql;

import java.util.Set;

/**
 * Tells what a text does to the transaction, if it is certain that it does nothing else.
 */
final class TransactionText {

	private static final Set<String> MODES = Keywords.words("""
			transaction work tran isolation level read write only uncommitted committed repeatable serializable not
			deferrable deferred immediate exclusive with consistent snapshot""");

	private static final Set<String> WORK = Set.of("transaction", "work", "tran");

	private TransactionText() {
	}

	/**
	 * The traits that say so.
	 * @param verb where the verb stands
	 * @return the traits, none if anything in the text is not understood
	 */
	static Trait[] traits(Tokens tokens, int verb) {
		int end = tokens.size();
		while (tokens.symbol(end - 1, ';')) {
			end--;
		}
		int next = verb + 1;
		return switch (tokens.word(verb)) {
			case "begin", "start" -> traits(isOnly(tokens, next, end, MODES), Trait.TRANSACTION_BEGIN);
			case "commit", "end", "abort" -> traits(isOnly(tokens, next, end, WORK), Trait.TRANSACTION_END);
			case "rollback" -> rollback(tokens, next, end);
			case "savepoint" -> traits(isName(tokens, next, end), Trait.SAVEPOINT);
			case "release" ->
				traits(isName(tokens, skip(tokens, next, "savepoint"), end), Trait.SAVEPOINT, Trait.TRANSACTION_END);
			default -> new Trait[0];
		};
	}

	private static Trait[] rollback(Tokens tokens, int next, int end) {
		int to = WORK.contains(tokens.word(next)) ? next + 1 : next;
		if (tokens.word(to, "to")) {
			return traits(isName(tokens, skip(tokens, to + 1, "savepoint"), end), Trait.SAVEPOINT);
		}
		return traits(to == end, Trait.TRANSACTION_END);
	}

	private static Trait[] traits(boolean certain, Trait... traits) {
		return certain ? traits : new Trait[0];
	}

	private static boolean isOnly(Tokens tokens, int from, int to, Set<String> words) {
		for (int i = from; i < to; i++) {
			if (!words.contains(tokens.word(i)) && !tokens.symbol(i, ',')) {
				return false;
			}
		}
		return true;
	}

	private static int skip(Tokens tokens, int i, String word) {
		return (tokens.word(i, word) && tokens.identifier(i + 1)) ? i + 1 : i;
	}

	private static boolean isName(Tokens tokens, int i, int end) {
		return tokens.identifier(i) && i == end - 1;
	}

}
