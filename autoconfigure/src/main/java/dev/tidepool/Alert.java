package dev.tidepool;

import java.time.Instant;

/**
 * Something that a person should look at. Immutable.
 *
 * @param severity how bad it is
 * @param pool the pool that it concerns, or what else it concerns
 * @param message what is the matter
 * @param recommendation what to do
 * @param rule which rule says so
 * @param since since when it has been so
 */
public record Alert(Severity severity, String pool, String message, String recommendation, Rule rule, Instant since) {

	/**
	 * Return the same with another beginning.
	 * @param since since when it has been so
	 * @return the alert
	 */
	public Alert since(Instant since) {
		return new Alert(this.severity, this.pool, this.message, this.recommendation, this.rule, since);
	}

	/**
	 * How bad it is.
	 */
	public enum Severity {

		/** Worth knowing. */
		WARNING,

		/** Users suffer. */
		CRITICAL

	}

	/**
	 * What is watched.
	 */
	public enum Rule {

		/** The share of the permits that was taken over a window of time. */
		UTILIZATION,

		/** The longest wait for a connection. */
		WAIT,

		/** Sessions that got no connection in time. */
		TIMEOUT,

		/** Connections that could not be opened. */
		CONNECT,

		/** The time it takes to open a connection. */
		ESTABLISH,

		/** Commits whose outcome is not known. */
		UNKNOWN_COMMIT,

		/** Queries that run once for each row of another. */
		NPLUSONE,

		/** What is left on the heap after a collection. */
		MEMORY

	}

}
