package dev.tidepool.jdbc;

/**
 * For how long a logical connection keeps its physical one.
 */
public enum Leasing {

	/**
	 * Until the transaction ends, or in auto-commit until the statement is closed, as
	 * long as everything that was done is proved to leave nothing behind; else until
	 * {@code close()}.
	 */
	TRANSACTION,

	/** Until {@code close()}. */
	CONNECTION

}
