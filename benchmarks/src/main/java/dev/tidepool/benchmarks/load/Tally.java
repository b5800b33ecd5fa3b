package dev.tidepool.benchmarks.load;

import java.util.Arrays;

/**
 * What became of requests in one period.
 */
public final class Tally {

	private final double seconds;

	private final long[] nanos;

	private final long failures;

	Tally(double seconds, long[] nanos, long failures) {
		this.seconds = seconds;
		this.nanos = nanos;
		this.failures = failures;
		Arrays.sort(this.nanos);
	}

	/**
	 * Requests answered per second.
	 */
	public double throughput() {
		return this.nanos.length / this.seconds;
	}

	/**
	 * The time from when a request was to start to its end that a share of the requests
	 * did not exceed.
	 * @param share between 0 and 1
	 * @return milliseconds
	 */
	public double percentile(double share) {
		if (this.nanos.length == 0) {
			return Double.NaN;
		}
		int index = (int) Math.ceil(share * this.nanos.length) - 1;
		return this.nanos[Math.max(0, index)] / 1e6;
	}

	public long failures() {
		return this.failures;
	}

}
