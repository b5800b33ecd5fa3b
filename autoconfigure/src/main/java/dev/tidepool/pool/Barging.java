package dev.tidepool.pool;

/**
 * How long a waiter may be overtaken by threads that run already. Handing each permit to
 * a thread that first has to wake up costs throughput where leases are short; overtaking
 * without bound lets some wait many times as long as others.
 */
final class Barging {

	/** How much longer than in a fair queue a wait may become. */
	private static final double UNFAIRNESS = 1.25;

	private static final double SHORTEST = 0.005;

	private static final double LONGEST = 0.5;

	private Barging() {
	}

	/**
	 * The bound, from what a fair queue would let everyone wait by Little's law.
	 * @param now what was measured
	 * @return nanoseconds
	 */
	static long bound(PoolSnapshot now) {
		double fair = (now.completions() > 0) ? now.waiting() / now.throughput() : LONGEST;
		return (long) (1e9 * Math.max(SHORTEST, Math.min(LONGEST, UNFAIRNESS * fair)));
	}

}
