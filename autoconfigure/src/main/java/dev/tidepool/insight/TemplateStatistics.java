package dev.tidepool.insight;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import dev.tidepool.measure.LatencyHistogram;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementKind;
import org.jspecify.annotations.Nullable;

/**
 * What the executions of one template cost. Thread-safe; recording neither locks nor
 * allocates, but for the first failure.
 */
final class TemplateStatistics {

	/** How far {@link #lastSeen} may lie behind. */
	private static final long SEEN_STEP_NANOS = 1_000_000;

	private final SqlTemplate template;

	private final StatementKind kind;

	private final long firstSeen;

	private final AtomicLong lastSeen;

	/** The executions that succeeded, but for cache hits. */
	private final LatencyHistogram succeeded = new LatencyHistogram();

	/** Made with the first of them. */
	private volatile @Nullable LatencyHistogram failed;

	private final LongAdder rows = new LongAdder();

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
		// Only once in a while: processors that write to the same place wait for one
		// another, and for the longest time nobody asks
		if (now - this.lastSeen.get() >= SEEN_STEP_NANOS) {
			this.lastSeen.lazySet(now);
		}
		if (cached) {
			this.cacheHits.increment();
			return;
		}
		(failed ? failed() : this.succeeded).record(nanos);
		raiseMax(nanos);
	}

	private LatencyHistogram failed() {
		LatencyHistogram known = this.failed;
		return (known != null) ? known : makeFailed();
	}

	private synchronized LatencyHistogram makeFailed() {
		LatencyHistogram known = this.failed;
		if (known == null) {
			known = new LatencyHistogram();
			this.failed = known;
		}
		return known;
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

	SqlTemplate template() {
		return this.template;
	}

	StatementKind kind() {
		return this.kind;
	}

	/**
	 * The executions that succeeded, but for cache hits.
	 */
	LatencyHistogram succeeded() {
		return this.succeeded;
	}

	/**
	 * All executions but cache hits.
	 */
	List<LatencyHistogram> times() {
		LatencyHistogram failures = this.failed;
		return (failures != null) ? List.of(this.succeeded, failures) : List.of(this.succeeded);
	}

	long cacheHits() {
		return this.cacheHits.sum();
	}

	long totalNanos() {
		return times().stream().mapToLong(LatencyHistogram::nanos).sum();
	}

	long longestNanos() {
		return this.max.get();
	}

	QuerySummary summary(String dataSource, long allNanos, Timeline timeline) {
		LatencyHistogram failures = this.failed;
		long errors = (failures != null) ? failures.count() : 0;
		LatencyHistogram.Snapshot snapshot = LatencyHistogram.sum(times());
		long timed = snapshot.total();
		long hits = this.cacheHits.sum();
		long nanos = snapshot.nanos();
		long longest = this.max.get();
		return new QuerySummary(this.template.id(), this.template.text(), dataSource, this.kind, timed + hits, hits,
				errors, this.rows.sum(), Duration.ofNanos(nanos), Duration.ofNanos((timed > 0) ? nanos / timed : 0),
				quantile(snapshot, 0.5, longest), quantile(snapshot, 0.95, longest), quantile(snapshot, 0.99, longest),
				Duration.ofNanos(longest), snapshot.octaves(),
				(allNanos > 0) ? Math.min(1.0, (double) nanos / allNanos) : 0.0, timeline.instant(this.firstSeen),
				timeline.instant(this.lastSeen.get()));
	}

	// The middle of the last bucket may lie above the longest execution
	private static Duration quantile(LatencyHistogram.Snapshot snapshot, double quantile, long longest) {
		return Duration.ofNanos(Math.min(snapshot.quantile(quantile), longest));
	}

}
