package dev.tidepool.insight;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import dev.tidepool.measure.LatencyHistogram;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementKind;

/**
 * What the executions of one template cost. Thread-safe; recording neither locks nor
 * allocates.
 */
final class TemplateStatistics {

	private final SqlTemplate template;

	private final StatementKind kind;

	private final long firstSeen;

	private final AtomicLong lastSeen;

	/** Also knows how many executions were timed, all but cache hits, and their sum. */
	private final LatencyHistogram times = new LatencyHistogram();

	private final LongAdder rows = new LongAdder();

	private final LongAdder errors = new LongAdder();

	private final LongAdder cacheHits = new LongAdder();

	private final AtomicLong max = new AtomicLong();

	private volatile boolean forgotten;

	TemplateStatistics(SqlTemplate template, StatementKind kind, long now) {
		this.template = template;
		this.kind = kind;
		this.firstSeen = now;
		this.lastSeen = new AtomicLong(now);
	}

	void executed(long nanos, boolean cached, boolean failed, long now) {
		// Nobody waits for this value: no fence needed
		this.lastSeen.lazySet(now);
		if (cached) {
			this.cacheHits.increment();
			return;
		}
		this.times.record(nanos);
		if (failed) {
			this.errors.increment();
		}
		raiseMax(nanos);
	}

	private void raiseMax(long nanos) {
		long known = this.max.get();
		while (nanos > known && !this.max.compareAndSet(known, nanos)) {
			known = this.max.get();
		}
	}

	/**
	 * Counts no longer: whoever still holds this row has to look for a new one.
	 */
	void forget() {
		this.forgotten = true;
	}

	boolean isForgotten() {
		return this.forgotten;
	}

	void read(long rows) {
		this.rows.add(rows);
	}

	LatencyHistogram times() {
		return this.times;
	}

	long cacheHits() {
		return this.cacheHits.sum();
	}

	long totalNanos() {
		return this.times.nanos();
	}

	long longestNanos() {
		return this.max.get();
	}

	QuerySummary summary(String dataSource, long allNanos, Timeline timeline) {
		LatencyHistogram.Snapshot snapshot = this.times.snapshot();
		long timed = snapshot.total();
		long hits = this.cacheHits.sum();
		long nanos = snapshot.nanos();
		long longest = this.max.get();
		return new QuerySummary(this.template.id(), this.template.text(), dataSource, this.kind, timed + hits, hits,
				this.errors.sum(), this.rows.sum(), Duration.ofNanos(nanos),
				Duration.ofNanos((timed > 0) ? nanos / timed : 0), quantile(snapshot, 0.5, longest),
				quantile(snapshot, 0.95, longest), quantile(snapshot, 0.99, longest), Duration.ofNanos(longest),
				snapshot.octaves(), (allNanos > 0) ? Math.min(1.0, (double) nanos / allNanos) : 0.0,
				timeline.instant(this.firstSeen), timeline.instant(this.lastSeen.get()));
	}

	// The middle of the last bucket may lie above the longest execution
	private static Duration quantile(LatencyHistogram.Snapshot snapshot, double quantile, long longest) {
		return Duration.ofNanos(Math.min(snapshot.quantile(quantile), longest));
	}

}
