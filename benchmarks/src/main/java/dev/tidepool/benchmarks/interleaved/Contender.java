package dev.tidepool.benchmarks.interleaved;

import java.util.Map;

/**
 * One of the things that are compared: a benchmark method with its parameters.
 *
 * @param benchmark the class with the JMH benchmark
 * @param method the benchmark method
 * @param parameters JMH parameters, by field
 */
public record Contender(Class<? extends Contestant> benchmark, String method, Map<String, String> parameters) {

	@Override
	public String toString() {
		return this.method + this.parameters.values();
	}

}
