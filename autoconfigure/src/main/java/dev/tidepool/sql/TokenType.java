package dev.tidepool.sql;

/**
 * What a token is.
 */
enum TokenType {

	/** An unquoted word: keyword or identifier. */
	WORD,

	/** A quoted identifier, quotes included. */
	QUOTED,

	/** A string, bit or binary literal. */
	STRING,

	/**
	 * A string literal that some databases read as the clock, such as {@code 'now'}, or
	 * may, since it is spelled in escapes or stands beside another. The one case where
	 * the content of a literal matters.
	 */
	CLOCK,

	/** A number without its sign. */
	NUMBER,

	/** A placeholder of any style. */
	PARAMETER,

	/** A user or system variable: {@code @x}, {@code @@x}. */
	VARIABLE,

	/** Everything else: operators and punctuation. */
	SYMBOL;

	boolean literal() {
		return this == STRING || this == CLOCK || this == NUMBER || this == PARAMETER;
	}

}
