package dev.tidepool.boot.actuate;

import java.sql.SQLTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

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

	/** What only the meters tell. */
	private final AtomicReferenceArray<@Nullable LatencyHistogram> cells = new AtomicReferenceArray<>(
			StatementKind.values().length * OUTCOMES.length * SOURCES);

	private volatile @Nullable MeterRegistry registry;

	/** What counts what succeeds, if anything does. */
	private volatile @Nullable QueryStatistics statistics;

	/** By kind, 1 once it is read from the statistics what succeeded. */
	private final AtomicIntegerArray counted = new AtomicIntegerArray(StatementKind.values().length);

	QueryMeters(String pool) {
		this.pool = pool;
	}

	/**
	 * Binds the meters. What the statistics know is read from there: to count a hit once
	 * more would take as long as a look into the cache.
	 */
	void bindTo(MeterRegistry registry, @Nullable QueryStatistics statistics, boolean cached) {
		if (statistics != null && statistics.isKept(this.pool)) {
			this.statistics = statistics;
			if (cached) {
				register(registry, statistics, (source) -> source.cacheHits(this.pool), (source) -> 0,
						StatementKind.SELECT, Outcome.SUCCESS, Source.FIRST_LEVEL);
			}
		}
		this.registry = registry;
	}

	@Override
	public boolean hearsOfHits() {
		return false;
	}

	@Override
	public boolean takesEstimates() {
		return true;
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
		QueryStatistics kept = this.statistics;
		if (failure == null && source == Source.DATABASE && kept != null) {
			if (this.counted.get(kind.ordinal()) == 0 && this.counted.compareAndSet(kind.ordinal(), 0, 1)) {
				register(known, kept, (all) -> all.succeeded(this.pool, kind).count(),
						(all) -> all.succeeded(this.pool, kind).nanos(), kind, Outcome.SUCCESS, source);
			}
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
		LatencyHistogram fresh = LatencyHistogram.shared();
		LatencyHistogram other = this.cells.compareAndExchange(index, null, fresh);
		if (other != null) {
			return other;
		}
		register(known, fresh, LatencyHistogram::count, LatencyHistogram::nanos, kind, outcome, source);
		return fresh;
	}

	private <T> void register(MeterRegistry registry, T of, ToLongFunction<T> count, ToDoubleFunction<T> nanos,
			StatementKind kind, Outcome outcome, Source source) {
		FunctionTimer.builder("tidepool.query", of, count, nanos, TimeUnit.NANOSECONDS)
			.tag("pool", this.pool)
			.tag("operation", TidepoolMeters.lower(kind))
			.tag("outcome", TidepoolMeters.lower(outcome))
			.tag("source", source.tag())
			.description(DESCRIPTION)
			.register(registry);
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
