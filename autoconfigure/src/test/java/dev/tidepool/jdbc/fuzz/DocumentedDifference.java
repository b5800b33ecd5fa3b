package dev.tidepool.jdbc.fuzz;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a program may tell a difference: the list of {@code docs/differences.md}, as the
 * fuzzer needs it. Nothing else may differ.
 */
enum DocumentedDifference {

	;

	private final String sentence;

	private final Test test;

	DocumentedDifference(String sentence, Test test) {
		this.sentence = sentence;
		this.test = test;
	}

	static Optional<DocumentedDifference> between(Call call, String bare, String tidepool) {
		return Arrays.stream(values()).filter((known) -> known.test.explains(call, bare, tidepool)).findFirst();
	}

	@Override
	public String toString() {
		return this.sentence;
	}

	@FunctionalInterface
	private interface Test {

		boolean explains(Call call, String bare, String tidepool);

	}

}
