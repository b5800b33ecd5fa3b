package dev.tidepool.sql;

import java.util.EnumSet;
import java.util.Set;

/**
 * The main verb of a statement.
 *
 * @param index where it stands, or -1 if there is none
 * @param kind what it makes of the statement
 * @param traits what it alone tells
 */
record Verb(int index, StatementKind kind, Set<Trait> traits) {

	private static final Set<String> AFTER_WITH = Keywords
		.words("select values table insert update delete merge replace upsert");

	private static final Set<String> BLOCK_STARTS = Keywords
		.words("transaction work tran isolation read deferrable not deferred immediate exclusive concurrent");

	static Verb of(Tokens tokens) {
		int first = 0;
		while (tokens.symbol(first, '(')) {
			first++;
		}
		if (tokens.symbol(first, '{')) {
			return verb(first, StatementKind.CALL, Trait.FOREIGN_CODE, Trait.OPAQUE);
		}
		if (tokens.word(first, "with")) {
			return of(tokens, afterWith(tokens, first));
		}
		return of(tokens, first);
	}

	// The common table expressions hide in parentheses, so the first verb outside is it
	private static int afterWith(Tokens tokens, int with) {
		int i = with + 1;
		while (i < tokens.size()) {
			if (tokens.symbol(i, '(')) {
				int close = tokens.partner(i);
				if (close < 0) {
					return -1;
				}
				i = close;
			}
			else if (AFTER_WITH.contains(tokens.word(i)) && tokens.symbol(i - 1, ')')) {
				return i;
			}
			i++;
		}
		return -1;
	}

	private static Verb of(Tokens tokens, int i) {
		String next = tokens.word(i + 1);
		return switch (tokens.word(i)) {
			case "select", "values", "table" -> verb(i, StatementKind.SELECT);
			case "insert", "upsert", "replace" -> verb(i, StatementKind.INSERT);
			case "update" -> verb(i, StatementKind.UPDATE);
			case "delete" -> verb(i, StatementKind.DELETE);
			case "merge" -> verb(i, StatementKind.MERGE);
			case "truncate" -> verb(i, StatementKind.TRUNCATE);
			case "call", "exec", "execute", "do" -> verb(i, StatementKind.CALL, Trait.FOREIGN_CODE, Trait.OPAQUE);
			case "begin" -> (tokens.size() == i + 1 || tokens.symbol(i + 1, ';') || BLOCK_STARTS.contains(next))
					? transaction(tokens, i) : verb(i, StatementKind.CALL, Trait.FOREIGN_CODE, Trait.OPAQUE);
			case "start" -> next.equals("transaction") ? transaction(tokens, i) : other(i);
			// A prepared transaction may be another session's: what it wrote is not known
			case "commit", "rollback" ->
				next.equals("prepared") ? verb(i, StatementKind.TRANSACTION, Trait.OPAQUE) : transaction(tokens, i);
			case "savepoint", "release", "end", "abort" -> transaction(tokens, i);
			case "prepare" -> next.equals("transaction") ? verb(i, StatementKind.TRANSACTION)
					: verb(i, StatementKind.SET, Trait.SESSION_CHANGING);
			case "set" -> set(tokens, i);
			case "reset", "use", "listen", "unlisten", "discard", "deallocate" ->
				verb(i, StatementKind.SET, Trait.SESSION_CHANGING);
			case "pragma", "attach", "detach" -> verb(i, StatementKind.SET, Trait.SESSION_CHANGING, Trait.OPAQUE);
			case "lock", "unlock" -> verb(i, StatementKind.OTHER, Trait.LOCKING, Trait.SESSION_CHANGING, Trait.OPAQUE);
			case "alter" -> next.equals("session") ? verb(i, StatementKind.SET, Trait.SESSION_CHANGING, Trait.OPAQUE)
					: ddl(tokens, i);
			case "create", "drop", "comment", "rename", "grant", "revoke", "refresh", "reindex", "vacuum", "analyze",
					"optimize", "cluster", "repair", "purge", "flashback", "reassign" ->
				ddl(tokens, i);
			case "show" -> verb(i, StatementKind.OTHER, Trait.SESSION_DEPENDENT, Trait.NON_DETERMINISTIC);
			case "explain", "describe", "desc" -> explain(tokens, i);
			default -> other(i);
		};
	}

	private static Verb transaction(Tokens tokens, int i) {
		return verb(i, StatementKind.TRANSACTION, TransactionText.traits(tokens, i));
	}

	private static Verb set(Tokens tokens, int i) {
		for (int j = i + 1; j < tokens.size(); j++) {
			String word = tokens.text(j);
			// Commits what is open, checks what was deferred, or runs a whole statement
			if (word.endsWith("autocommit") || word.equals("constraints") || word.equals("statement")
					|| word.equals("select") || Keywords.WRITE_VERBS.contains(word)) {
				return verb(i, word.endsWith("autocommit") ? StatementKind.TRANSACTION : StatementKind.SET,
						Trait.SESSION_CHANGING, Trait.OPAQUE);
			}
		}
		return verb(i, StatementKind.SET, Trait.SESSION_CHANGING);
	}

	private static Verb ddl(Tokens tokens, int i) {
		for (int j = i + 1; j < Math.min(tokens.size(), i + 8); j++) {
			String word = tokens.word(j);
			if (word.equals("temp") || word.equals("temporary") || word.startsWith("#")) {
				return verb(i, StatementKind.DDL, Trait.OPAQUE, Trait.SESSION_CHANGING);
			}
		}
		return verb(i, StatementKind.DDL, Trait.OPAQUE);
	}

	// The options come before the statement; "plan" is Oracle's, which stores the plan
	private static Verb explain(Tokens tokens, int i) {
		for (int j = i + 1; j < tokens.size(); j++) {
			String word = tokens.word(j);
			if (word.equals("analyze") || word.equals("analyse") || word.equals("plan")) {
				return other(i);
			}
			if (AFTER_WITH.contains(word) || word.equals("with")) {
				break;
			}
		}
		return verb(i, StatementKind.OTHER, Trait.NON_DETERMINISTIC);
	}

	private static Verb other(int i) {
		return verb(i, StatementKind.OTHER, Trait.OPAQUE);
	}

	private static Verb verb(int index, StatementKind kind, Trait... traits) {
		Set<Trait> set = EnumSet.noneOf(Trait.class);
		for (Trait trait : traits) {
			set.add(trait);
		}
		return new Verb(index, kind, set);
	}

}
