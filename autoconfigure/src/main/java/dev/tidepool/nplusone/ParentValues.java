package dev.tidepool.nplusone;

import dev.tidepool.jdbc.ValueWatcher;
import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Which values an application read from which column of a query: hashes only, at most
 * {@value #MAX_VALUES} values of {@value #MAX_COLUMNS} columns. Confined to the unit's
 * thread.
 */
final class ParentValues implements ValueWatcher {

	static final int MAX_COLUMNS = 16;

	static final int MAX_VALUES = 1024;

	private final SqlTemplate template;

	private final @Nullable Object[] columns = new Object[MAX_COLUMNS];

	private final int[] distinct = new int[MAX_COLUMNS];

	private long[] hashes = new long[64];

	/** For each value the columns that it was read from. */
	private int[] masks = new int[64];

	/** For each value when it was read first. */
	private int[] positions = new int[64];

	private int size;

	private boolean overflowed;

	ParentValues(SqlTemplate template) {
		this.template = template;
	}

	SqlTemplate template() {
		return this.template;
	}

	@Override
	public void onValue(Object column, @Nullable Object value) {
		long hash = ValueHash.of(value);
		int number = number(column);
		if (hash == ValueHash.NONE || number < 0) {
			return;
		}
		int at = find(hash);
		if (this.hashes[at] != hash) {
			if (this.size == MAX_VALUES) {
				this.overflowed = true;
				return;
			}
			if (2 * (this.size + 1) > this.hashes.length) {
				grow();
				at = find(hash);
			}
			this.hashes[at] = hash;
			this.positions[at] = this.size++;
		}
		if ((this.masks[at] & (1 << number)) == 0) {
			this.masks[at] |= 1 << number;
			this.distinct[number]++;
		}
	}

	private int number(Object column) {
		for (int i = 0; i < MAX_COLUMNS; i++) {
			Object known = this.columns[i];
			if (known == null) {
				this.columns[i] = column;
				return i;
			}
			if (known.equals(column)) {
				return i;
			}
		}
		return -1;
	}

	private int find(long hash) {
		int at = (int) hash & (this.hashes.length - 1);
		while (this.hashes[at] != ValueHash.NONE && this.hashes[at] != hash) {
			at = (at + 1) & (this.hashes.length - 1);
		}
		return at;
	}

	private void grow() {
		long[] oldHashes = this.hashes;
		int[] oldMasks = this.masks;
		int[] oldPositions = this.positions;
		this.hashes = new long[2 * oldHashes.length];
		this.masks = new int[2 * oldHashes.length];
		this.positions = new int[2 * oldHashes.length];
		for (int i = 0; i < oldHashes.length; i++) {
			if (oldHashes[i] != ValueHash.NONE) {
				int at = find(oldHashes[i]);
				this.hashes[at] = oldHashes[i];
				this.masks[at] = oldMasks[i];
				this.positions[at] = oldPositions[i];
			}
		}
	}

	/**
	 * Return the columns that a value was read from, as bits.
	 */
	int columnsOf(long hash) {
		return (hash != ValueHash.NONE) ? this.masks[find(hash)] : 0;
	}

	int positionOf(long hash) {
		return this.positions[find(hash)];
	}

	/**
	 * Return how many different values a column had.
	 */
	int distinct(int column) {
		return this.distinct[column];
	}

	int size() {
		return this.size;
	}

	boolean isOverflowed() {
		return this.overflowed;
	}

}
