package dev.tidepool.nplusone;

import java.util.Arrays;

import dev.tidepool.jdbc.Bindings;
import org.jspecify.annotations.Nullable;

/**
 * Hashes what an execution was asked for: the exact text and every bound value. Allocates
 * nothing and keeps nothing. Two different requests may share a hash.
 */
final class BindHash {

	private BindHash() {
	}

	static long of(String sql, Bindings bindings) {
		// The text too: code that puts the values into the text binds none
		long hash = mix(sql.hashCode());
		for (int i = 0; i < bindings.size(); i++) {
			hash = mix(hash * 31 + hash(bindings.value(i)));
		}
		return hash;
	}

	private static int hash(@Nullable Object value) {
		if (value == null) {
			return 0;
		}
		// An array's own hash code is its identity; UUIDs are often bound as bytes
		return (value instanceof byte[] bytes) ? Arrays.hashCode(bytes) : value.hashCode();
	}

	// The finaliser of SplitMix64: consecutive keys must not fall on consecutive bits
	static long mix(long value) {
		long hash = value + 0x9e3779b97f4a7c15L;
		hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
		hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
		return hash ^ (hash >>> 31);
	}

}
