package dev.tidepool.benchmarks;

import java.util.Locale;

/**
 * The last line of a benchmark's output, for programs: {@code NAME: key=value ...}.
 */
final class LastLine {

	private final StringBuilder text;

	LastLine(String name) {
		this.text = new StringBuilder(name).append(':');
	}

	/**
	 * Adds a ratio, with three decimals.
	 */
	LastLine add(String key, double value) {
		return append(key, String.format(Locale.ROOT, "%.3f", value));
	}

	LastLine add(String key, long value) {
		return append(key, Long.toString(value));
	}

	private LastLine append(String key, String value) {
		this.text.append(' ').append(key).append('=').append(value);
		return this;
	}

	void print() {
		System.out.println(this.text);
	}

}
