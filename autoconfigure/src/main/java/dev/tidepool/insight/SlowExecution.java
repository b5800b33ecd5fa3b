package dev.tidepool.insight;

import java.time.Duration;
import java.time.Instant;

import dev.tidepool.insight.SlowQueries.Severity;

/**
 * One execution that took too long. Immutable; holds no bound values.
 *
 * @param id the template's id
 * @param sql the template's text
 * @param dataSource the resolved name of the data source
 * @param duration how long it took, without reading the rows
 * @param at when it ended
 * @param severity how slow it was
 * @param failed whether it failed in the end
 */
public record SlowExecution(String id, String sql, String dataSource, Duration duration, Instant at, Severity severity,
		boolean failed) {
}
