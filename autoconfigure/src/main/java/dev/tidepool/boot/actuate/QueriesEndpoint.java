package dev.tidepool.boot.actuate;

import java.time.Instant;
import java.util.List;

import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.insight.SlowExecution;
import dev.tidepool.insight.SlowQueries;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Endpoint for the statements that the application executes, by template.
 */
@Endpoint(id = "queries")
public final class QueriesEndpoint {

	private static final int DEFAULT_LIMIT = 100;

	private final QueryStatistics statistics;

	private final SlowQueries slowQueries;

	QueriesEndpoint(QueryStatistics statistics, SlowQueries slowQueries) {
		this.statistics = statistics;
		this.slowQueries = slowQueries;
	}

	/**
	 * Return the templates that took most time.
	 * @param limit how many, 100 if it is left out
	 * @return the templates, and the latest slow executions
	 */
	@ReadOperation
	public Queries queries(@Nullable Integer limit) {
		if (limit != null && limit < 1) {
			String message = "limit (" + limit + ") must be >= 1";
			throw new InvalidEndpointRequestException(message, message);
		}
		return new Queries(top((limit != null) ? limit : DEFAULT_LIMIT),
				this.slowQueries.recent().stream().map(Slow::of).toList());
	}

	private List<TemplateView> top(int limit) {
		return this.statistics.summaries(limit).stream().map(TemplateView::of).toList();
	}

	/**
	 * Begins to count anew.
	 */
	@DeleteOperation
	public void reset() {
		this.statistics.reset();
	}

	/**
	 * What the endpoint shows.
	 *
	 * @param queries templates by their share of time
	 * @param slow the latest slow executions
	 */
	public record Queries(List<TemplateView> queries, List<Slow> slow) {

	}

	/**
	 * A slow execution.
	 *
	 * @param id the template
	 * @param sql its text
	 * @param dataSource the resolved name of the data source
	 * @param millis how long it took, without reading the rows
	 * @param at when it ended
	 * @param severity how slow it was
	 * @param failed whether it failed in the end
	 */
	public record Slow(String id, String sql, String dataSource, double millis, Instant at,
			SlowQueries.Severity severity, boolean failed) {

		static Slow of(SlowExecution execution) {
			return new Slow(execution.id(), execution.sql(), execution.dataSource(),
					execution.duration().toNanos() / 1e6, execution.at(), execution.severity(), execution.failed());
		}

	}

}
