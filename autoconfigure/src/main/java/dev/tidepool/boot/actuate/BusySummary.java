package dev.tidepool.boot.actuate;

import java.util.concurrent.atomic.AtomicIntegerArray;

import dev.tidepool.measure.Rows;
import io.micrometer.core.instrument.DistributionSummary;

/**
 * A summary of small numbers that come too often to record each by itself: a registry
 * that takes exemplars may spend as long on it as the thing takes that is counted. So
 * many a second are recorded at once; what exceeds that is added up and recorded by
 * {@link #tick}, without exemplars. Nothing is lost, whatever the rate, but what the last
 * second of an application exceeds; and while nobody ticks, all are recorded at once.
 * Thread-safe.
 */
final class BusySummary {

	static final int AT_ONCE = 500;

	static final int VALUES = 64;

	private final DistributionSummary summary;

	/** How often each number came that was not recorded yet, row by row. */
	private final AtomicIntegerArray pending = new AtomicIntegerArray(Rows.COUNT * VALUES);

	/** Somebody ticks. */
	private boolean ticking;

	/** How many were recorded since the last tick, about: a race costs little. */
	private int recorded;

	BusySummary(DistributionSummary summary) {
		this.summary = summary;
	}

	void record(int value) {
		if (this.recorded < AT_ONCE || value >= VALUES || !this.ticking) {
			this.recorded++;
			this.summary.record(value);
		}
		else {
			this.pending.incrementAndGet(Rows.mine(Rows.COUNT) * VALUES + value);
		}
	}

	/**
	 * A second has passed.
	 */
	void tick() {
		this.ticking = true;
		for (int at = 0; at < this.pending.length(); at++) {
			for (int i = this.pending.getAndSet(at, 0); i > 0; i--) {
				this.summary.record(at % VALUES);
			}
		}
		this.recorded = 0;
	}

}
