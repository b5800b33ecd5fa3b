package dev.tidepool.measure;

/**
 * A number of durations. Immutable.
 *
 * @param count how many
 * @param meanMillis their mean in milliseconds, as all that follow; 0 if there are none
 * @param p50Millis the median, to within a sixteenth, as the other percentiles
 * @param p95Millis the 95th percentile
 * @param p99Millis the 99th percentile
 * @param maxMillis the longest
 */
public record Times(long count, double meanMillis, double p50Millis, double p95Millis, double p99Millis,
		double maxMillis) {

	/** None at all. */
	public static final Times NONE = new Times(0, 0, 0, 0, 0, 0);

	/**
	 * Sum up what was counted.
	 * @param spread how the durations spread
	 * @param longest the longest, in nanoseconds
	 * @return the times
	 */
	public static Times of(LatencyHistogram.Snapshot spread, long longest) {
		long count = spread.total();
		return (count > 0) ? new Times(count, spread.nanos() / 1e6 / count, millis(spread, 0.5, longest),
				millis(spread, 0.95, longest), millis(spread, 0.99, longest), longest / 1e6) : NONE;
	}

	// The middle of the last bucket may lie above the longest
	private static double millis(LatencyHistogram.Snapshot spread, double quantile, long longest) {
		return Math.min(spread.quantile(quantile), longest) / 1e6;
	}

}
