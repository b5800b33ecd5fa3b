package dev.tidepool.cache;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * 32-bit integers.
 */
final class IntCells implements Cells {

	private final int[] values;

	private final @Nullable BitSet nulls;

	IntCells(int[] values, @Nullable BitSet nulls) {
		this.values = values;
		this.nulls = nulls;
	}

	boolean isNull(int row) {
		return this.nulls != null && this.nulls.get(row);
	}

	/**
	 * The value, 0 for NULL.
	 */
	int value(int row) {
		return this.values[row];
	}

	@Override
	public @Nullable Object get(int row) {
		return isNull(row) ? null : (Object) this.values[row];
	}

	@Override
	public long bytes() {
		return 24 + Values.round(16 + 4L * this.values.length) + LongCells.bytes(this.nulls);
	}

}
