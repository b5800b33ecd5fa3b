package dev.tidepool.benchmarks.simulation;

/**
 * How much slower each job in a database runs when others run too.
 */
@FunctionalInterface
public interface ServiceLaw {

	/**
	 * The factor.
	 * @param jobs how many run, at least 1
	 */
	double slowdown(int jobs);

	/**
	 * The Universal Scalability Law (N. J. Gunther, 1993): contention and coherency.
	 * @param knee the number of jobs at which most gets done
	 * @param contention the share that is serial
	 */
	static ServiceLaw usl(double knee, double contention) {
		double coherency = (1 - contention) / (knee * knee);
		return (n) -> 1 + contention * (n - 1) + coherency * n * (n - 1);
	}

	/**
	 * So many cores, and a loss for each job above them.
	 * @param cores how many jobs run without disturbing one another
	 * @param loss the loss for each further job
	 */
	static ServiceLaw cores(double cores, double loss) {
		return (n) -> Math.max(1, n / cores) * (1 + loss * Math.max(0, n - cores));
	}

	/**
	 * The same law on a slower machine.
	 */
	default ServiceLaw times(double factor) {
		return (n) -> factor * slowdown(n);
	}

}
