package dev.tidepool.insight;

import java.time.Duration;
import java.util.ArrayList;
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
final class LatencyHistogram {

	private static final int SUB_BITS = 3;

	private static final int SUB_BUCKETS = 1 << SUB_BITS;

	private static final int LOWEST_BIT = 8;

	private static final int HIGHEST_BIT = 42;

	private static final int BUCKETS = (HIGHEST_BIT - LOWEST_BIT) * SUB_BUCKETS + 1;

	private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

	void record(long nanos) {
		this.counts.getAndIncrement(bucket(nanos));
	}

	/**
	 * Copies the counts; recordings that happen meanwhile may or may not be in the copy.
	 */
	Snapshot snapshot() {
		long[] copy = new long[BUCKETS];
		long total = 0;
		for (int i = 0; i < BUCKETS; i++) {
			copy[i] = this.counts.get(i);
			total += copy[i];
		}
		return new Snapshot(copy, total);
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
	 * The counts at one moment.
	 */
	static final class Snapshot {

		private final long[] counts;

		private final long total;

		private Snapshot(long[] counts, long total) {
			this.counts = counts;
			this.total = total;
		}

		long total() {
			return this.total;
		}

		/**
		 * Return the counts by octaves, without the empty ones on either side.
		 */
		Histogram octaves() {
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
		 * Return the duration that a share of all durations does not exceed, in
		 * nanoseconds; 0 if there are none.
		 * @param quantile the share, from 0 to 1
		 */
		long quantile(double quantile) {
			long rank = Math.max(1, (long) Math.ceil(quantile * this.total));
			long seen = 0;
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
