package dev.tidepool.nplusone;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Hashes a value so that it is known again when it is bound, whatever integer type it was
 * read as. Keeps nothing.
 */
final class ValueHash {

	/** Says nothing: NULL, and what is never a key. */
	static final long NONE = 0;

	private ValueHash() {
	}

	static long of(@Nullable Object value) {
		if (value == null || value instanceof Boolean) {
			return NONE;
		}
		if (value instanceof Long || value instanceof Integer || value instanceof Short) {
			return BindHash.mix(((Number) value).longValue());
		}
		if (value instanceof java.math.BigDecimal decimal) {
			return (decimal.stripTrailingZeros().scale() <= 0) ? BindHash.mix(decimal.longValue())
					: BindHash.mix(decimal.hashCode());
		}
		// Texts and the like must not meet the integers
		int hash = (value instanceof byte[] bytes) ? Arrays.hashCode(bytes) : value.hashCode();
		return BindHash.mix(0x5bd1e995_00000000L ^ hash);
	}

}
