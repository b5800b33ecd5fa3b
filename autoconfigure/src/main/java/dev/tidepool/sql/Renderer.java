package dev.tidepool.sql;

/**
 * Writes tokens back as normalised text: as a template for people, or as a shape for the
 * parser. The shape keeps the kinds of literals apart, since grammars do, but lists of
 * literals collapse in both.
 */
final class Renderer {

	private final Tokens tokens;

	private final boolean template;

	private final StringBuilder out;

	private Renderer(Tokens tokens, boolean template) {
		this.tokens = tokens;
		this.template = template;
		this.out = new StringBuilder(Math.min(tokens.sql().length() + 16, 4096));
	}

	static String template(Tokens tokens) {
		return new Renderer(tokens, true).render();
	}

	static String shape(Tokens tokens) {
		return new Renderer(tokens, false).render();
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
		token(i);
		return i + 1;
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
				return Keywords.BEFORE_PARENTHESIS.contains(all.word(i - 1));
			}
		}
		return !(all.symbol(i - 1, '(') || all.symbol(i - 1, '.') || all.symbol(i - 1, '[') || all.symbol(i - 1, '{')
				|| all.symbol(i - 1, "::"));
	}

}
