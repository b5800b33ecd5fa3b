package dev.tidepool.boot.actuate;

import java.util.List;

import dev.tidepool.Alert;
import dev.tidepool.boot.ProgressBoard;
import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.boot.UnmanagedDataSource;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.pool.PoolView;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Endpoint with the overview: what a newcomer needs to see of the data layer.
 */
@Endpoint(id = "tidepool")
public final class TidepoolEndpoint {

	private static final int TOP = 20;

	private final TidepoolEngine engine;

	private final QueryStatistics statistics;

	private final @Nullable QueryCache cache;

	private final Findings findings;

	TidepoolEndpoint(TidepoolEngine engine, QueryStatistics statistics, @Nullable QueryCache cache, Findings findings) {
		this.engine = engine;
		this.statistics = statistics;
		this.cache = cache;
		this.findings = findings;
	}

	/**
	 * Return the overview.
	 * @return the overview of this moment
	 */
	@ReadOperation
	public Overview overview() {
		List<PoolView> pools = this.engine.pools().stream().map((pool) -> pool.view()).toList();
		return new Overview(pools, (this.cache != null) ? CacheView.of(this.cache) : null,
				this.statistics.summaries(TOP).stream().map(TemplateView::of).toList(),
				this.findings.all().stream().map(FindingView::of).toList(), this.engine.alerts(),
				this.engine.unmanaged(), this.engine.faults(), this.engine.progress());
	}

	/**
	 * What the endpoint shows.
	 *
	 * @param pools every pool
	 * @param cache the query-result cache, {@code null} if it is off
	 * @param queries the templates that took most time
	 * @param nplusone findings, the latest first
	 * @param alerts what a person should look at, with what to do
	 * @param unmanaged data sources that are left alone, with the reason
	 * @param faults faults of Tidepool itself that were contained
	 * @param progress how far the last long tasks are
	 */
	public record Overview(List<PoolView> pools, @Nullable CacheView cache, List<TemplateView> queries,
			List<FindingView> nplusone, List<Alert> alerts, List<UnmanagedDataSource> unmanaged, long faults,
			List<ProgressBoard.Task> progress) {

	}

}
