package dev.tidepool.sql;

import java.util.Map;

/**
 * Writes tokens back as normalised text: as a template for people, as a shape to share
 * what is known, or for the parser. The last two keep the kinds of literals apart, since
 * grammars do, but lists of literals collapse in all.
 */
final class Renderer {

	// To the tables one operator is as good as another
	private static final Map<String, String> OPERATORS = Map.ofEntries(Map.entry("->", "||"), Map.entry("->>", "||"),
			Map.entry("#>", "||"), Map.entry("#>>", "||"), Map.entry("#-", "||"), Map.entry("<->", "||"),
			Map.entry("**", "||"), Map.entry("<<", "||"), Map.entry(">>", "||"), Map.entry("@>", "="),
			Map.entry("<@", "="), Map.entry("@@", "="), Map.entry("@?", "="), Map.entry("~", "="), Map.entry("~*", "="),
			Map.entry("!~", "="), Map.entry("!~*", "="), Map.entry("~~", "="), Map.entry("~~*", "="),
			Map.entry("!~~", "="), Map.entry("<=>", "="), Map.entry("^=", "="), Map.entry("??", "="),
			Map.entry("??|", "="), Map.entry("??&", "="), Map.entry("?|", "="), Map.entry("?&", "="));

	private final Tokens tokens;

	private final Style style;

	private final boolean template;

	private final StringBuilder out;

	private Renderer(Tokens tokens, Style style) {
		this.tokens = tokens;
		this.style = style;
		this.template = style == Style.TEMPLATE;
		this.out = new StringBuilder(Math.min(tokens.sql().length() + 16, 4096));
	}

	static String template(Tokens tokens) {
		return new Renderer(tokens, Style.TEMPLATE).render();
	}

	static String shape(Tokens tokens) {
		return new Renderer(tokens, Style.SHAPE).render();
	}

	/**
	 * The text for the parser: the shape, with spellings that JSqlParser refuses replaced
	 * by others of the same grammar.
	 * @param tokens the tokens
	 * @return a text that reads and writes the same tables
	 */
	static String parsable(Tokens tokens) {
		return new Renderer(tokens, Style.PARSER).render();
	}

	private String render() {
		int size = this.tokens.size();
		while (size > 0 && this.tokens.symbol(size - 1, ';')) {
			size--;
		}
		int i = 0;
		while (i < size) {
			i = render(i);
		}
		return this.out.toString();
	}

	private int render(int i) {
		if (sign(i)) {
			return i + 1;
		}
		if (this.out.length() > 0 && spaceBefore(i)) {
			this.out.append(' ');
		}
		if (this.tokens.symbol(i, '(')) {
			if (this.tokens.word(i - 1, "in")) {
				return inList(i);
			}
			if (this.tokens.word(i - 1, "values") || this.tokens.word(i - 1, "value")) {
				return rows(i);
			}
		}
		else if (this.tokens.symbol(i, '[') && this.tokens.word(i - 1, "array")) {
			int close = literals(i, ']');
			if (close > 0) {
				this.out.append(this.template ? "[?...]" : "[?]");
				return close + 1;
			}
		}
		if (this.style == Style.PARSER) {
			if (this.tokens.word(i, "lock") && this.tokens.word(i + 1, "in") && this.tokens.word(i + 2, "share")) {
				this.out.append("for share");
				return i + 4;
			}
			int hints = lockHints(i);
			if (hints > 0) {
				return hints + 1;
			}
			String operator = (this.tokens.type(i) == TokenType.SYMBOL) ? OPERATORS.get(this.tokens.text(i)) : null;
			if (operator != null) {
				this.out.append(operator);
				return i + 1;
			}
		}
		token(i);
		return i + 1;
	}

	/**
	 * Where a list of nothing but lock hints ends. It changes no table, and only single
	 * hints are in the grammar.
	 * @param i the position of a token
	 * @return the position of the closing parenthesis, or -1 if no such list begins here
	 */
	private int lockHints(int i) {
		if (!this.tokens.word(i, "with") || !this.tokens.symbol(i + 1, '(')) {
			return -1;
		}
		int j = i + 2;
		while (Keywords.LOCK_HINTS.contains(this.tokens.word(j))) {
			if (this.tokens.symbol(j + 1, ')')) {
				return j + 1;
			}
			j += this.tokens.symbol(j + 1, ',') ? 2 : 1;
		}
		return -1;
	}

