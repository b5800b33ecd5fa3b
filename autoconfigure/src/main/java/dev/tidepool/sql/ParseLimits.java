package dev.tidepool.sql;

import java.time.Duration;

/**
 * How much effort one statement is worth. What exceeds a limit is not parsed and counts
 * as {@link Trait#OPAQUE}.
 *
 * @param maxLength the longest normalised text to parse, in characters. Normalised: IN
 * lists and rows of literals count once
 * @param maxDepth the deepest nesting of parentheses to parse
 * @param timeout how long a caller waits for the parser
 */
public record ParseLimits(int maxLength, int maxDepth, Duration timeout) {

	// Before the default, which is checked against it
	private static final Duration MAX_TIMEOUT = Duration.ofHours(1);

	/**
	 * 16,384 characters, 64 levels, 200 milliseconds.
	 */
	public static final ParseLimits DEFAULT = new ParseLimits(16_384, 64, Duration.ofMillis(200));

	/**
	 * Checks the limits.
	 * @throws IllegalArgumentException if one is negative, or the timeout is longer than
	 * an hour
	 */
	public ParseLimits {
		if (maxLength < 0) {
			throw new IllegalArgumentException("maxLength (" + maxLength + ") must be >= 0");
		}
		if (maxDepth < 0) {
			throw new IllegalArgumentException("maxDepth (" + maxDepth + ") must be >= 0");
		}
		if (timeout.isNegative()) {
			throw new IllegalArgumentException("timeout (" + timeout + ") must be >= 0");
		}
		if (timeout.compareTo(MAX_TIMEOUT) > 0) {
			throw new IllegalArgumentException("timeout (" + timeout + ") must be <= " + MAX_TIMEOUT);
		}
	}

}
