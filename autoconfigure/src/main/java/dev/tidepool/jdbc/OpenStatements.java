package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The statements that were made on a physical connection and are not closed. Those that
 * the pool does not know of are a chain of their own, to be closed with the connection.
 * Confined to the thread that has the connection.
 */
final class OpenStatements {

	/** An application that never closes a statement must not pay for that. */
	private static final int MAX_LOOKED_AT = 32;

	private int count;

	private @Nullable LeasedStatement newest;

	/**
	 * How many there are.
	 */
	int count() {
		return this.count;
	}

	/**
	 * Counts one that somebody else closes in time.
	 */
	void add() {
		this.count++;
	}

	void add(LeasedStatement statement) {
		this.count++;
		statement.follows(this.newest);
		this.newest = statement;
	}

	void remove(LeasedStatement statement) {
		this.count--;
		LeasedStatement before = statement.older();
		statement.follows(null);
		if (this.newest == statement) {
			this.newest = before;
			return;
		}
		LeasedStatement each = this.newest;
		while (each != null && each.older() != statement) {
			each = each.older();
		}
		if (each != null) {
			each.follows(before);
		}
	}

	/**
	 * The execution in whose rows the application stands; of several the last.
	 */
	@Nullable QueryExecution reading() {
		QueryExecution last = null;
		LeasedStatement each = this.newest;
		for (int i = 0; each != null && i < MAX_LOOKED_AT; i++) {
			QueryExecution execution = each.execution();
			if (execution != null && execution.isReading()
					&& (last == null || execution.startNanos() - last.startNanos() > 0)) {
				last = execution;
			}
			each = each.older();
		}
		return last;
	}

	/**
	 * Closes those that the application left open, the oldest first, as a pool does.
	 * @param pooled their connection: once that is given up, so are they
	 */
	void close(Connection pooled) throws SQLException {
		if (this.newest != null) {
			Deque<LeasedStatement> left = new ArrayDeque<>();
			for (LeasedStatement each = this.newest; each != null; each = each.older()) {
				left.push(each);
			}
			this.newest = null;
			for (LeasedStatement each : left) {
				each.follows(null);
				if (!pooled.isClosed()) {
					each.closeWithConnection();
				}
			}
		}
		this.count = 0;
	}

}
