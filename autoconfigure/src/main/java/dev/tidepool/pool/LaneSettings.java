package dev.tidepool.pool;

import java.time.Duration;

/**
 * How short and long sessions are kept apart.
 *
 * @param enabled whether they are
 * @param longThreshold from when on a session may count as long; it also has to be much
 * longer than the usual one
 * @param longShare the share of the permits that is there for long sessions while short
 * ones come, above 0 and at most 1
 */
public record LaneSettings(boolean enabled, Duration longThreshold, double longShare) {

	/** What holds if the user says nothing. */
	public static final LaneSettings DEFAULT = new LaneSettings(true, Duration.ofMillis(50), 0.25);

	/**
	 * Check the settings.
	 * @throws IllegalArgumentException if they cannot be
	 */
	public LaneSettings {
		if (longThreshold.isNegative() || longThreshold.isZero()) {
			throw new IllegalArgumentException("longThreshold (%s) must be > 0".formatted(longThreshold));
		}
		if (!(longShare > 0 && longShare <= 1)) {
			throw new IllegalArgumentException("longShare (%s) must be > 0 and <= 1".formatted(longShare));
		}
	}

}
