package dev.tidepool.sql;

/**
 * A statement without its literals: what all executions of one piece of application code
 * share. Immutable and thread-safe. Two templates are equal if their texts are.
 *
 * @param id 12 lower-case hex digits taken from a 64-bit hash of the text: short enough
 * for a URL or a log line, not a proof of equality
 * @param text the normalised text: literals as {@code ?}, words in lower case, no
 * comments
 */
public record SqlTemplate(String id, String text) {

	/** A text that is longer was cut off. */
	public static final int MAX_WHOLE = 16_384;

	static SqlTemplate of(String text) {
		return new SqlTemplate(id(text), text);
	}

	// FNV-1a over the UTF-16 units, then a finaliser: FNV alone mixes the last
	// characters poorly into the upper bits, and the upper bits are what is kept.
	private static String id(String text) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
		}
		hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
		hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
		hash = hash ^ (hash >>> 31);
		String hex = Long.toHexString(hash >>> 16);
		return "0".repeat(12 - hex.length()) + hex;
	}

	@Override
	public boolean equals(Object other) {
		return this == other || (other instanceof SqlTemplate template && this.text.equals(template.text));
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
