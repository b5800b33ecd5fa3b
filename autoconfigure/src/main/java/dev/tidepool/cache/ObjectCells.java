package dev.tidepool.cache;

import org.jspecify.annotations.Nullable;

/**
 * Values that are objects.
 */
final class ObjectCells implements Cells {

	private final @Nullable Object[] values;

	private final long bytes;

	/**
	 * Takes the values over.
	 * @param contents the heap that the values take, their references excluded
	 */
	ObjectCells(@Nullable Object[] values, long contents) {
		this.values = values;
		this.bytes = 24 + Values.round(16 + 4L * values.length) + contents;
	}

	@Override
	public @Nullable Object get(int row) {
		return this.values[row];
	}

	@Override
	public long bytes() {
		return this.bytes;
	}

}
