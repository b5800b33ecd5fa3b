package dev.tidepool.cache;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Collects the values of a column while they are read.
 */
final class CellsBuilder {

	private final Class<?> type;

	private final List<@Nullable Object> values = new ArrayList<>(4);

	private long contents;

	private boolean nulls;

	/**
	 * Create a builder.
	 * @param type the class of all values, {@code Object} if they may be of several
	 */
	CellsBuilder(Class<?> type) {
		this.type = type;
	}

	/**
	 * Adds a value, which must be kept as it is from now on.
	 * @return the heap that it takes
	 */
	long add(@Nullable Object value) {
		this.values.add(value);
		this.nulls |= value == null;
		long bytes = (this.type == Integer.class || this.type == Long.class) ? 0 : Values.bytes(value);
		this.contents += bytes;
		return bytes + ((this.type == Long.class) ? 8 : 4);
	}

	Cells build() {
		if (this.type == Integer.class) {
			return WholeCells.ofInts(this.values, nulls());
		}
		if (this.type == Long.class) {
			return WholeCells.ofLongs(this.values, nulls());
		}
		return new ObjectCells(this.values.toArray(), this.contents);
	}

	private @Nullable BitSet nulls() {
		if (!this.nulls) {
			return null;
		}
		BitSet set = new BitSet(this.values.size());
		for (int i = 0; i < this.values.size(); i++) {
			set.set(i, this.values.get(i) == null);
		}
		return set;
	}

}
