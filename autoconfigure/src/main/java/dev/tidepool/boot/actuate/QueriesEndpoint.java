package dev.tidepool.boot.actuate;

import java.util.List;

import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.insight.QuerySummary;
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
		return new Queries(this.statistics.summaries((limit != null) ? limit : DEFAULT_LIMIT),
				this.slowQueries.recent());
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
	public record Queries(List<QuerySummary> queries, List<SlowExecution> slow) {

	}

}
