package dev.tidepool.jdbc;

/**
 * What is bound where nothing can be.
 */
public final class NoBindings {

	private NoBindings() {
	}

	public static Bindings get() {
		return Bindings.NONE;
	}

}
