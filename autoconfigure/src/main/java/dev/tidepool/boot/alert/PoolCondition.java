package dev.tidepool.boot.alert;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a pool has been doing over the window.
 *
 * @param pool its resolved name
 * @param limit the most sessions that may work at once, now
 * @param held the open connections, now
 * @param waiting the sessions that wait, now
 * @param utilization the mean share of the permits that were taken, {@code NaN} while the
 * pool is not known for a whole window
 * @param longestWait the longest wait for a connection that ended
 * @param timeouts the sessions that got no connection in time
 * @param established the connections that were opened
 * @param establishMean the mean time that took
 * @param failure why the last connection could not be opened, {@code null} if it could or
 * nobody tried for long
 */
record PoolCondition(String pool, int limit, int held, int waiting, double utilization, Duration longestWait,
		long timeouts, long established, Duration establishMean, @Nullable String failure) {

}
