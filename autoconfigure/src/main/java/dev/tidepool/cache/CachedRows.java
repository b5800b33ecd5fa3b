package dev.tidepool.cache;

import org.jspecify.annotations.Nullable;

/**
 * A cached result. Immutable; any number of cursors may stand in it.
 */
final class CachedRows {

	private final CachePlan plan;

	private final CachedColumns columns;

	private final @Nullable Object[] cells;

	private final int rows;

	private final Fill fill;

	private final long bytes;

	/**
	 * Create a result.
	 * @param cells row after row
	 * @param bytes the estimated size with everything around it
	 */
	CachedRows(CachePlan plan, CachedColumns columns, @Nullable Object[] cells, int rows, Fill fill, long bytes) {
		this.plan = plan;
		this.columns = columns;
		this.cells = cells;
		this.rows = rows;
		this.fill = fill;
		this.bytes = bytes;
	}

	CachePlan plan() {
		return this.plan;
	}

	CachedColumns columns() {
		return this.columns;
	}

	int count() {
		return this.rows;
	}

	/**
	 * The value itself, not to be handed out if it can change.
	 */
	@Nullable Object cell(int row, int column) {
		return this.cells[row * this.columns.count() + column];
	}

	Fill fill() {
		return this.fill;
	}

	long bytes() {
		return this.bytes;
	}

	/**
	 * When the rows were asked for, and how long they may live.
	 *
	 * @param stamp the logical time before the query was sent
	 * @param nanos the ticker's time then
	 * @param ttlNanos the time to live
	 */
	record Fill(long stamp, long nanos, long ttlNanos) {
	}

}
