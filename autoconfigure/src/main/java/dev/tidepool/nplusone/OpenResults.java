package dev.tidepool.nplusone;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.tidepool.jdbc.QueryExecution;
import org.jspecify.annotations.Nullable;

/**
 * The results that a unit of work is reading, innermost last. Bounded: who never reads
 * results to their end, nor closes them, loses the oldest. Confined to the unit's thread.
 */
final class OpenResults {

	private static final int MAX_OPEN = 4;

	private @Nullable QueryExecution last;

	/** Those around it, once there were any; most units never have some. */
	private @Nullable Deque<QueryExecution> outer;

	/**
	 * Return the innermost result that the application stands in, if any.
	 */
	@Nullable QueryExecution current() {
		if (this.last != null && this.last.isReading()) {
			return this.last;
		}
		if (this.outer != null) {
			for (QueryExecution each : this.outer) {
				if (each.isReading()) {
					return each;
				}
			}
		}
		return null;
	}

	void add(QueryExecution execution) {
		QueryExecution before = this.last;
		this.last = execution;
		while (before != null && before.isRead()) {
			before = (this.outer != null) ? this.outer.poll() : null;
		}
		if (before != null) {
			enclose(before);
		}
	}

	private void enclose(QueryExecution open) {
		Deque<QueryExecution> around = this.outer;
		if (around == null) {
			around = new ArrayDeque<>(MAX_OPEN);
			this.outer = around;
		}
		around.push(open);
		if (around.size() == MAX_OPEN) {
			around.removeLast();
		}
	}

}
