package dev.tidepool.jdbc;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The statements that were made on a physical connection and are not closed. Those that
 * the pool does not know of are a chain of their own, to be closed with the connection.
 * Confined to the thread that has the connection.
 */
final class OpenStatements {

	private int count;

	private @Nullable LogicalStatement newest;

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

	void add(LogicalStatement statement) {
		this.count++;
		statement.follows(this.newest);
		this.newest = statement;
	}

	void remove(LogicalStatement statement) {
		this.count--;
		LogicalStatement before = statement.leave();
		if (this.newest == statement) {
			this.newest = before;
		}
	}

	/**
	 * Closes those that the application left open, the oldest first, as a pool does.
	 */
	void close() throws SQLException {
		LogicalStatement next = oldest();
		this.newest = null;
		this.count = 0;
		while (next != null) {
			LogicalStatement statement = next;
			next = statement.newer();
			statement.leave();
			statement.closeWithConnection();
		}
	}

	private @Nullable LogicalStatement oldest() {
		LogicalStatement oldest = this.newest;
		while (oldest != null && oldest.older() != null) {
			oldest = oldest.older();
		}
		return oldest;
	}

}
