package dev.tidepool.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the tables in the tokens, clause by clause, with the scopes of CTE names. It is
 * the first of two witnesses, the {@link SqlParser} is the second: JSqlParser's own
 * finder passes over sub-queries in windows, filters, orders and conflict clauses, while
 * this one knows too little grammar to notice that it misunderstands.
 */
final class TableScanner {

	private static final Set<String> TAKES_FROM = Set.of("extract", "trim", "substring", "overlay", "position",
			"normalize");

	private static final Set<String> TARGET_MODIFIERS = Keywords.words("""
			ignore low_priority high_priority delayed quick overwrite or abort fail rollback replace top table only
			all first when""");

	private static final Set<String> SOURCE_MODIFIERS = Set.of("only", "lateral", "table");

	private final Tokens tokens;

	private final Verb verb;

	private final Set<String> reads = new LinkedHashSet<>();

	private final Set<String> writes = new LinkedHashSet<>();

	private final Set<String> expressions = new LinkedHashSet<>();

	private final Map<String, String> aliases = new HashMap<>();

	private final Deque<Scope> scopes = new ArrayDeque<>();

	private boolean doubtful;

	TableScanner(Tokens tokens, Verb verb) {
		this.tokens = tokens;
		this.verb = verb;
	}

	void scan() {
		this.scopes.push(new Scope(-1, Scope.Role.NONE));
		int i = 0;
		while (i < this.tokens.size()) {
			i = next(i);
		}
		// "update u set … from users u": the target is an alias
		for (String target : List.copyOf(this.writes)) {
			String table = this.aliases.get(target);
			if (table != null) {
				this.writes.add(table);
			}
		}
		this.doubtful |= this.verb.kind().writesRows() && this.writes.isEmpty();
	}

	Set<String> reads() {
		return this.reads;
	}

	Set<String> writes() {
		return this.writes;
	}

	/**
	 * The names of the common table expressions.
	 * @return all of them, whatever their scope
	 */
	Set<String> expressions() {
		return this.expressions;
	}

	/**
	 * Whether a name or a target was not understood.
	 * @return {@code true} if the tables are not all the tables
	 */
	boolean doubtful() {
		return this.doubtful;
	}

	private int next(int i) {
		Scope scope = this.scopes.element();
		if (this.tokens.symbol(i, '(')) {
			// "from (a join b …)": where a table may stand, a parenthesis may hold one
			this.doubtful |= scope.expected && scope.role == Scope.Role.WRITE;
			Scope inner = new Scope(i, scope.expected ? scope.role : Scope.Role.NONE);
			inner.expected = scope.expected;
			scope.expected = false;
			this.scopes.push(inner);
			return i + 1;
		}
		if (this.tokens.symbol(i, ')')) {
			close(scope);
			return i + 1;
		}
		if (this.tokens.symbol(i, ',')) {
			scope.expected = scope.role != Scope.Role.NONE;
			return i + 1;
		}
		if (scope.withClause && expressionName(i)) {
			define(scope, i);
			return i + 1;
		}
		TokenType type = this.tokens.type(i);
		if (type == TokenType.WORD && keyword(scope, i, this.tokens.text(i))) {
			return i + 1;
		}
		if (scope.expected && this.tokens.word(i + 1, "table") && this.tokens.symbol(i + 2, '(')) {
			// "from final table (insert …)"
			return i + 1;
		}
		if (scope.expected) {
			scope.expected = false;
			if (this.tokens.identifier(i)) {
				return table(scope, i);
			}
			// A table variable, a file, "{oj …}"
			this.doubtful = true;
		}
		return i + 1;
	}

	private void close(Scope scope) {
		if (this.scopes.size() < 2) {
			this.doubtful = true;
			return;
		}
		this.scopes.pop();
		String before = this.tokens.word(scope.open - 1);
		Scope outer = this.scopes.element();
		if (outer.pending != null && (before.equals("as") || before.equals("materialized"))) {
			outer.names.add(outer.pending);
			outer.pending = null;
		}
	}

	private boolean keyword(Scope scope, int i, String word) {
		if (this.tokens.symbol(i - 1, '.') || this.tokens.symbol(i + 1, '.')) {
			return false;
		}
		switch (word) {
			case "with" -> with(scope, i);
			case "from" -> from(scope, i);
			// Before SET, MySQL may write each of the joined tables
			case "join", "straight_join", "apply" -> scope.expect(
					(scope.statement == Scope.Statement.UPDATE && !scope.setSeen) ? Scope.Role.WRITE : Scope.Role.READ);
			case "using" -> {
				if ((scope.statement == Scope.Statement.DELETE || scope.statement == Scope.Statement.MERGE)
						&& !scope.usingSeen) {
					scope.usingSeen = true;
					scope.expect(Scope.Role.READ);
				}
			}
			case "into" -> target(scope, i);
			case "insert", "replace", "upsert", "merge", "update", "delete", "truncate" -> {
				return write(scope, i, word);
			}
			case "table" -> {
				if (this.tokens.identifier(i + 1) && !scope.expected) {
					scope.expect(Scope.Role.READ);
				}
			}
			default -> {
				if (word.equals("for") && !Set.of("update", "share", "no", "key").contains(this.tokens.word(i + 1))) {
					return false;
				}
				if (!word.equals("for") && !Keywords.AFTER_TABLES.contains(word)) {
					return scope.expected && SOURCE_MODIFIERS.contains(word);
				}
				scope.end();
				scope.setSeen |= word.equals("set");
			}
		}
		return true;
	}

