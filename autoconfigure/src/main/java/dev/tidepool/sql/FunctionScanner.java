package dev.tidepool.sql;

import java.util.Set;

/**
 * Finds what looks like a function call in the tokens and denies what is not known. Works
 * on tokens and not on a syntax tree: a call may hide in any clause, and a visitor that
 * forgets one clause would call an unknown function harmless. Here forgetting a rule only
 * makes a harmless statement opaque.
 */
final class FunctionScanner {

	private static final Set<String> QUERY_STARTS = Set.of("select", "values", "with", "table");

	private static final Set<String> TARGET_PREFIXES = Set.of("into", "insert", "ignore", "merge", "replace");

	private final Tokens tokens;

	private final Set<Trait> traits;

	FunctionScanner(Tokens tokens, Set<Trait> traits) {
		this.tokens = tokens;
		this.traits = traits;
	}

	void scan() {
		for (int i = 0; i < this.tokens.size(); i++) {
			if (this.tokens.symbol(i + 1, '(') && !this.traits.contains(Trait.OPAQUE)) {
				candidate(i);
			}
		}
	}

	private void candidate(int i) {
		TokenType type = this.tokens.type(i);
		if (type == TokenType.VARIABLE) {
			foreign();
			return;
		}
		if (!this.tokens.identifier(i) || outerJoin(i) || nameOfColumns(i)) {
			return;
		}
		int start = pathStart(i);
		String name = unquoted(i);
		if (start < i) {
			boolean builtin = start == i - 2 && unquoted(start).equals("pg_catalog");
			call(builtin ? name : "", i);
		}
		else if (type == TokenType.QUOTED || !keyword(i, name)) {
			call(name, i);
		}
	}

	private void call(String name, int i) {
		if (KnownFunctions.HARMLESS.contains(name)) {
			if (this.tokens.symbol(i + 2, ')') && KnownFunctions.CLOCK_WITHOUT_ARGUMENTS.contains(name)) {
				this.traits.add(Trait.NON_DETERMINISTIC);
			}
		}
		else if (KnownFunctions.NON_DETERMINISTIC.contains(name)) {
			this.traits.add(Trait.NON_DETERMINISTIC);
		}
		else if (KnownFunctions.SESSION_DEPENDENT.contains(name)) {
			this.traits.add(Trait.SESSION_DEPENDENT);
			if (name.equals("last_insert_id") && !this.tokens.symbol(i + 2, ')')) {
				// With an argument MySQL remembers it
				this.traits.add(Trait.SEQUENCE);
			}
		}
		else if (KnownFunctions.SEQUENCE.contains(name)) {
			this.traits.add(Trait.SEQUENCE);
			this.traits.add(Trait.NON_DETERMINISTIC);
		}
		else if (KnownFunctions.SESSION_CHANGING.contains(name)) {
			this.traits.add(Trait.SESSION_CHANGING);
			this.traits.add(Trait.NON_DETERMINISTIC);
		}
		else {
			foreign();
		}
	}

	private void foreign() {
		this.traits.add(Trait.FOREIGN_CODE);
		this.traits.add(Trait.OPAQUE);
	}

	/**
	 * Whether a word before a parenthesis is a keyword in this place.
	 */
	private boolean keyword(int i, String word) {
		if (Keywords.BEFORE_PARENTHESIS.contains(word)) {
			return true;
		}
		String before = this.tokens.word(i - 1);
		return switch (word) {
			case "over" -> this.tokens.symbol(i - 1, ')') || before.equals("nulls");
			case "filter" -> this.tokens.symbol(i - 1, ')');
			case "group" -> before.equals("within");
			case "sets" -> before.equals("grouping");
			case "conflict" -> before.equals("on");
			case "materialized" -> before.equals("as") || before.equals("not");
			case "first", "next" -> before.equals("fetch");
			case "bernoulli", "system" -> before.equals("tablesample");
			case "index", "key" -> before.equals("use") || before.equals("force") || before.equals("ignore");
			case "columns" -> this.tokens.type(i - 1) == TokenType.STRING;
			case "top" -> top(i, before);
			default -> false;
		};
	}

	// "top(5) t.x": no function call is followed by a qualified name or by "* from"
	private boolean top(int i, String before) {
		int item = i + 4;
		return (before.equals("select") || before.equals("distinct")) && this.tokens.symbol(i + 3, ')')
				&& ((this.tokens.identifier(item) && this.tokens.symbol(item + 1, '.'))
						|| (this.tokens.symbol(item, '*') && this.tokens.word(item + 1, "from")));
	}

	private boolean outerJoin(int i) {
		return this.tokens.symbol(i + 2, '+') && this.tokens.symbol(i + 3, ')');
	}

	/**
	 * Whether the parenthesis lists the columns of a table, an alias or a CTE, or the
	 * length of a type.
	 */
	private boolean nameOfColumns(int i) {
		int start = pathStart(i);
		String before = this.tokens.word(start - 1);
		return before.equals("as") || this.tokens.symbol(start - 1, "::") || target(start, before)
				|| tableExpression(i, start, before) || aliasOfQuery(start);
	}

	private boolean target(int start, String before) {
		if (!TARGET_PREFIXES.contains(before)) {
			return false;
		}
		// "replace" and "insert" may be functions: then no name follows them directly
		return before.equals("into") || Keywords.WRITE_VERBS.contains(before) || this.tokens.word(start - 2, "insert");
	}

	private boolean tableExpression(int i, int start, String before) {
		if (!before.equals("with") && !before.equals("recursive") && !this.tokens.symbol(start - 1, ',')) {
			return false;
		}
		int as = this.tokens.partner(i + 1) + 1;
		if (as == 0 || !this.tokens.word(as, "as")) {
			return false;
		}
		int open = as + 1;
		while (this.tokens.word(open, "not") || this.tokens.word(open, "materialized")) {
			open++;
		}
		// "f(x) as (a int)" is a call with a list of columns
		return this.tokens.symbol(open, '(') && (QUERY_STARTS.contains(this.tokens.word(open + 1))
				|| Keywords.WRITE_VERBS.contains(this.tokens.word(open + 1)));
	}

	private boolean aliasOfQuery(int start) {
		int open = this.tokens.symbol(start - 1, ')') ? this.tokens.partner(start - 1) : -1;
		if (open < 0 || Keywords.BEFORE_PARENTHESIS.contains(this.tokens.word(start))) {
			return false;
		}
		// "distinct on (a) f(b)" and "top (1) f(b)" are no aliases, so the parenthesis
		// before has to be a query or the arguments of a table function
		return QUERY_STARTS.contains(this.tokens.word(open + 1))
				|| (KnownFunctions.HARMLESS.contains(this.tokens.word(open - 1)) && (this.tokens.word(open - 2, "from")
						|| this.tokens.word(open - 2, "join") || this.tokens.word(open - 2, "lateral")));
	}

	private int pathStart(int i) {
		int start = i;
		while (this.tokens.symbol(start - 1, '.') && this.tokens.identifier(start - 2)) {
			start -= 2;
		}
		// Something else before the dot: a path all the same, of which nothing is known
		return this.tokens.symbol(start - 1, '.') ? start - 1 : start;
	}

	private String unquoted(int i) {
		String text = this.tokens.text(i);
		return (this.tokens.type(i) == TokenType.QUOTED && text.length() > 1) ? text.substring(1, text.length() - 1)
				: text;
	}

}
