package dev.tidepool.sql;

/**
 * Classes of characters. Everything beyond ASCII that is no space may be part of a name,
 * lone surrogates included: to the lexer they are only characters.
 */
final class Characters {

	private Characters() {
	}

	static boolean digit(char c) {
		return c >= '0' && c <= '9';
	}

	static boolean wordStart(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
	}

	static boolean wordPart(char c) {
		return (wordStart(c) && !oddSpace(c)) || digit(c) || c == '$';
	}

	/**
	 * Whether databases disagree on a character being white space.
	 * @param c the character
	 * @return {@code true} for spaces and controls beyond ASCII, and for DEL
	 */
	static boolean oddSpace(char c) {
		return c >= 0x7f && (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
	}

	/**
	 * Whether a bracketed name may hold a character. Far fewer than SQL Server allows, so
	 * that no expression is taken for a name.
	 * @param c the character
	 * @return {@code true} if it may
	 */
	static boolean inBrackets(char c) {
		return wordPart(c) || c == ' ' || c == '-' || c == '#';
	}

	/**
	 * The lower case of one character, wherever it stands. Never an ASCII letter for
	 * another character: a dotted capital I or a Kelvin sign would make one name of two.
	 * @param c the character
	 * @return its lower case
	 */
	static char lower(char c) {
		if (c < 0x80) {
			return (c >= 'A' && c <= 'Z') ? (char) (c + 32) : c;
		}
		char lower = Character.toLowerCase(c);
		return (lower < 0x80) ? c : lower;
	}

	static String lower(String text) {
		char[] characters = text.toCharArray();
		for (int i = 0; i < characters.length; i++) {
			characters[i] = lower(characters[i]);
		}
		return new String(characters);
	}

}
