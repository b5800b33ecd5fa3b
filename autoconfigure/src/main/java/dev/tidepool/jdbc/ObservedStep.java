package dev.tidepool.jdbc;

import java.sql.SQLException;

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
			execution.ended(System.nanoTime());
			this.path.executed(execution);
		}
	}

}
