package dev.tidepool.boot.alert;

import java.time.Duration;

/**
 * When a person is to be told.
 *
 * @param announce whether alerts are logged and published
 * @param window the time over which is judged, at least a second
 * @param repeatInterval the shortest time between two announcements of the same alert
 * @param utilizationWarning the share of permits from which is warned, from 0 to 1
 * @param utilizationCritical the share of permits from which it is critical
 * @param waitThreshold the longest wait for a connection that is no alert
 * @param establishThreshold the longest mean time to open a connection that is no alert
 * @param memoryThreshold the share of the old generation in use after a collection from
 * which is warned
 */
public record AlertSettings(boolean announce, Duration window, Duration repeatInterval, double utilizationWarning,
		double utilizationCritical, Duration waitThreshold, Duration establishThreshold, double memoryThreshold) {

	/** What holds if the user says nothing. */
	public static final AlertSettings DEFAULT = new AlertSettings(true, Duration.ofSeconds(30), Duration.ofMinutes(5),
			0.8, 0.95, Duration.ofSeconds(1), Duration.ofMillis(100), 0.9);

}
