package dev.tidepool.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Tells what time it was at a moment of {@link System#nanoTime()}, so that recording a
 * moment takes no second clock.
 *
 * @param clock the time of day
 * @param ticker the moments, in nanoseconds
 */
record Timeline(Clock clock, LongSupplier ticker) {

	long now() {
		return this.ticker.getAsLong();
	}

	Instant instant(long moment) {
		return this.clock.instant().minus(Duration.ofNanos(now() - moment));
	}

}
