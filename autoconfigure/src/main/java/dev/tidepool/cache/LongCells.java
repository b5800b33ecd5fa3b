package dev.tidepool.cache;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * 64-bit integers.
 */
final class LongCells implements Cells {

	private final long[] values;

	private final @Nullable BitSet nulls;

	LongCells(long[] values, @Nullable BitSet nulls) {
		this.values = values;
		this.nulls = nulls;
	}

	boolean isNull(int row) {
		return this.nulls != null && this.nulls.get(row);
	}

	/**
	 * The value, 0 for NULL.
	 */
	long value(int row) {
		return this.values[row];
	}

	@Override
	public @Nullable Object get(int row) {
		return isNull(row) ? null : (Object) this.values[row];
	}

	@Override
	public long bytes() {
		return 24 + Values.round(16 + 8L * this.values.length) + bytes(this.nulls);
	}

	static long bytes(@Nullable BitSet nulls) {
		return (nulls != null) ? 24 + 16 + nulls.size() / 8 : 0;
	}

}
