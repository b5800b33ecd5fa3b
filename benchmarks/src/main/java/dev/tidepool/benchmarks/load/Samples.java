package dev.tidepool.benchmarks.load;

import java.util.Arrays;

/**
 * The times that one client measured. Confined to its thread until that ended.
 */
final class Samples {

	private long[] nanos = new long[1024];

	private int size;

	private long failures;

	void add(long time) {
		if (this.size == this.nanos.length) {
			this.nanos = Arrays.copyOf(this.nanos, 2 * this.size);
		}
		this.nanos[this.size++] = time;
	}

	void failed() {
		this.failures++;
	}

	long[] nanos() {
		return Arrays.copyOf(this.nanos, this.size);
	}

	long failures() {
		return this.failures;
	}

}
