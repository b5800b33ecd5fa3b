package dev.tidepool.boot.actuate;

import java.sql.SQLTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.sql.StatementKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Times the executions at one data source, by operation, outcome and source. Silent until
 * it is bound. Thread-safe.
 */
final class QueryMeters implements QueryListener {

	private static final Outcome[] OUTCOMES = Outcome.values();

	private static final int SOURCES = Source.values().length;

	private final String pool;

	private final AtomicReferenceArray<@Nullable Timer> timers = new AtomicReferenceArray<>(
			StatementKind.values().length * OUTCOMES.length * SOURCES);

	private volatile @Nullable MeterRegistry registry;

	QueryMeters(String pool) {
		this.pool = pool;
	}

	void bindTo(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void onQuery(QueryExecution execution) {
		MeterRegistry known = this.registry;
		if (known == null) {
			return;
		}
		StatementKind kind = execution.facts().kind();
		Outcome outcome = Outcome.of(execution.failure());
		Source source = execution.source();
		int index = (kind.ordinal() * OUTCOMES.length + outcome.ordinal()) * SOURCES + source.ordinal();
		Timer timer = this.timers.get(index);
		if (timer == null) {
			timer = register(known, kind, outcome, source);
			this.timers.set(index, timer);
		}
		timer.record(execution.nanos(), TimeUnit.NANOSECONDS);
	}

	private Timer register(MeterRegistry known, StatementKind kind, Outcome outcome, Source source) {
		return Timer.builder("tidepool.query")
			.tag("pool", this.pool)
			.tag("operation", TidepoolMeters.lower(kind))
			.tag("outcome", TidepoolMeters.lower(outcome))
			.tag("source", source.tag())
			.description("Executions, with the wait for a connection, without reading the rows")
			.register(known);
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
