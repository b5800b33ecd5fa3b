package dev.tidepool.nplusone;

import java.time.Clock;

/**
 * Limits how many stacks are walked, at some 10 µs each: so many a second, and what was
 * not used for a while may be used at once. Thread-safe.
 */
final class WalkBudget {

	private final int perSecond;

	private final int burst;

	private final Clock clock;

	private volatile long second;

	private volatile long left;

	WalkBudget(int perSecond, int burst, Clock clock) {
		this.perSecond = perSecond;
		this.burst = burst;
		this.clock = clock;
		this.left = burst;
	}

	boolean take() {
		long now = Math.floorDiv(this.clock.millis(), 1000L);
		// Mostly all is used up for this second: then nobody waits to hear that
		return (this.left > 0 || now > this.second) && take(now);
	}

	private synchronized boolean take(long now) {
		if (now > this.second) {
			this.left = Math.min(this.burst, this.left + (now - this.second) * this.perSecond);
			this.second = now;
		}
		if (this.left == 0) {
			return false;
		}
		this.left = this.left - 1;
		return true;
	}

}
