package dev.tidepool.sample.traffic;

import java.util.Arrays;

/**
 * The duration of every request: a run is short enough to keep them all.
 */
class Timings {

	private long[] nanos = new long[256];

	private int count;

	private int errors;

	void add(long nanos, boolean error) {
		ensureCapacity(this.count + 1);
		this.nanos[this.count++] = nanos;
		this.errors += error ? 1 : 0;
	}

	void add(Timings other) {
		ensureCapacity(this.count + other.count);
		System.arraycopy(other.nanos, 0, this.nanos, this.count, other.count);
		this.count += other.count;
		this.errors += other.errors;
	}

	private void ensureCapacity(int capacity) {
		if (capacity > this.nanos.length) {
			this.nanos = Arrays.copyOf(this.nanos, Math.max(capacity, this.nanos.length * 2));
		}
	}

	/**
	 * Returns what the timings come to.
	 * @return the summary
	 */
	TimingsSummary summary() {
		long[] sorted = Arrays.copyOf(this.nanos, this.count);
		Arrays.sort(sorted);
		return new TimingsSummary(this.count, this.errors, millis(sorted, 0.50), millis(sorted, 0.99));
	}

	private static double millis(long[] sorted, double quantile) {
		if (sorted.length == 0) {
			return 0;
		}
		int index = (int) Math.ceil(quantile * sorted.length) - 1;
		return Math.round(sorted[index] / 10_000.0) / 100.0;
	}

}
