package dev.tidepool.pool;

/**
 * What was measured at a pool over one interval.
 *
 * @param seconds the length of the interval
 * @param limit the limit in force
 * @param floor the smallest limit allowed
 * @param highest the highest limit allowed
 * @param active the permits taken now
 * @param waiting the sessions that wait now
 * @param completions the leases that ended in the interval
 * @param heldSeconds the sum of the times they were held
 * @param waitedSeconds the sum of the times that leases begun in the interval were waited
 * for
 * @param queuedSeconds for how much of the interval somebody waited
 * @param open the physical connections that are open now
 * @param refused whether the server refused a new connection in the interval
 */
public record PoolSnapshot(double seconds, int limit, int floor, int highest, int active, int waiting, long completions,
		double heldSeconds, double waitedSeconds, double queuedSeconds, int open, boolean refused) {

	/**
	 * Leases ended per second.
	 * @return the throughput
	 */
	public double throughput() {
		return this.completions / this.seconds;
	}

	/**
	 * Sessions in the system by Little's law (L = lambda x W, J. D. C. Little, 1961): the
	 * arrival rate times the time spent waiting and holding; at least those seen now,
	 * because a lease that has not ended is in no sum yet.
	 * @return the mean number of sessions that wait or work
	 */
	public double demand() {
		double byLittle = (this.heldSeconds + this.waitedSeconds) / this.seconds;
		return Math.max(byLittle, (double) this.active + this.waiting);
	}

	/**
	 * Sessions that waited on average.
	 * @return the mean length of the queue
	 */
	public double meanWaiting() {
		return Math.max(this.waitedSeconds / this.seconds, this.waiting);
	}

	/**
	 * The share of the interval in which somebody waited.
	 * @return between 0 and 1
	 */
	public double queuedShare() {
		return Math.min(1, this.queuedSeconds / this.seconds);
	}

	/**
	 * How long a lease was held on average.
	 * @return seconds, or 0 if none ended
	 */
	public double meanHold() {
		return (this.completions > 0) ? this.heldSeconds / this.completions : 0;
	}

}
