package dev.tidepool.jdbc;

import java.sql.SQLException;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way of a query. It may answer by itself, or pass the execution on and see
 * what comes back. Implementations are thread-safe. What an interceptor throws of its own
 * accord is a {@linkplain Faults fault}: it is counted and logged, and the execution goes
 * on as if the interceptor was not there; only exceptions of the driver and
 * {@link DeliberateException} reach the application.
 */
public interface QueryInterceptor {

	/**
	 * Handles one execution.
	 * @param execution what is to be executed
	 * @param chain the steps after this one
	 * @return what JDBC returns for the {@link QueryExecution#call() call}: a
	 * {@link java.sql.ResultSet}, a boxed count, a boxed boolean, or an array of counts
	 * @throws SQLException what the chain threw
	 */
	@Nullable Object intercept(QueryExecution execution, Chain chain) throws SQLException;

	/**
	 * Whether this step might answer such a statement without the database. If it might,
	 * preparing the statement is put off until the database is really needed.
	 * @param facts what is known of the statement
	 * @return {@code true} if executions of the statement may be answered here
	 */
	default boolean mayAnswer(StatementFacts facts) {
		return false;
	}

	/**
	 * The steps after an interceptor, ending at the driver.
	 */
	@FunctionalInterface
	interface Chain {

		/**
		 * Passes the execution on. To be called at most once per execution.
		 * @param execution the execution
		 * @return what JDBC returns for the call
		 * @throws SQLException what the driver threw
		 */
		@Nullable Object proceed(QueryExecution execution) throws SQLException;

	}

}
