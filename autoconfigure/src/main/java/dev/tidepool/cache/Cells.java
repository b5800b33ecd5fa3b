package dev.tidepool.cache;

import org.jspecify.annotations.Nullable;

/**
 * The values of one column of a cached result, or those of one {@link View} of it.
 * Immutable.
 */
interface Cells {

	/**
	 * The value in a row, not to be handed out if it can change; primitive columns box
	 * it.
	 */
	@Nullable Object get(int row);

	/**
	 * The heap that they take.
	 */
	long bytes();

	/**
	 * The bytes that they took before they were compressed.
	 */
	default long plainBytes() {
		return bytes();
	}

	/**
	 * What a cursor reads from: the same, or what was compressed in readable form.
	 */
	default Cells open() {
		return this;
	}

}
