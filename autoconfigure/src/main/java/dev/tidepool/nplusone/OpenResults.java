package dev.tidepool.nplusone;

import dev.tidepool.jdbc.QueryExecution;
import org.jspecify.annotations.Nullable;

/**
 * The results that a unit of work is reading, innermost last. Bounded: who never reads
 * results to their end, nor closes them, loses the oldest. Confined to the unit's thread.
 */
final class OpenResults {

	private static final int MAX_OPEN = 4;

	private final @Nullable QueryExecution[] open = new QueryExecution[MAX_OPEN];

	private int size;

	/**
	 * Return the innermost result that the application stands in, if any.
	 */
	@Nullable QueryExecution current() {
		for (int i = this.size - 1; i >= 0; i--) {
			QueryExecution each = this.open[i];
			if (each != null && each.isReading()) {
				return each;
			}
		}
		return null;
	}

	void add(QueryExecution execution) {
		while (this.size > 0) {
			QueryExecution last = this.open[this.size - 1];
			if (last != null && !last.isRead()) {
				break;
			}
			this.open[--this.size] = null;
		}
		if (this.size == MAX_OPEN) {
			System.arraycopy(this.open, 1, this.open, 0, MAX_OPEN - 1);
			this.size--;
		}
		this.open[this.size++] = execution;
	}

}
