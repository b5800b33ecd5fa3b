package dev.tidepool.sql;

/**
 * Splits a text into tokens in one pass and never fails. The dialect is not known: where
 * two dialects would split differently, the tokens are marked doubtful.
 */
final class Lexer {

	// Longest first. None holds "--" or "/*" or ends where one could begin.
	private static final String[] OPERATORS = { "<=>", "->>", "#>>", "!~*", "~~*", "!~~", "<->", "<=", ">=", "<>", "!=",
			"||", "&&", "->", "#>", "#-", "@>", "<@", "@@", "@?", "~*", "!~", "~~", "::", ":=", "=>", "**", "<<", ">>",
			"^=" };

	private final String sql;

	private final int length;

	private final Tokens tokens;

	private final Literals literals;

	private final Comments comments;

	private int parentheses;

	private int brackets;

	private Lexer(String sql, boolean backslashes) {
		this.sql = sql;
		this.length = sql.length();
		this.tokens = new Tokens(sql);
		this.literals = new Literals(sql, this.tokens, backslashes);
		this.comments = new Comments(sql, this.tokens);
	}

	/**
	 * Splits a text.
	 * @param sql any text
	 * @return its tokens
	 */
	static Tokens lex(String sql) {
		Tokens standard = new Lexer(sql, false).scan();
		if (!standard.backslashed) {
			return standard;
		}
		// A backslash before a quote escapes it in MySQL and nowhere else. If just one of
		// the two readings is complete, any database that accepts the text reads it so.
		Tokens escaped = new Lexer(sql, true).scan();
		if (standard.unterminated == escaped.unterminated) {
			standard.doubtful = true;
			return standard;
		}
		return standard.unterminated ? escaped : standard;
	}

	private Tokens scan() {
		int position = 0;
		while (position < this.length) {
			position = next(position, this.sql.charAt(position));
		}
		if (this.tokens.unterminated) {
			this.tokens.doubtful = true;
		}
		return this.tokens;
	}

	private int next(int position, char c) {
		if (c <= ' ') {
			this.tokens.doubtful |= c == 0;
			return position + 1;
		}
		if (Characters.digit(c) || (c == '.' && Characters.digit(peek(position + 1)) && !afterOperand())) {
			return number(position);
		}
		if (Characters.oddSpace(c)) {
			this.tokens.doubtful = true;
			return position + 1;
		}
		if (Characters.wordStart(c)) {
			return word(position);
		}
		return switch (c) {
			case '\'' -> this.literals.string(position, position, false);
			case '"' -> this.literals.quoted(position, position, c);
			case '`' -> this.literals.quoted(position, position, c);
			case '$' -> dollar(position);
			case '?' -> questionMark(position);
			case ':' -> colon(position);
			case '@' -> at(position);
			case '#' -> hash(position);
			case '[' -> bracket(position);
			case '-' -> (peek(position + 1) == '-') ? this.comments.dashes(position) : symbol(position);
			case '/' -> (peek(position + 1) == '*') ? this.comments.block(position) : symbol(position);
			default -> symbol(position);
		};
	}

	private char peek(int position) {
		return (position < this.length) ? this.sql.charAt(position) : 0;
	}

	private boolean afterOperand() {
		return this.tokens.operand(this.tokens.size() - 1);
	}

	private int add(TokenType type, int start, int end) {
		this.tokens.add(type, start, end);
		return end;
	}

	private int word(int start) {
		int end = wordEnd(start);
		char quote = peek(end);
		if (end - start == 1 && (quote == '\'' || quote == '&')) {
			switch (this.sql.charAt(start)) {
				case 'e', 'E' -> {
					if (quote == '\'') {
						return this.literals.string(start, end, true);
					}
				}
				case 'n', 'N', 'b', 'B', 'x', 'X' -> {
					if (quote == '\'') {
						return this.literals.string(start, end, false);
					}
				}
				case 'u', 'U' -> {
					if (quote == '&' && peek(end + 1) == '\'') {
						return this.literals.string(start, end + 1, false);
					}
					if (quote == '&' && peek(end + 1) == '"') {
						// The name is spelled in escapes that are not decoded here
						this.tokens.doubtful = true;
						return this.literals.quoted(start, end + 1, '"');
					}
				}
				default -> {
				}
			}
		}
		if (quote == '\'' && this.literals.alternativePrefix(start, end)) {
			int closed = this.literals.alternative(start, end);
			if (closed > 0) {
				return closed;
			}
		}
		return add(TokenType.WORD, start, end);
	}

	private int wordEnd(int start) {
		int end = start;
		while (end < this.length) {
			char c = this.sql.charAt(end);
			if (c == '#') {
				// Part of a name in Oracle and SQL Server, a comment in MySQL, an
				// operator
				// in PostgreSQL
				if (!Characters.wordPart(peek(end + 1))) {
					char after = peek(end + 1);
					if (after == '>' || after == '-') {
						break;
					}
				}
				this.tokens.doubtful = true;
			}
			else if (!Characters.wordPart(c)) {
				break;
			}
			end++;
		}
		return end;
	}

