package dev.tidepool.boot.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tidepool.insight.QuerySummary;
import dev.tidepool.measure.Histogram;
import dev.tidepool.sql.StatementKind;

/**
 * A statement template as a person reads it. Times in milliseconds, with the wait for a
 * connection and without reading the rows.
 *
 * @param id the template
 * @param sql its text; literals are placeholders, so it holds no values
 * @param dataSource the resolved name of the data source
 * @param kind what the statement does
 * @param share its part of the time of all templates, from 0 to 1
 * @param count executions, a batch is one
 * @param cacheHits executions that a cache answered
 * @param errors executions that failed
 * @param rows rows that the application read
 * @param totalMillis the time of all executions
 * @param meanMillis the mean
 * @param p50Millis the median
 * @param p95Millis the 95th percentile
 * @param p99Millis the 99th percentile
 * @param maxMillis the longest execution
 * @param histogram how its executions spread
 * @param lastSeen when it was executed last, to within a millisecond
 */
public record TemplateView(String id, String sql, String dataSource, StatementKind kind, double share, long count,
		long cacheHits, long errors, long rows, double totalMillis, double meanMillis, double p50Millis,
		double p95Millis, double p99Millis, double maxMillis, HistogramView histogram, Instant lastSeen) {

	static TemplateView of(QuerySummary summary) {
		return new TemplateView(summary.id(), summary.sql(), summary.dataSource(), summary.kind(), summary.share(),
				summary.count(), summary.cacheHits(), summary.errors(), summary.rows(), millis(summary.total()),
				millis(summary.mean()), millis(summary.p50()), millis(summary.p95()), millis(summary.p99()),
				millis(summary.max()), HistogramView.of(summary.histogram()), summary.lastSeen());
	}

	private static double millis(Duration duration) {
		return duration.toNanos() / 1e6;
	}

	/**
	 * How durations spread: the first bucket reaches from {@code fromMillis} to twice
	 * that, the second from there to twice that, and so on.
	 *
	 * @param fromMillis the lower bound of the first bucket
	 * @param counts how many durations fell in each bucket
	 */
	public record HistogramView(double fromMillis, List<Long> counts) {

		static HistogramView of(Histogram histogram) {
			return new HistogramView(millis(histogram.from()), histogram.counts());
		}

	}

}
