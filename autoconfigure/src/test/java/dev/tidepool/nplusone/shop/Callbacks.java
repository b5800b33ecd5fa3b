package dev.tidepool.nplusone.shop;

import java.util.function.Supplier;

/**
 * Application code that runs in a lambda.
 */
public final class Callbacks {

	private Callbacks() {
	}

	public static <T> T inLambda(Supplier<T> action) {
		Supplier<T> lambda = () -> {
			T result = action.get();
			return result;
		};
		return lambda.get();
	}

}
