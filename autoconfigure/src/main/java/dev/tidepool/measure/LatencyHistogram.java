package dev.tidepool.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

/**
 * Counts durations in buckets that grow with the duration: eight to each doubling, from
 * 256 ns to 73 minutes, so that a quantile is off by at most one sixteenth. Longer and
 * shorter durations count in the outermost buckets. The sum of all durations is exact.
 * Thread-safe; recording takes one atomic write and no lock.
 * <p>
 * A bucket is one number: how many durations in its upper bits, and in its lower ones by
 * how much they exceed the bucket's lower bound, added up. Before either overflows, both
 * are carried over to where there is more room.
 * <p>
 * Where all threads of an application record, there may be several {@link Rows} of
 * buckets.
 * <p>
 * HdrHistogram's {@code AtomicHistogram} at the same precision takes 5 kB and three
 * atomic writes for each value, without the sum; with one histogram for each template,
 * 2.2 kB and one write matter.
 */
public final class LatencyHistogram {

	private static final int SUB_BITS = 3;

	private static final int SUB_BUCKETS = 1 << SUB_BITS;

	private static final int LOWEST_BIT = 8;

	private static final int HIGHEST_BIT = 42;

	private static final int BUCKETS = (HIGHEST_BIT - LOWEST_BIT) * SUB_BUCKETS + 1;

	private static final int COUNT_SHIFT = 40;

	private static final long EXCESS = (1L << COUNT_SHIFT) - 1;

	/** Half of what a bucket can take, of durations or of their excess. */
	private static final long FULL = (1L << 63) | (1L << (COUNT_SHIFT - 1));

	/** What exceeds this is not kept in a bucket: 0.27 s, a bucket's width at 2 s. */
	private static final long MOST_EXCESS = 1L << 28;

	/** A power of two of rows. */
	private final AtomicLongArray buckets;

	private final int rows;

	/** What did not fit into the excess of a bucket. */
	private final LongAdder large = new LongAdder();

	/** The counts that were carried over; guarded by this object, as is their excess. */
	private long @Nullable [] carried;

	private long carriedExcess;

	/**
	 * One for what few threads record at once.
	 */
	public LatencyHistogram() {
		this(1);
	}

	private LatencyHistogram(int rows) {
		this.rows = rows;
		this.buckets = new AtomicLongArray(rows * BUCKETS);
	}

	/**
	 * Return one for what all threads of an application record.
	 * @return a histogram with as many {@link Rows} as there may be
	 */
	public static LatencyHistogram shared() {
		return new LatencyHistogram(Rows.COUNT);
	}

	/**
	 * Counts a duration.
	 * @param nanos the duration in nanoseconds; one below zero counts as zero
	 */
	public void record(long nanos) {
		int bucket = bucket(nanos);
		long excess = Math.max(0, nanos) - lowest(bucket);
		if (excess > MOST_EXCESS) {
			this.large.add(excess);
			excess = 0;
		}
		int row = (this.rows > 1) ? Rows.mine(this.rows) : 0;
		int at = row * BUCKETS + bucket;
		long before = this.buckets.getAndAdd(at, (1L << COUNT_SHIFT) + excess);
		if ((before & FULL) != 0) {
			carry(at, bucket);
		}
	}

	private synchronized void carry(int at, int bucket) {
		long[] known = this.carried;
		if (known == null) {
			known = new long[BUCKETS];
			this.carried = known;
		}
		long value = this.buckets.getAndSet(at, 0);
		known[bucket] += value >>> COUNT_SHIFT;
		this.carriedExcess += value & EXCESS;
	}

	/**
	 * Adds the counts to others, and returns the sum of the durations.
	 */
	private synchronized long addTo(long[] counts) {
		long nanos = this.large.sum() + this.carriedExcess;
		for (int bucket = 0; bucket < BUCKETS; bucket++) {
			long count = carried(bucket);
			for (int row = 0; row < this.rows; row++) {
				long value = this.buckets.get(row * BUCKETS + bucket);
				count += value >>> COUNT_SHIFT;
				nanos += value & EXCESS;
			}
			counts[bucket] += count;
			nanos += count * lowest(bucket);
		}
		return nanos;
	}

	/**
	 * Return how many durations were counted.
	 * @return the number
	 */
	public long count() {
		return total().count();
	}

	private long carried(int bucket) {
		return (this.carried != null) ? this.carried[bucket] : 0;
	}

	/**
	 * Return the sum of all durations.
	 * @return nanoseconds
	 */
	public long nanos() {
		return total().nanos();
	}

	/**
	 * Return how many durations were counted, and their sum. Neither falls.
	 * @return both
	 */
	public Total total() {
		long[] counts = new long[BUCKETS];
		long nanos = addTo(counts);
		return new Total(LongStream.of(counts).sum(), nanos);
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
		long nanos = 0;
		for (LatencyHistogram each : histograms) {
			nanos += each.addTo(sum);
		}
		return new Snapshot(sum, LongStream.of(sum).sum(), nanos, 0);
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
		return lowest(bucket) + (1L << shift(bucket)) / 2;
	}

	private static long lowest(int bucket) {
		return (bucket > 0) ? (long) (SUB_BUCKETS + (bucket - 1) % SUB_BUCKETS) << shift(bucket) : 0;
	}

	private static int shift(int bucket) {
		return (bucket - 1) / SUB_BUCKETS + LOWEST_BIT - SUB_BITS;
	}

	/**
	 * The counts at one moment. Immutable.
	 */
	public static final class Snapshot {

		private final long[] counts;

		private final long total;

		private final long nanos;

		private final long zeros;

		private Snapshot(long[] counts, long total, long nanos, long zeros) {
			this.counts = counts;
			this.total = total;
			this.nanos = nanos;
			this.zeros = zeros;
		}

		/**
		 * Return the same with durations of no length, of which there may be so many that
		 * nobody records them.
		 * @param zeros how many
		 * @return the counts
		 */
		public Snapshot withZeros(long zeros) {
			return new Snapshot(this.counts, this.total + zeros, this.nanos, this.zeros + zeros);
		}

		/**
		 * Return how many durations were counted.
		 * @return the number
		 */
		public long total() {
			return this.total;
		}

		/**
		 * Return the sum of all durations.
		 * @return nanoseconds
		 */
		public long nanos() {
			return this.nanos;
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
