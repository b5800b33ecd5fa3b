package dev.tidepool.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the cache counts. Thread-safe.
 */
final class CacheCounters {

	private static final BypassReason[] REASONS = BypassReason.values();

	private final LongAdder misses = new LongAdder();

	private final LongAdder joined = new LongAdder();

	private final LongAdder stale = new LongAdder();

	private final LongAdder refreshed = new LongAdder();

	private final LongAdder wouldHits = new LongAdder();

	private final LongAdder compared = new LongAdder();

	private final LongAdder mismatches = new LongAdder();

	private final LongAdder fills = new LongAdder();

	private final LongAdder rejectedFills = new LongAdder();

	private final LongAdder captureFailures = new LongAdder();

	private final LongAdder fallbacks = new LongAdder();

	private final LongAdder[] bypasses = new LongAdder[REASONS.length];

	CacheCounters() {
		for (int i = 0; i < this.bypasses.length; i++) {
			this.bypasses[i] = new LongAdder();
		}
	}

	LongAdder misses() {
		return this.misses;
	}

	LongAdder joined() {
		return this.joined;
	}

	LongAdder stale() {
		return this.stale;
	}

	LongAdder refreshed() {
		return this.refreshed;
	}

	LongAdder wouldHits() {
		return this.wouldHits;
	}

	LongAdder compared() {
		return this.compared;
	}

	LongAdder mismatches() {
		return this.mismatches;
	}

	LongAdder fills() {
		return this.fills;
	}

	LongAdder rejectedFills() {
		return this.rejectedFills;
	}

	LongAdder captureFailures() {
		return this.captureFailures;
	}

	LongAdder fallbacks() {
		return this.fallbacks;
	}

	void bypass(BypassReason reason) {
		this.bypasses[reason.ordinal()].increment();
	}

	Map<BypassReason, Long> bypasses() {
		Map<BypassReason, Long> counts = new EnumMap<>(BypassReason.class);
		for (BypassReason reason : REASONS) {
			counts.put(reason, this.bypasses[reason.ordinal()].sum());
		}
		return counts;
	}

}
