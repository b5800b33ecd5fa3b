package dev.tidepool.pool;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

import dev.tidepool.measure.LatencyHistogram;

/**
 * What has been counted at a pool since it started. Thread-safe.
 */
final class PoolCounters {

	/** Of those who waited at all, in vain or not. */
	final LatencyHistogram waits = new LatencyHistogram();

	/** Of those who got a connection. */
	final LongAdder waitedNanos = new LongAdder();

	final LongAccumulator longestWait = new LongAccumulator(Math::max, 0);

	/** The same since it was asked for last. */
	final LongAccumulator recentWait = new LongAccumulator(Math::max, 0);

	/** Also knows how many leases ended, and how long they took together. */
	final LatencyHistogram holds = LatencyHistogram.shared();

	final LongAccumulator longestHold = new LongAccumulator(Math::max, 0);

	final LongAdder timeouts = new LongAdder();

	final LongAdder created = new LongAdder();

	final LongAdder creationNanos = new LongAdder();

	final LongAdder creationFailures = new LongAdder();

	final LongAdder refusals = new LongAdder();

	final LongAdder closed = new LongAdder();

	void leased(long waited) {
		// Most sessions do not wait, and this is the hot path
		if (waited > 0) {
			this.waits.record(waited);
			this.waitedNanos.add(waited);
			this.longestWait.accumulate(waited);
			this.recentWait.accumulate(waited);
		}
	}

	void timedOut(long waited) {
		this.timeouts.increment();
		this.waits.record(waited);
		this.longestWait.accumulate(waited);
	}

	void completed(long held) {
		this.holds.record(held);
		this.longestHold.accumulate(held);
	}

	static double meanMillis(LongAdder nanos, LongAdder count) {
		long number = count.sum();
		return (number > 0) ? nanos.sum() / 1e6 / number : 0;
	}

}