	private int number(int start) {
		int end = start;
		boolean numeric = true;
		boolean hexadecimal = peek(start) == '0' && (peek(start + 1) | 0x20) == 'x';
		while (end < this.length) {
			char c = this.sql.charAt(end);
			if (c == '.') {
				if (peek(end + 1) == '.') {
					break;
				}
			}
			else if (Characters.wordPart(c)) {
				boolean exponent = !hexadecimal && (c | 0x20) == 'e';
				char sign = peek(end + 1);
				if (exponent && (sign == '+' || sign == '-') && Characters.digit(peek(end + 2))) {
					end++;
				}
				numeric &= Characters.digit(c) || c == '_' || exponent || hexadecimal || end == this.length - 1
						|| (c | 0x20) == 'x' || !Characters.wordPart(peek(end + 1));
			}
			else {
				break;
			}
			end++;
		}
		return add(numeric ? TokenType.NUMBER : TokenType.WORD, start, end);
	}

	private int dollar(int start) {
		int end = start + 1;
		if (Characters.digit(peek(end))) {
			while (Characters.digit(peek(end))) {
				end++;
			}
			return add(TokenType.PARAMETER, start, end);
		}
		while (Characters.wordPart(peek(end)) && peek(end) != '$') {
			end++;
		}
		if (peek(end) != '$') {
			this.tokens.doubtful = true;
			return add(TokenType.WORD, start, end);
		}
		return this.literals.dollars(start, end + 1);
	}

	private int questionMark(int start) {
		int end = start + 1;
		char next = peek(end);
		if (next == '?') {
			char third = peek(end + 1);
			return add(TokenType.SYMBOL, start, end + ((third == '|' || third == '&') ? 2 : 1));
		}
		// "?||" and "?&&" are a placeholder and an operator; so is "?|" where no operand
		// precedes
		if ((next == '|' || next == '&') && peek(end + 1) != next && afterOperand()) {
			return add(TokenType.SYMBOL, start, end + 1);
		}
		while (Characters.digit(peek(end))) {
			end++;
		}
		this.tokens.parameters++;
		return add(TokenType.PARAMETER, start, end);
	}

	private int colon(int start) {
		// In a subscript a colon parts the bounds of a slice
		if (this.brackets > 0 || !Characters.wordPart(peek(start + 1))) {
			return symbol(start);
		}
		int end = start + 1;
		while (Characters.wordPart(peek(end))) {
			end++;
		}
		return add(TokenType.PARAMETER, start, end);
	}

	private int at(int start) {
		int end = start + ((peek(start + 1) == '@') ? 2 : 1);
		char c = peek(end);
		if (c == '\'' || c == '"' || c == '`') {
			return add(TokenType.VARIABLE, start, end);
		}
		if (!Characters.wordPart(c)) {
			return symbol(start);
		}
		while (Characters.wordPart(peek(end)) || peek(end) == '.') {
			end++;
		}
		return add(TokenType.VARIABLE, start, end);
	}

	private int hash(int start) {
		char next = peek(start + 1);
		if (next == '>' || (next == '-' && peek(start + 2) != '-')) {
			return symbol(start);
		}
		if (this.tokens.size() == 0) {
			// No operator begins a statement
			return this.comments.lineEnd(start);
		}
		this.tokens.doubtful = true;
		if (next <= ' ') {
			return this.comments.lineEnd(start);
		}
		return Characters.wordPart(next) ? add(TokenType.WORD, start, wordEnd(start + 1)) : symbol(start);
	}

	private int bracket(int start) {
		// After an operand a bracket is a subscript, inside one it is an array; elsewhere
		// it quotes a name, as SQL Server has it
		boolean subscript = this.brackets > 0 || afterOperand() || this.tokens.word(this.tokens.size() - 1, "array");
		int end = start + 1;
		while (!subscript && Characters.inBrackets(peek(end))) {
			end++;
		}
		if (!subscript && end > start + 1 && peek(end) == ']' && peek(end + 1) != ']') {
			this.tokens.bracketed = true;
			return add(TokenType.QUOTED, start, end + 1);
		}
		this.brackets++;
		return add(TokenType.SYMBOL, start, start + 1);
	}

	private int symbol(int start) {
		switch (this.sql.charAt(start)) {
			case '(' -> this.tokens.depth = Math.max(this.tokens.depth, ++this.parentheses);
			case ')' -> this.parentheses = Math.max(0, this.parentheses - 1);
			case ']' -> this.brackets = Math.max(0, this.brackets - 1);
			case '\\' -> this.tokens.doubtful = true;
			default -> {
				for (String operator : OPERATORS) {
					if (this.sql.startsWith(operator, start) && !variableFollows(operator, start)) {
						return add(TokenType.SYMBOL, start, start + operator.length());
					}
				}
			}
		}
		return add(TokenType.SYMBOL, start, start + 1);
	}

	// "x <@y" is far more often a comparison with a variable than a containment
	private boolean variableFollows(String operator, int start) {
		return operator.equals("<@") && Characters.wordPart(peek(start + 2));
	}

}
