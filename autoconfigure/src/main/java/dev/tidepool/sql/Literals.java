package dev.tidepool.sql;

import java.util.Locale;

/**
 * Reads literals and quoted identifiers.
 */
final class Literals {

	private static final String[] CLOCKS = { "now", "today", "tomorrow", "yesterday" };

	private final String sql;

	private final Tokens tokens;

	private final boolean backslashes;

	private boolean noAlternative;

	Literals(String sql, Tokens tokens, boolean backslashes) {
		this.sql = sql;
		this.tokens = tokens;
		this.backslashes = backslashes;
	}

	int string(int start, int quote, boolean escapes) {
		int end = close(quote, '\'', this.backslashes || escapes);
		// What is spelled in escapes is not decoded here
		boolean hidden = quote > start && this.sql.charAt(quote - 1) == '&'
				|| (escapes && this.sql.substring(quote, end).indexOf('\\') >= 0);
		add(hidden || clock(quote + 1, end - 1), start, end);
		return end;
	}

	/**
	 * Adds a string. One that goes on after a break, or that stands beside another, may
	 * be a clock in pieces.
	 */
	private void add(boolean clock, int start, int end) {
		TokenType before = this.tokens.type(this.tokens.size() - 1);
		boolean continues = before == TokenType.STRING || before == TokenType.CLOCK;
		this.tokens.add((clock || continues) ? TokenType.CLOCK : TokenType.STRING, start, end);
	}

	int quoted(int start, int quote, char mark) {
		int end = close(quote, mark, this.backslashes && mark == '"');
		this.tokens.add(TokenType.QUOTED, start, end);
		return end;
	}

	private int close(int quote, char mark, boolean escapes) {
		int length = this.sql.length();
		int position = quote + 1;
		while (position < length) {
			char c = this.sql.charAt(position);
			char next = (position + 1 < length) ? this.sql.charAt(position + 1) : 0;
			if (c == mark) {
				if (next != mark) {
					return position + 1;
				}
				position++;
			}
			else if (c == '\\' && mark != '`') {
				if (escapes || next == '\\') {
					position++;
				}
				else {
					this.tokens.backslashed |= next == mark;
				}
			}
			position++;
		}
		this.tokens.unterminated = true;
		return length;
	}

	/**
	 * Reads a dollar-quoted string.
	 * @param start where its opening tag begins
	 * @param body where its opening tag ends
	 * @return the position after it
	 */
	int dollars(int start, int body) {
		String tag = this.sql.substring(start, body);
		int close = this.sql.indexOf(tag, body);
		int end = (close < 0) ? this.sql.length() : close + tag.length();
		this.tokens.unterminated |= close < 0;
		add(clock(body, (close < 0) ? end : close), start, end);
		return end;
	}

	boolean alternativePrefix(int start, int end) {
		return (this.sql.charAt(end - 1) | 0x20) == 'q'
				&& (end - start == 1 || (end - start == 2 && (this.sql.charAt(start) | 0x20) == 'n'));
	}

	/**
	 * Reads a string with an alternative quote, as Oracle has it.
	 * @param start where the prefix begins
	 * @param quote where the quote is
	 * @return the position after it, or -1 if it is no such string
	 */
	int alternative(int start, int quote) {
		if (this.noAlternative || quote + 1 >= this.sql.length() || this.sql.charAt(quote + 1) <= ' ') {
			return -1;
		}
		char open = this.sql.charAt(quote + 1);
		char close = switch (open) {
			case '[' -> ']';
			case '{' -> '}';
			case '<' -> '>';
			case '(' -> ')';
			default -> open;
		};
		int end = this.sql.indexOf(close + "'", quote + 2);
		if (end < 0) {
			// Once is enough: looking again and again would take quadratic time
			this.noAlternative = true;
			this.tokens.doubtful = true;
			return -1;
		}
		// Elsewhere the letter is a word and the literal ends at its first quote
		this.tokens.doubtful |= this.sql.indexOf('\'', quote + 1) < end;
		this.tokens.add(TokenType.STRING, start, end + 2);
		return end + 2;
	}

	// PostgreSQL and SQLite read 'now' and its kin as the time of execution
	private boolean clock(int start, int end) {
		if (end - start < 3) {
			return false;
		}
		String head = this.sql.substring(start, Math.min(end, start + 64)).strip().toLowerCase(Locale.ROOT);
		for (String clock : CLOCKS) {
			if (head.startsWith(clock)
					&& (head.length() == clock.length() || !Characters.wordPart(head.charAt(clock.length())))) {
				return true;
			}
		}
		return false;
	}

}
