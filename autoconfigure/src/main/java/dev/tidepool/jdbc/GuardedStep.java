package dev.tidepool.jdbc;

import java.sql.SQLException;

import dev.tidepool.jdbc.QueryInterceptor.Chain;
import org.jspecify.annotations.Nullable;

/**
 * One interceptor in the chain. Its own faults never reach the application: if the driver
 * has answered already, that answer stands, else the next step is asked.
 */
final class GuardedStep implements Chain {

	private final QueryInterceptor interceptor;

	private final Chain next;

	private final Faults faults;

	GuardedStep(QueryInterceptor interceptor, Chain next, Faults faults) {
		this.interceptor = interceptor;
		this.next = next;
		this.faults = faults;
	}

	@Override
	public @Nullable Object proceed(QueryExecution execution) throws SQLException {
		try {
			return this.interceptor.intercept(execution, this.next);
		}
		catch (SQLException | RuntimeException | Error ex) {
			if (isMeant(execution, ex)) {
				throw ex;
			}
			this.faults.report(this.interceptor, ex);
			Throwable failure = execution.failure();
			if (failure != null) {
				throw asThrown(failure);
			}
			return execution.isDone() ? execution.result() : this.next.proceed(execution);
		}
	}

	/**
	 * What the driver threw, as it threw it: it declares nothing but SQLException.
	 */
	private static SQLException asThrown(Throwable failure) {
		if (failure instanceof RuntimeException unchecked) {
			throw unchecked;
		}
		if (failure instanceof Error error) {
			throw error;
		}
		return (SQLException) failure;
	}

	private static boolean isMeant(QueryExecution execution, Throwable thrown) {
		return thrown == execution.failure() || thrown instanceof DeliberateException
				|| (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError));
	}

}
