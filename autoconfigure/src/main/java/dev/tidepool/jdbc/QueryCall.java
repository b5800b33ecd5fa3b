package dev.tidepool.jdbc;

/**
 * The JDBC call that an execution came from; it decides what the chain returns.
 */
public enum QueryCall {

	/** {@code executeQuery}: a {@link java.sql.ResultSet}. */
	QUERY,

	/** {@code executeUpdate} and {@code executeLargeUpdate}: a boxed count. */
	UPDATE,

	/**
	 * {@code execute}: a boxed boolean, or a {@link java.sql.ResultSet} where an
	 * interceptor answers.
	 */
	EXECUTE,

	/** {@code executeBatch} and {@code executeLargeBatch}: an array of counts. */
	BATCH

}
