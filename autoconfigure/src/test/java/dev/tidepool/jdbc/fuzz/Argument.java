package dev.tidepool.jdbc.fuzz;

import java.util.function.Supplier;

/**
 * What a call is made with: a value that is made anew for each run, or what an earlier
 * call returned.
 *
 * @param text how it reads in a program
 * @param value makes it
 * @param handle the number of the call that returned it, or -1
 */
record Argument(String text, Supplier<?> value, int handle) {

	static Argument of(Object value) {
		return new Argument((value instanceof String text) ? '"' + text + '"' : String.valueOf(value), () -> value, -1);
	}

	static Argument made(String text, Supplier<?> value) {
		return new Argument(text, value, -1);
	}

	static Argument handle(int number) {
		return new Argument("#" + number, () -> null, number);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
