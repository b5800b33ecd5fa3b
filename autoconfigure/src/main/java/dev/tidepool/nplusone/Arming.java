package dev.tidepool.nplusone;

import java.util.concurrent.atomic.AtomicInteger;

import dev.tidepool.sql.StatementFacts;

/**
 * Decides in which queries' results values are looked at: in those that ran before a
 * query that looked like an N+1, and only a number of times. Thread-safe; what it knows
 * is kept with the facts of each query and forgotten with them.
 */
final class Arming {

	/** So many units may prove it; whatever is not proved by then never is. */
	private static final int ATTEMPTS = 20;

	/** Whether any was armed so far: spares most applications the look at each query. */
	private volatile boolean used;

	void arm(StatementFacts parent) {
		if (parent.attachment(this) == null) {
			parent.attach(this, new AtomicInteger(ATTEMPTS));
			this.used = true;
		}
	}

	/**
	 * Whether to look, which uses up one attempt.
	 */
	boolean take(StatementFacts facts) {
		if (!this.used) {
			return false;
		}
		Object attempts = facts.attachment(this);
		return attempts instanceof AtomicInteger left && left.get() > 0 && left.getAndDecrement() > 0;
	}

}