	private void from(Scope scope, int i) {
		boolean comparison = this.tokens.word(i - 1, "distinct")
				&& (this.tokens.word(i - 2, "is") || this.tokens.word(i - 2, "not"));
		boolean argument = scope.open > 0 && TAKES_FROM.contains(this.tokens.word(scope.open - 1))
				&& !this.tokens.word(scope.open + 1, "select");
		if (!comparison && !argument) {
			boolean target = scope.statement == Scope.Statement.DELETE && !scope.targetSeen;
			scope.targetSeen |= target;
			scope.expect(target ? Scope.Role.WRITE : Scope.Role.READ);
		}
	}

	private void target(Scope scope, int i) {
		scope.targetSeen = true;
		scope.role = Scope.Role.NONE;
		if (this.tokens.identifier(i + 1)) {
			scope.into = true;
			scope.expected = true;
		}
		else {
			this.doubtful = true;
		}
	}

	/**
	 * Takes a verb for the start of a data-changing statement where one may start.
	 * @return whether it was one
	 */
	private boolean write(Scope scope, int i, String word) {
		boolean starts = i == this.verb.index() || (i == scope.open + 1 && scope.open >= 0);
		if (!starts) {
			return !scope.expected;
		}
		scope.end();
		scope.statement = switch (word) {
			case "delete" -> Scope.Statement.DELETE;
			case "merge" -> Scope.Statement.MERGE;
			case "update" -> Scope.Statement.UPDATE;
			default -> Scope.Statement.OTHER;
		};
		int next = i + 1;
		while (TARGET_MODIFIERS.contains(this.tokens.word(next))) {
			next++;
		}
		if (this.tokens.identifier(next) && !this.tokens.word(next, "into") && !this.tokens.word(next, "from")) {
			scope.targetSeen = true;
			if (word.equals("update") || word.equals("delete") || word.equals("truncate")) {
				scope.expect(Scope.Role.WRITE);
			}
			else {
				scope.into = true;
				scope.expected = true;
			}
			scope.skipTo = next;
		}
		return true;
	}

	private int table(Scope scope, int i) {
		if (i < scope.skipTo) {
			scope.expected = true;
			return i + 1;
		}
		int last = i;
		StringBuilder name = new StringBuilder(part(i));
		while (this.tokens.symbol(last + 1, '.')) {
			if (this.tokens.symbol(last + 2, '*')) {
				last += 2;
				break;
			}
			this.doubtful |= !this.tokens.identifier(last + 2);
			name.append('.').append(part(last + 2));
			last += 2;
		}
		boolean into = scope.into;
		scope.into = false;
		if (into || scope.role == Scope.Role.WRITE) {
			record(this.writes, name.toString(), (last == i) ? key(i) : "", true);
		}
		else if (this.tokens.symbol(last + 1, '(')) {
			// A table function
			return last + 1;
		}
		else {
			record(this.reads, name.toString(), (last == i) ? key(i) : "", false);
		}
		alias(last + 1, name.toString());
		return last + 1;
	}

	private void record(Set<String> tables, String name, String key, boolean write) {
		for (Scope scope : this.scopes) {
			if (scope.names.contains(key)) {
				// What is written through a CTE is the tables behind it
				this.doubtful |= write;
				return;
			}
		}
		tables.add(name);
	}

	private void alias(int i, String table) {
		int alias = this.tokens.word(i, "as") ? i + 1 : i;
		if (this.tokens.identifier(alias) && !Keywords.NO_ALIAS.contains(this.tokens.word(alias))) {
			this.aliases.put(part(alias), table);
		}
	}

	// Whether a quoted name means an unquoted one depends on the dialect. Kept apart, a
	// doubtful reference counts as one to a table.
	private String key(int i) {
		return (this.tokens.type(i) == TokenType.QUOTED)
				? this.tokens.sql().substring(this.tokens.start(i), this.tokens.end(i)) : this.tokens.text(i);
	}

	private String part(int i) {
		if (this.tokens.type(i) != TokenType.QUOTED) {
			return this.tokens.text(i);
		}
		String quoted = this.tokens.text(i);
		String name = (quoted.length() > 1) ? quoted.substring(1, quoted.length() - 1) : "";
		// In such a name the parts of a path could not be told apart
		this.doubtful |= name.isEmpty() || name.indexOf('.') >= 0 || name.indexOf('"') >= 0 || name.indexOf('`') >= 0;
		return name;
	}

	private void with(Scope scope, int i) {
		int name = this.tokens.word(i + 1, "recursive") ? i + 2 : i + 1;
		scope.recursive = name > i + 1;
		scope.withClause = expressionName(name);
	}

	private void define(Scope scope, int i) {
		String name = part(i);
		this.expressions.add(name);
		if (scope.recursive) {
			scope.names.add(key(i));
		}
		else {
			// Its own body does not see it: "with city as (select * from city) …"
			scope.pending = key(i);
		}
	}

	private boolean expressionName(int i) {
		if (!this.tokens.identifier(i) || !(this.tokens.symbol(i - 1, ',') || this.tokens.word(i - 1, "with")
				|| this.tokens.word(i - 1, "recursive"))) {
			return false;
		}
		int as = this.tokens.symbol(i + 1, '(') ? this.tokens.partner(i + 1) + 1 : i + 1;
		int open = as + 1;
		while (this.tokens.word(open, "not") || this.tokens.word(open, "materialized")) {
			open++;
		}
		return this.tokens.word(as, "as") && this.tokens.symbol(open, '(');
	}

}
