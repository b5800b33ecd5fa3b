package dev.tidepool.measure;

/**
 * Spreads what all threads of an application count over several rows, of which each
 * thread has one that it shares with few: processors that write to the same place wait
 * for one another. Thread-safe.
 */
public final class Rows {

	private static final int MOST = 8;

	/** One for each processor, rounded up to a power of two, and up to eight. */
	public static final int COUNT = count(Runtime.getRuntime().availableProcessors());

	private Rows() {
	}

	static int count(int processors) {
		return Integer.highestOneBit(2 * Math.min(MOST, processors) - 1);
	}

	/**
	 * Return the current thread's row.
	 * @param rows how many there are, a power of two
	 * @return its number, from 0
	 */
	public static int mine(int rows) {
		return (int) Thread.currentThread().getId() & (rows - 1);
	}

}
