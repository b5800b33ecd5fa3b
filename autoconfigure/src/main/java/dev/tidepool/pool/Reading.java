package dev.tidepool.pool;

/**
 * What got done at one limit over some time.
 *
 * @param limit the limit in force
 * @param seconds how long
 * @param completions the leases that ended
 */
record Reading(double limit, double seconds, double completions) {

	static final Reading NONE = new Reading(1, 0, 0);

	/**
	 * The standard deviation of a count over the root of its mean: 1 for independent
	 * leases, more for mixtures of short and long ones.
	 */
	private static final double DISPERSION = 1.2;

	Reading plus(PoolSnapshot now) {
		return new Reading(now.limit(), this.seconds + now.seconds(), this.completions + now.completions());
	}

	double throughput() {
		return (this.seconds > 0) ? this.completions / this.seconds : 0;
	}

	/**
	 * The standard error of the logarithm of the throughput.
	 */
	double error() {
		return DISPERSION / Math.sqrt(Math.max(1, this.completions));
	}

	/**
	 * By which share throughput changes for each share by which the limit does: &Delta;ln
	 * X / &Delta;ln L.
	 */
	double elasticityTo(Reading other) {
		return Math.log(Math.max(1e-3, other.throughput()) / Math.max(1e-3, throughput()))
				/ Math.log(other.limit / this.limit);
	}

	/**
	 * How much throughput differs, as a logarithm.
	 */
	double changeTo(Reading other) {
		return Math.log(Math.max(1e-3, other.throughput()) / Math.max(1e-3, throughput()));
	}

	/**
	 * Both readings as one of the first's limit.
	 */
	Reading and(Reading other) {
		return new Reading(this.limit, this.seconds + other.seconds, this.completions + other.completions);
	}

}
