package dev.tidepool.sql;

import java.util.Set;

/**
 * Finds the traits that words and symbols tell, functions aside.
 */
final class TraitScanner {

	private static final Set<String> CLOCKS = Keywords.words("""
			current_timestamp current_date current_time localtime localtimestamp sysdate systimestamp utc_date utc_time
			utc_timestamp tablesample""");

	private static final Set<String> SESSION = Keywords.words("""
			current_user session_user system_user current_role current_schema current_catalog current_path currval""");

	private static final Set<String> FOREIGN_VERBS = Keywords
		.words("exec execute drop truncate create alter grant declare call");

	private static final Set<String> BEFORE_TABLE = Set.of("from", "join", "into", "update", "table", "as");

	private final Tokens tokens;

	private final Verb verb;

	private final Set<Trait> traits;

	TraitScanner(Tokens tokens, Verb verb, Set<Trait> traits) {
		this.tokens = tokens;
		this.verb = verb;
		this.traits = traits;
	}

	void scan() {
		for (int i = 0; i < this.tokens.size(); i++) {
			TokenType type = this.tokens.type(i);
			if (type == TokenType.WORD) {
				if (!this.tokens.symbol(i - 1, '.')) {
					word(i, this.tokens.text(i));
				}
				else {
					sequence(this.tokens.text(i));
				}
			}
			else if (type == TokenType.VARIABLE) {
				this.traits.add(Trait.SESSION_DEPENDENT);
				if (this.tokens.symbol(i + 1, ":=")) {
					this.traits.add(Trait.SESSION_CHANGING);
				}
			}
			else if (type == TokenType.CLOCK) {
				this.traits.add(Trait.NON_DETERMINISTIC);
			}
			else if (this.tokens.symbol(i, ';') && this.tokens.size() > i + 1 && !this.tokens.symbol(i + 1, ';')) {
				this.traits.add(Trait.MULTIPLE);
				this.traits.add(Trait.OPAQUE);
			}
		}
	}

	// "orders_seq.nextval", as Oracle has it
	private void sequence(String word) {
		if (word.equals("nextval")) {
			this.traits.add(Trait.SEQUENCE);
			this.traits.add(Trait.NON_DETERMINISTIC);
		}
		else if (word.equals("currval")) {
			this.traits.add(Trait.SESSION_DEPENDENT);
		}
	}

	private void word(int i, String word) {
		String before = this.tokens.word(i - 1);
		sequence(word);
		if (CLOCKS.contains(word)) {
			this.traits.add(Trait.NON_DETERMINISTIC);
		}
		else if (SESSION.contains(word) || (word.equals("user") && !tableNamedUser(i, before))) {
			this.traits.add(Trait.SESSION_DEPENDENT);
		}
		switch (word) {
			case "for" -> forClause(i);
			case "lock" -> {
				if (this.tokens.word(i + 1, "in") && this.tokens.word(i + 2, "share")) {
					this.traits.add(Trait.LOCKING);
				}
			}
			case "with" -> lockHints(i);
			case "value" -> {
				if (this.tokens.word(i + 1, "for")) {
					sequence(before.equals("next") ? "nextval" : "currval");
				}
			}
			case "returning" -> this.traits.add(Trait.RETURNING);
			case "output" -> {
				if (this.tokens.word(i + 1, "inserted") || this.tokens.word(i + 1, "deleted")
						|| this.tokens.word(i + 1, "$action")) {
					this.traits.add(Trait.RETURNING);
				}
			}
			case "table" -> {
				if (this.tokens.symbol(i + 1, '(')
						&& (before.equals("final") || before.equals("new") || before.equals("old"))) {
					this.traits.add(Trait.RETURNING);
					this.traits.add(Trait.OPAQUE);
				}
			}
			case "sql_calc_found_rows" -> {
				this.traits.add(Trait.SEQUENCE);
				this.traits.add(Trait.NON_DETERMINISTIC);
			}
			case "sample" -> {
				if (this.tokens.symbol(i + 1, '(')) {
					this.traits.add(Trait.NON_DETERMINISTIC);
				}
			}
			case "into" -> selectInto(i, before);
			default -> foreignVerb(i, word, before);
		}
	}

	private void forClause(int i) {
		String next = this.tokens.word(i + 1);
		if (next.equals("update") || next.equals("share") || (next.equals("no") && this.tokens.word(i + 2, "key"))
				|| (next.equals("key") && this.tokens.word(i + 2, "share"))) {
			this.traits.add(Trait.LOCKING);
		}
	}

	private void lockHints(int i) {
		if (Keywords.LOCK_HINTS.contains(this.tokens.word(i + 1))) {
			this.traits.add(Trait.LOCKING);
		}
		int close = this.tokens.symbol(i + 1, '(') ? this.tokens.partner(i + 1) : -1;
		for (int j = i + 2; j < close; j++) {
			if (Keywords.LOCK_HINTS.contains(this.tokens.word(j))) {
				this.traits.add(Trait.LOCKING);
			}
		}
	}

	// A query with INTO makes a table, sets a variable or writes a file
	private void selectInto(int i, String before) {
		if (this.verb.kind() == StatementKind.SELECT && !Keywords.WRITE_VERBS.contains(before)
				&& !before.equals("ignore")) {
			this.traits.add(Trait.OPAQUE);
			if (this.tokens.type(i + 1) != TokenType.QUOTED) {
				this.traits.add(Trait.SESSION_CHANGING);
			}
		}
	}

	/**
	 * SQL Server needs no semicolon between statements, so a verb where none belongs may
	 * begin another statement.
	 */
	private void foreignVerb(int i, String word, String before) {
		// What EXPLAIN explains is not run
		if (i == this.verb.index() || this.verb.kind() == StatementKind.OTHER || before.equals("as")
				|| this.tokens.symbol(i + 1, '(') || this.tokens.symbol(i + 1, '.')) {
			return;
		}
		boolean stray = switch (word) {
			case "insert", "update", "delete", "merge" -> !(this.tokens.symbol(i - 1, '(') || before.equals("then")
					|| before.equals("do") || before.equals("key") || before.equals("for"));
			default -> FOREIGN_VERBS.contains(word)
					&& (this.tokens.identifier(i + 1) || this.tokens.type(i + 1) == TokenType.VARIABLE);
		};
		if (stray) {
			this.traits.add(Trait.OPAQUE);
		}
	}

	// A keyword in most databases, but MySQL and H2's legacy modes allow such a table
	private boolean tableNamedUser(int i, String before) {
		return BEFORE_TABLE.contains(before) || this.tokens.symbol(i + 1, '.');
	}

}