	// The sign of a literal belongs to it: "= -5" and "= 5" differ only in a literal
	private boolean sign(int i) {
		return (this.tokens.symbol(i, '-') || this.tokens.symbol(i, '+')) && this.tokens.type(i + 1) == TokenType.NUMBER
				&& !this.tokens.operand(i - 1);
	}

	private int inList(int open) {
		int close = literals(open, ')');
		if (close > 0) {
			this.out.append(this.template ? "(?...)" : "(?)");
			return close + 1;
		}
		if (this.tokens.symbol(open + 1, '(')) {
			int row = literals(open + 1, ')');
			int last = run(open + 1, row);
			if (row > 0 && this.tokens.symbol(last + 1, ')')) {
				this.out.append('(');
				row(open + 1, row);
				this.out.append(this.template ? "...)" : ")");
				return last + 2;
			}
		}
		token(open);
		return open + 1;
	}

	private int rows(int open) {
		int close = literals(open, ')');
		int last = run(open, close);
		if (last == close) {
			token(open);
			return open + 1;
		}
		row(open, close);
		if (this.template) {
			this.out.append(", ...");
		}
		return last + 1;
	}

	private void row(int open, int close) {
		this.out.append('(');
		for (int i = open + 1; i < close; i++) {
			if (this.tokens.symbol(i, ',')) {
				this.out.append(", ");
			}
			else if (!sign(i)) {
				this.out.append('?');
			}
		}
		this.out.append(')');
	}

	/**
	 * Follows a run of rows of literals with as many columns as the first.
	 * @param open where the first row begins
	 * @param close where the first row ends, or -1
	 * @return where the last row ends; {@code close} if there is only one
	 */
	private int run(int open, int close) {
		int last = close;
		while (last > 0 && this.tokens.symbol(last + 1, ',') && this.tokens.symbol(last + 2, '(')) {
			int next = literals(last + 2, ')');
			if (next < 0 || commas(last + 2, next) != commas(open, close)) {
				break;
			}
			last = next;
		}
		return last;
	}

	private int commas(int open, int close) {
		int count = 0;
		for (int i = open; i < close; i++) {
			count += this.tokens.symbol(i, ',') ? 1 : 0;
		}
		return count;
	}

	/**
	 * Where a list of nothing but literals ends.
	 * @param open the position of its opening symbol
	 * @param closing its closing symbol
	 * @return the position of that, or -1 if the list is empty or holds anything else
	 */
	private int literals(int open, char closing) {
		int i = open + 1;
		while (true) {
			if (sign(i)) {
				i++;
			}
			TokenType type = this.tokens.type(i);
			if (type == null || !type.literal() || type == TokenType.CLOCK) {
				return -1;
			}
			if (this.tokens.symbol(i + 1, closing)) {
				return i + 1;
			}
			if (!this.tokens.symbol(i + 1, ',')) {
				return -1;
			}
			i += 2;
		}
	}

	private void token(int i) {
		TokenType type = this.tokens.type(i);
		if (type == null) {
			return;
		}
		switch (type) {
			case STRING -> this.out.append(this.template ? "?" : "'s'");
			case CLOCK -> this.out.append(this.template ? "?" : "'now'");
			case NUMBER -> this.out.append(this.template ? "?" : "1");
			case PARAMETER -> this.out.append('?');
			case WORD, VARIABLE -> {
				for (int c = this.tokens.start(i); c < this.tokens.end(i); c++) {
					this.out.append(Characters.lower(this.tokens.sql().charAt(c)));
				}
			}
			default -> this.out.append(this.tokens.sql(), this.tokens.start(i), this.tokens.end(i));
		}
	}

	private boolean spaceBefore(int i) {
		Tokens all = this.tokens;
		if (all.type(i) == TokenType.SYMBOL) {
			if (all.symbol(i, ',') || all.symbol(i, ')') || all.symbol(i, '.') || all.symbol(i, ';')
					|| all.symbol(i, ']') || all.symbol(i, '}') || all.symbol(i, "::")) {
				return false;
			}
			if (all.symbol(i, '[')) {
				return !(all.operand(i - 1) || all.word(i - 1, "array"));
			}
			if (all.symbol(i, '(') && all.identifier(i - 1)) {
				String before = all.word(i - 1);
				return Keywords.BEFORE_PARENTHESIS.contains(before) || Keywords.SPACED.contains(before);
			}
		}
		int before = sign(i - 1) ? i - 2 : i - 1;
		return !(all.symbol(before, '(') || all.symbol(before, '.') || all.symbol(before, '[')
				|| all.symbol(before, '{') || all.symbol(before, "::"));
	}

	private enum Style {

		TEMPLATE, SHAPE, PARSER

	}

}
