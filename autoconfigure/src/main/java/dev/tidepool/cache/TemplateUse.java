package dev.tidepool.cache;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * What shadow mode saw of the statements of one template. Thread-safe.
 */
final class TemplateUse {

	private static final BypassReason[] REASONS = BypassReason.values();

	private final LongAdder executions = new LongAdder();

	private final LongAdder wouldHits = new LongAdder();

	private final LongAdder nanos = new LongAdder();

	private final AtomicIntegerArray reasons = new AtomicIntegerArray(REASONS.length);

	private final AtomicBoolean mismatched = new AtomicBoolean();

	private volatile Set<String> tables = Set.of();

	private volatile @Nullable String optIn;

	void executed(CachePlan plan, boolean wouldHit, long nanos) {
		this.executions.increment();
		this.nanos.add(nanos);
		if (wouldHit) {
			this.wouldHits.increment();
		}
		this.tables = plan.tables();
		OptIn known = plan.optIn();
		this.optIn = (known != null) ? known.name() : null;
	}

	void refused(BypassReason reason) {
		this.reasons.incrementAndGet(reason.ordinal());
	}

	/**
	 * Notes that a result was not as the database has it.
	 * @return whether that is the first time
	 */
	boolean firstMismatch() {
		return this.mismatched.compareAndSet(false, true);
	}

	/**
	 * What was seen so far.
	 */
	Suggestions.Observation observation(TemplateState template) {
		BypassReason most = null;
		int count = 0;
		for (BypassReason reason : REASONS) {
			if (this.reasons.get(reason.ordinal()) > count) {
				most = reason;
				count = this.reasons.get(reason.ordinal());
			}
		}
		String refusal = template.refusal();
		String reason = (refusal != null) ? refusal : (most != null) ? most.name() : null;
		return new Suggestions.Observation(template.template().text(), this.tables, this.optIn, this.executions.sum(),
				this.wouldHits.sum(), this.nanos.sum(), reason, count);
	}

}
