package dev.tidepool.boot.actuate;

import java.sql.SQLTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.measure.LatencyHistogram;
import dev.tidepool.sql.StatementKind;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Times the executions at one data source, by operation, outcome and source. Silent until
 * it is bound. Thread-safe.
 */
final class QueryMeters implements QueryListener {

	private static final String DESCRIPTION = "Executions, with the wait for a connection, without reading the rows";

	private static final Outcome[] OUTCOMES = Outcome.values();

	private static final int SOURCES = Source.values().length;

	private final String pool;

	/** What the meters tell: one atomic write for each execution. */
	private final AtomicReferenceArray<@Nullable LatencyHistogram> cells = new AtomicReferenceArray<>(
			StatementKind.values().length * OUTCOMES.length * SOURCES);

	private volatile @Nullable MeterRegistry registry;

	QueryMeters(String pool) {
		this.pool = pool;
	}

	void bindTo(MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * What the cache answered is counted for the statistics already: counting it once
	 * more would take as long as a look into the cache.
	 */
	void bindHits(QueryStatistics statistics, MeterRegistry registry) {
		FunctionTimer
			.builder("tidepool.query", statistics, (source) -> source.cacheHits(this.pool), (source) -> 0,
					TimeUnit.NANOSECONDS)
			.tag("pool", this.pool)
			.tag("operation", TidepoolMeters.lower(StatementKind.SELECT))
			.tag("outcome", TidepoolMeters.lower(Outcome.SUCCESS))
			.tag("source", Source.FIRST_LEVEL.tag())
			.description(DESCRIPTION)
			.register(registry);
	}

	@Override
	public boolean hearsOfHits() {
		return false;
	}

	@Override
	public void onQuery(QueryExecution execution) {
		count(execution.facts().kind(), execution.failure(), execution.source(), execution.nanos());
	}

	void count(StatementKind kind, @Nullable Throwable failure, Source source, long nanos) {
		MeterRegistry known = this.registry;
		if (known == null) {
			return;
		}
		Outcome outcome = Outcome.of(failure);
		int index = (kind.ordinal() * OUTCOMES.length + outcome.ordinal()) * SOURCES + source.ordinal();
		LatencyHistogram cell = this.cells.get(index);
		if (cell == null) {
			cell = cell(index, known, kind, outcome, source);
		}
		cell.record((source == Source.DATABASE) ? nanos : 0);
	}

	private LatencyHistogram cell(int index, MeterRegistry known, StatementKind kind, Outcome outcome, Source source) {
		LatencyHistogram fresh = new LatencyHistogram();
		LatencyHistogram other = this.cells.compareAndExchange(index, null, fresh);
		if (other != null) {
			return other;
		}
		FunctionTimer
			.builder("tidepool.query", fresh, LatencyHistogram::count, LatencyHistogram::nanos, TimeUnit.NANOSECONDS)
			.tag("pool", this.pool)
			.tag("operation", TidepoolMeters.lower(kind))
			.tag("outcome", TidepoolMeters.lower(outcome))
			.tag("source", source.tag())
			.description(DESCRIPTION)
			.register(known);
		return fresh;
	}

	private enum Outcome {

		SUCCESS, ERROR, TIMEOUT;

		static Outcome of(@Nullable Throwable failure) {
			if (failure == null) {
				return SUCCESS;
			}
			return (failure instanceof SQLTimeoutException) ? TIMEOUT : ERROR;
		}

	}

}
