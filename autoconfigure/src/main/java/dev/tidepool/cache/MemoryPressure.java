package dev.tidepool.cache;

import org.jspecify.annotations.Nullable;

/**
 * How much the cache may hold, given how full the heap is after it was collected: half as
 * much at once when it is nearly full, a quarter more at a time when there is room again.
 * Immutable; asks nothing itself.
 */
final class MemoryPressure {

	/** From this share of the heap on, the bound shrinks. */
	static final double SHORT = 0.85;

	/** Up to this share of the heap, the bound grows. */
	static final double AMPLE = 0.70;

	/** The bound never falls below this part of what was set. */
	private static final int LEAST = 16;

	private final long most;

	MemoryPressure(long most) {
		this.most = most;
	}

	/**
	 * The bound that should follow.
	 * @param bound the bound now, in bytes
	 * @param sample the heap after its last collection; {@code null} if there was none
	 * since the last decision, because one collection is no reason to decide twice
	 * @return bytes
	 */
	long next(long bound, @Nullable Sample sample) {
		if (sample == null || sample.max() <= 0) {
			return bound;
		}
		double full = (double) sample.used() / sample.max();
		if (full >= SHORT) {
			return Math.max(this.most / LEAST, bound / 2);
		}
		return (full <= AMPLE) ? Math.min(this.most, bound + Math.max(1, bound / 4)) : bound;
	}

	/**
	 * The heap after a collection.
	 *
	 * @param used bytes that were still in use
	 * @param max bytes that can be used
	 */
	record Sample(long used, long max) {
	}

	/**
	 * Where samples come from.
	 */
	@FunctionalInterface
	interface Source {

		/**
		 * The heap after its last collection.
		 * @return a sample, or {@code null} if nothing was collected since the last call
		 */
		@Nullable Sample sample();

	}

}
