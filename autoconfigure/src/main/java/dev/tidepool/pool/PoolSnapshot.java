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
 * @param refused whether the server refused a new connection in the interval
 */
public record PoolSnapshot(double seconds, int limit, int floor, int highest, int active, int waiting, long completions,
		double heldSeconds, double waitedSeconds, boolean refused) {

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

}
