package dev.tidepool.jdbc;

import dev.tidepool.jdbc.Bindings.Setter;
import org.jspecify.annotations.Nullable;

/**
 * Bindings without a statement.
 */
public final class TestBindings {

	private TestBindings() {
	}

	/**
	 * Binds values.
	 * @param kinds how each is bound, as {@link Bindings#kind} numbers it
	 * @param values the values
	 * @return the bindings
	 */
	public static Bindings of(int[] kinds, @Nullable Object... values) {
		Bindings bindings = new Bindings(kinds.length);
		for (int i = 0; i < kinds.length; i++) {
			bindings.set(i + 1, Setter.values()[Math.floorMod(kinds[i], 31)], values[i], Math.floorDiv(kinds[i], 31));
		}
		return bindings;
	}

	/**
	 * Return what all bindings of a kind share.
	 * @param kind as {@link Bindings#kind} numbers it
	 * @return an object on the heap, once
	 */
	public static Object shared(int kind) {
		return Setter.values()[Math.floorMod(kind, 31)];
	}

}
