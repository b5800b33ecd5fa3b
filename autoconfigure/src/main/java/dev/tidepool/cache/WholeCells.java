package dev.tidepool.cache;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers of 32 or 64 bits, without an object for each. One class for both, so that
 * a getter need not find out which it has.
 */
final class WholeCells implements Cells {

	private static final int[] NO_INTS = {};

	private static final long[] NO_LONGS = {};

	/** One of the two is empty. */
	private final int[] ints;

	private final long[] longs;

	private final @Nullable BitSet nulls;

	private WholeCells(int[] ints, long[] longs, @Nullable BitSet nulls) {
		this.ints = ints;
		this.longs = longs;
		this.nulls = nulls;
	}

	/**
	 * Keeps values of class {@link Integer}.
	 * @param nulls the rows without a value, or {@code null} if there are none
	 */
	static WholeCells ofInts(List<@Nullable Object> values, @Nullable BitSet nulls) {
		int[] numbers = new int[values.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = (values.get(i) instanceof Integer number) ? number : 0;
		}
		return new WholeCells(numbers, NO_LONGS, nulls);
	}

	/**
	 * Keeps values of class {@link Long}.
	 * @param nulls the rows without a value, or {@code null} if there are none
	 */
	static WholeCells ofLongs(List<@Nullable Object> values, @Nullable BitSet nulls) {
		long[] numbers = new long[values.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = (values.get(i) instanceof Long number) ? number : 0;
		}
		return new WholeCells(NO_INTS, numbers, nulls);
	}

	boolean isNull(int row) {
		return this.nulls != null && this.nulls.get(row);
	}

	/**
	 * The value, 0 for NULL.
	 */
	long value(int row) {
		return (this.ints.length > 0) ? this.ints[row] : this.longs[row];
	}

	@Override
	public @Nullable Object get(int row) {
		if (isNull(row)) {
			return null;
		}
		return (this.ints.length > 0) ? (Object) this.ints[row] : (Object) this.longs[row];
	}

	@Override
	public long bytes() {
		long marks = (this.nulls != null) ? 24 + 16 + this.nulls.size() / 8 : 0;
		return 24 + Values.round(16 + 4L * this.ints.length + 8L * this.longs.length) + marks;
	}

}
