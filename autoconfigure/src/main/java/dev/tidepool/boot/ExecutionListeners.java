package dev.tidepool.boot;

import java.util.List;
import java.util.stream.Stream;

import dev.tidepool.jdbc.DeliberateException;
import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.jdbc.RowListener;

/**
 * Those who hear of every execution, as one listener. Each has a call of its own here: a
 * single one for them all is one that the just-in-time compiler does not see through, and
 * this is the hot path. What one of them throws is contained, so that the others hear.
 */
final class ExecutionListeners implements RowListener {

	private final RowListener statistics;

	private final QueryListener slowQueries;

	private final QueryListener[] others;

	/** Those of them that hear of hits, too. */
	private final QueryListener[] othersOfHits;

	private final RowListener[] othersOfRows;

	private final Faults faults;

	/**
	 * Create it.
	 * @param statistics hears first
	 * @param slowQueries hears of what the cache on this node did not answer
	 * @param others hear last
	 * @param faults contains what goes wrong
	 */
	ExecutionListeners(RowListener statistics, QueryListener slowQueries, List<QueryListener> others, Faults faults) {
		this.faults = faults;
		this.statistics = statistics;
		this.slowQueries = slowQueries;
		this.others = others.toArray(QueryListener[]::new);
		this.othersOfHits = others.stream().filter(QueryListener::hearsOfHits).toArray(QueryListener[]::new);
		this.othersOfRows = others.stream().filter(RowListener.class::isInstance).toArray(RowListener[]::new);
	}

	@Override
	public boolean takesEstimates() {
		return this.statistics.takesEstimates() && this.slowQueries.takesEstimates()
				&& Stream.of(this.others).allMatch(QueryListener::takesEstimates);
	}

	@Override
	public void onQuery(QueryExecution execution) {
		try {
			this.statistics.onQuery(execution);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			contain(this.statistics, ex);
		}
		if (execution.source() == QueryExecution.Source.FIRST_LEVEL) {
			tell(this.othersOfHits, execution);
			return;
		}
		try {
			this.slowQueries.onQuery(execution);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			contain(this.slowQueries, ex);
		}
		tell(this.others, execution);
	}

	private void tell(QueryListener[] listeners, QueryExecution execution) {
		for (QueryListener each : listeners) {
			try {
				each.onQuery(execution);
			}
			catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
				contain(each, ex);
			}
		}
	}

	@Override
	public void onRows(QueryExecution execution, long rows) {
		try {
			this.statistics.onRows(execution, rows);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			contain(this.statistics, ex);
		}
		for (RowListener each : this.othersOfRows) {
			try {
				each.onRows(execution, rows);
			}
			catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
				contain(each, ex);
			}
		}
	}

	private void contain(Object listener, Throwable fault) {
		if (fault instanceof DeliberateException deliberate) {
			throw deliberate;
		}
		this.faults.report(listener, fault);
	}

}
