package dev.tidepool.sql;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of one text, without its comments, and what the lexer noticed on the way.
 * Positions outside the text are harmless: they hold no token. Confined to one thread.
 */
final class Tokens {

	private static final TokenType[] TYPES = TokenType.values();

	private final String sql;

	private byte[] types = new byte[64];

	private int[] starts = new int[64];

	private int[] ends = new int[64];

	private int size;

	private @Nullable String @Nullable [] texts;

	private int @Nullable [] partners;

	/** How many {@code ?} stand for a parameter. */
	int parameters;

	/** The deepest nesting of parentheses. */
	int depth;

	/** Whether databases may read the text differently, or not at all. */
	boolean doubtful;

	/** Whether a literal, comment or quoted identifier lacks its end. */
	boolean unterminated;

	/** Whether a backslash stands before a quote, so that dialects disagree. */
	boolean backslashed;

	/** Whether a quoted identifier has brackets for quotes. */
	boolean bracketed;

	@Nullable CacheHint hint;

	Tokens(String sql) {
		this.sql = sql;
	}

	void add(TokenType type, int start, int end) {
		if (this.size == this.types.length) {
			int capacity = this.size * 2;
			this.types = Arrays.copyOf(this.types, capacity);
			this.starts = Arrays.copyOf(this.starts, capacity);
			this.ends = Arrays.copyOf(this.ends, capacity);
		}
		this.types[this.size] = (byte) type.ordinal();
		this.starts[this.size] = start;
		this.ends[this.size] = end;
		this.size++;
	}

	String sql() {
		return this.sql;
	}

	int size() {
		return this.size;
	}

	int start(int index) {
		return this.starts[index];
	}

	int end(int index) {
		return this.ends[index];
	}

	@Nullable TokenType type(int index) {
		return (index >= 0 && index < this.size) ? TYPES[this.types[index]] : null;
	}

	/**
	 * The token in lower case.
	 * @param index the position
	 * @return the text, empty outside the tokens
	 */
	String text(int index) {
		if (index < 0 || index >= this.size) {
			return "";
		}
		if (this.texts == null) {
			this.texts = new @Nullable String[this.types.length];
		}
		else if (this.texts.length <= index) {
			// Words are asked for while the lexer is still adding tokens
			this.texts = Arrays.copyOf(this.texts, this.types.length);
		}
		String text = this.texts[index];
		if (text == null) {
			text = Characters.lower(this.sql.substring(this.starts[index], this.ends[index]));
			this.texts[index] = text;
		}
		return text;
	}

	/**
	 * The token as an unquoted word.
	 * @param index the position
	 * @return the word in lower case, empty if the token is no word
	 */
	String word(int index) {
		return (type(index) == TokenType.WORD) ? text(index) : "";
	}

	boolean word(int index, String word) {
		if (type(index) != TokenType.WORD || this.ends[index] - this.starts[index] != word.length()) {
			return false;
		}
		for (int i = 0; i < word.length(); i++) {
			if (Characters.lower(this.sql.charAt(this.starts[index] + i)) != word.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	boolean symbol(int index, char symbol) {
		return type(index) == TokenType.SYMBOL && this.ends[index] - this.starts[index] == 1
				&& this.sql.charAt(this.starts[index]) == symbol;
	}

	boolean symbol(int index, String symbol) {
		return type(index) == TokenType.SYMBOL && this.ends[index] - this.starts[index] == symbol.length()
				&& this.sql.startsWith(symbol, this.starts[index]);
	}

	boolean identifier(int index) {
		TokenType type = type(index);
		return type == TokenType.WORD || type == TokenType.QUOTED;
	}

	/**
	 * Whether an expression may end with this token.
	 * @param index the position
	 * @return {@code true} if what follows may be a binary operator
	 */
	boolean operand(int index) {
		TokenType type = type(index);
		if (type == null) {
			return false;
		}
		return switch (type) {
			case WORD -> !Keywords.BEFORE_OPERAND.contains(text(index));
			case SYMBOL -> symbol(index, ')') || symbol(index, ']') || symbol(index, '}');
			default -> true;
		};
	}

	/**
	 * The parenthesis that belongs to another.
	 * @param index the position of an opening or closing parenthesis
	 * @return the position of its partner, or -1 if it has none
	 */
	int partner(int index) {
		if (this.partners == null) {
			this.partners = partners();
		}
		return (index >= 0 && index < this.size) ? this.partners[index] : -1;
	}

	private int[] partners() {
		int[] result = new int[this.size];
		int[] open = new int[Math.min(this.size, this.depth + 1)];
		int level = 0;
		Arrays.fill(result, -1);
		for (int i = 0; i < this.size; i++) {
			if (symbol(i, '(')) {
				open[level++] = i;
			}
			else if (symbol(i, ')') && level > 0) {
				level--;
				result[i] = open[level];
				result[open[level]] = i;
			}
		}
		return result;
	}

}
