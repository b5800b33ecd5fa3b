package dev.tidepool.nplusone;

import dev.tidepool.jdbc.Bindings;
import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Follows the values that a query was given back to one column of one earlier result:
 * bind by bind and column by column, because among small integers anything is found
 * somewhere. Confined to the unit's thread.
 */
final class Provenance {

	private static final int MAX_BINDS = 4;

	/** Of the executions, so many must have taken their value from the column. */
	private static final double SHARE = 0.8;

	/**
	 * Of the column's values, so many must have been asked for: a few keys that happen to
	 * be among many prove nothing.
	 */
	private static final double COVERAGE = 0.3;

	private final ParentValues parent;

	private final int[] matches = new int[MAX_BINDS * ParentValues.MAX_COLUMNS];

	private final int[] lastPositions = new int[MAX_BINDS];

	private final int[] ordered = new int[MAX_BINDS];

	private int executions;

	Provenance(ParentValues parent) {
		this.parent = parent;
	}

	ParentValues parent() {
		return this.parent;
	}

	void executed(Bindings bindings) {
		this.executions++;
		for (int i = 0; i < Math.min(MAX_BINDS, bindings.size()); i++) {
			long hash = ValueHash.of(bindings.value(i));
			int columns = this.parent.columnsOf(hash);
			if (columns == 0) {
				continue;
			}
			int position = this.parent.positionOf(hash);
			if (position >= this.lastPositions[i]) {
				this.ordered[i]++;
			}
			this.lastPositions[i] = position;
			while (columns != 0) {
				int column = Integer.numberOfTrailingZeros(columns);
				this.matches[i * ParentValues.MAX_COLUMNS + column]++;
				columns &= columns - 1;
			}
		}
	}

	/**
	 * Return the query that the values came from, if they did.
	 * @param distinct how many different values there were, about
	 * @param least how many must have come from there
	 */
	@Nullable SqlTemplate proved(double distinct, int least) {
		if (this.parent.isOverflowed()) {
			return null;
		}
		for (int i = 0; i < this.matches.length; i++) {
			int count = this.matches[i];
			int column = i % ParentValues.MAX_COLUMNS;
			if (count >= least && count >= SHARE * this.executions
					&& this.ordered[i / ParentValues.MAX_COLUMNS] >= SHARE * count
					&& distinct >= COVERAGE * this.parent.distinct(column)) {
				return this.parent.template();
			}
		}
		return null;
	}

}
