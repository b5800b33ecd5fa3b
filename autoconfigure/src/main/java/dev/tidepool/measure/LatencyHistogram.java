package dev.tidepool.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets that grow with the duration: eight to each doubling, from
 * 256 ns to 73 minutes, so that a quantile is off by at most one sixteenth. Longer and
 * shorter durations count in the outermost buckets. Thread-safe and free of locks.
 * <p>
 * HdrHistogram's {@code AtomicHistogram} at the same precision takes 5 kB and three
 * atomic writes for each value; with one histogram for each template, 2.2 kB and one
 * write matter.
 */
public final class LatencyHistogram {

	private static final int SUB_BITS = 3;

	private static final int SUB_BUCKETS = 1 << SUB_BITS;

	private static final int LOWEST_BIT = 8;

	private static final int HIGHEST_BIT = 42;

	private static final int BUCKETS = (HIGHEST_BIT - LOWEST_BIT) * SUB_BUCKETS + 1;

	private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

	/**
	 * Counts a duration.
	 * @param nanos the duration in nanoseconds
	 */
	public void record(long nanos) {
		this.counts.getAndIncrement(bucket(nanos));
	}

	/**
	 * Return how many durations were counted.
	 * @return the number
	 */
	public long count() {
		long total = 0;
		for (int i = 0; i < BUCKETS; i++) {
			total += this.counts.get(i);
		}
		return total;
	}

	/**
	 * Copies the counts; recordings that happen meanwhile may or may not be in the copy.
	 * @return the counts of this moment
	 */
	public Snapshot snapshot() {
		return sum(List.of(this));
	}

	/**
	 * Adds the counts of several histograms up.
	 * @param histograms which
	 * @return the counts of this moment
	 */
	public static Snapshot sum(Collection<LatencyHistogram> histograms) {
		long[] sum = new long[BUCKETS];
		long total = 0;
		for (LatencyHistogram each : histograms) {
			for (int i = 0; i < BUCKETS; i++) {
				long count = each.counts.get(i);
				sum[i] += count;
				total += count;
			}
		}
		return new Snapshot(sum, total, 0);
	}

	private static int bucket(long nanos) {
		if (nanos < (1L << LOWEST_BIT)) {
			return 0;
		}
		int bit = 63 - Long.numberOfLeadingZeros(nanos);
		if (bit >= HIGHEST_BIT) {
			return BUCKETS - 1;
		}
		int sub = (int) (nanos >>> (bit - SUB_BITS)) & (SUB_BUCKETS - 1);
		return 1 + (bit - LOWEST_BIT) * SUB_BUCKETS + sub;
	}

	/** The middle of a bucket, in nanoseconds. */
	private static long middle(int bucket) {
		if (bucket == 0) {
			return 1L << (LOWEST_BIT - 1);
		}
		int shift = (bucket - 1) / SUB_BUCKETS + LOWEST_BIT - SUB_BITS;
		long lowest = (long) (SUB_BUCKETS + (bucket - 1) % SUB_BUCKETS) << shift;
		return lowest + (1L << shift) / 2;
	}

	/**
	 * The counts at one moment. Immutable.
	 */
	public static final class Snapshot {

		private final long[] counts;

		private final long total;

		private final long zeros;

		private Snapshot(long[] counts, long total, long zeros) {
			this.counts = counts;
			this.total = total;
			this.zeros = zeros;
		}

		/**
		 * Return the same with durations of no length, of which there may be so many that
		 * nobody records them.
		 * @param zeros how many
		 * @return the counts
		 */
		public Snapshot withZeros(long zeros) {
			return new Snapshot(this.counts, this.total + zeros, this.zeros + zeros);
		}

		/**
		 * Return how many durations were counted.
		 * @return the number
		 */
		public long total() {
			return this.total;
		}

		/**
		 * Return the counts by octaves, without the empty ones on either side and without
		 * those of no length.
		 * @return the spread
		 */
		public Histogram octaves() {
			List<Long> octaves = new ArrayList<>();
			int first = -1;
			for (int octave = 0; octave < HIGHEST_BIT - LOWEST_BIT; octave++) {
				long count = octave(octave);
				if (first < 0 && count > 0) {
					first = octave;
				}
				if (first >= 0) {
					octaves.add(count);
				}
			}
			while (!octaves.isEmpty() && octaves.get(octaves.size() - 1) == 0) {
				octaves.remove(octaves.size() - 1);
			}
			return new Histogram(Duration.ofNanos(1L << (LOWEST_BIT + Math.max(0, first))), List.copyOf(octaves));
		}

		private long octave(int octave) {
			long count = (octave == 0) ? this.counts[0] : 0;
			for (int i = 1; i <= SUB_BUCKETS; i++) {
				count += this.counts[octave * SUB_BUCKETS + i];
			}
			return count;
		}

		/**
		 * Return the duration that a share of all durations does not exceed.
		 * @param quantile the share, from 0 to 1
		 * @return nanoseconds, 0 if there are none
		 */
		public long quantile(double quantile) {
			long rank = Math.max(1, (long) Math.ceil(quantile * this.total));
			long seen = this.zeros;
			if (rank <= seen) {
				return 0;
			}
			for (int i = 0; i < this.counts.length; i++) {
				seen += this.counts[i];
				if (seen >= rank) {
					return middle(i);
				}
			}
			return 0;
		}

	}

}
