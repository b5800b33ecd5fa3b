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

	private final CoarseClock clock;

	ObservedStep(QueryPath path, Chain next, CoarseClock clock) {
		this.path = path;
		this.next = next;
		this.clock = clock;
	}

	@Override
	public @Nullable Object proceed(QueryExecution execution) throws SQLException {
		execution.begun(this.clock.now());
		try {
			return this.next.proceed(execution);
		}
		finally {
			// A hit takes little longer than a look at the clock
			if (execution.source() == Source.DATABASE) {
				execution.ended(System.nanoTime());
			}
			this.path.executed(execution);
		}
	}

}
