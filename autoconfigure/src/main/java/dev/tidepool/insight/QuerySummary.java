package dev.tidepool.insight;

import java.time.Duration;
import java.time.Instant;

import dev.tidepool.measure.Histogram;
import dev.tidepool.sql.StatementKind;

/**
 * What the executions of one template on one data source cost, at one moment. Immutable.
 *
 * @param id the template's id
 * @param sql the template's text: literals are placeholders, so it holds no values
 * @param dataSource the resolved name of the data source
 * @param kind what the statement does
 * @param count executions, failed and cached ones included; a batch is one
 * @param cacheHits executions that a cache answered
 * @param errors executions that failed
 * @param rows rows that the application read
 * @param total time of all executions: waiting for a connection, execution and round
 * trips, without reading the rows
 * @param mean the mean of an execution at the database; that of cache hits is not
 * measured
 * @param p50 the median, to within a sixteenth
 * @param p95 the 95th percentile, to within a sixteenth
 * @param p99 the 99th percentile, to within a sixteenth
 * @param max the longest execution
 * @param histogram how its executions spread
 * @param share this template's part of the time of all templates, from 0 to 1
 * @param firstSeen when it was executed first since the last reset
 * @param lastSeen when it was executed last, to within a millisecond
 */
public record QuerySummary(String id, String sql, String dataSource, StatementKind kind, long count, long cacheHits,
		long errors, long rows, Duration total, Duration mean, Duration p50, Duration p95, Duration p99, Duration max,
		Histogram histogram, double share, Instant firstSeen, Instant lastSeen) {
}
