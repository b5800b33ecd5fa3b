package dev.tidepool.benchmarks.simulation;

/**
 * What became of a simulation, second by second.
 */
final class Run {

	private final int[] completions;

	private final double[] limits;

	private double responseSeconds;

	private long answered;

	private long timeouts;

	Run(int seconds) {
		this.completions = new int[seconds + 2];
		this.limits = new double[seconds + 2];
	}

	void completed(double now, double response) {
		this.completions[(int) now]++;
		this.responseSeconds += response;
		this.answered++;
	}

	void limit(double now, int limit) {
		this.limits[(int) Math.round(now) - 1] = limit;
	}

	void timedOut() {
		this.timeouts++;
	}

	/**
	 * Sessions answered per second.
	 */
	double throughput(int from, int to) {
		long sum = 0;
		for (int i = from; i < to; i++) {
			sum += this.completions[i];
		}
		return (double) sum / (to - from);
	}

	double meanLimit(int from, int to) {
		double sum = 0;
		for (int i = from; i < to; i++) {
			sum += this.limits[i];
		}
		return sum / (to - from);
	}

	double meanResponse() {
		return this.responseSeconds / Math.max(1, this.answered);
	}

	long timeouts() {
		return this.timeouts;
	}

}
