package dev.tidepool.jdbc.fuzz;

import java.util.List;

/**
 * Calls in the order in which they are made.
 *
 * @param seed what it was generated from
 * @param autoCommit the mode that the pool is configured with
 * @param calls the calls
 */
record Program(long seed, boolean autoCommit, List<Call> calls) {

	/**
	 * Whether the pool shall keep a connection after it could not do something. HikariCP
	 * closes it otherwise, and the program is over.
	 */
	boolean isTolerant() {
		return this.seed % 4 != 0;
	}

	Program with(List<Call> other) {
		return new Program(this.seed, this.autoCommit, other);
	}

}
