package dev.tidepool.jdbc;

import java.sql.SQLException;

import dev.tidepool.jdbc.QueryExecution.Source;
import dev.tidepool.jdbc.QueryInterceptor.Chain;
import org.jspecify.annotations.Nullable;

/**
 * The first step: times every execution and tells the listeners, whatever answered it.
 */
final class ObservedStep implements Chain {

	private final QueryPath path;

	private final Chain next;

	ObservedStep(QueryPath path, Chain next) {
		this.path = path;
		this.next = next;
	}

	@Override
	public @Nullable Object proceed(QueryExecution execution) throws SQLException {
		long start = System.nanoTime();
		execution.started(start);
		try {
			return this.next.proceed(execution);
		}
		finally {
			// A hit takes little longer than a look at the clock
			execution.ended((execution.source() == Source.DATABASE) ? System.nanoTime() : start);
			this.path.executed(execution);
		}
	}

}
