package dev.tidepool.pool;

/**
 * What the policy remembers between decisions.
 *
 * @param ticks decisions made so far
 * @param trialFrom the limit before the growth that is on trial, or 0 if none is
 * @param trialThroughput the throughput before that growth
 * @param patience decisions to wait before the next trial
 * @param failures trials without gain in a row
 */
record LimitMemory(int ticks, int trialFrom, double trialThroughput, int patience, int failures) {

	static final LimitMemory EMPTY = new LimitMemory(0, 0, 0, 0, 0);

	LimitMemory next() {
		return new LimitMemory(this.ticks + 1, 0, 0, Math.max(0, this.patience - 1), this.failures);
	}

	LimitMemory trial(int from, double throughput) {
		return new LimitMemory(this.ticks + 1, from, throughput, 1, this.failures);
	}

	LimitMemory onTrial() {
		return new LimitMemory(this.ticks + 1, this.trialFrom, this.trialThroughput, this.patience - 1, this.failures);
	}

	LimitMemory succeeded() {
		return new LimitMemory(this.ticks + 1, 0, 0, 0, 0);
	}

	/**
	 * The next trial waits twice as long after each one in a row that brought nothing.
	 */
	LimitMemory failed() {
		int wait = 10 << Math.min(4, this.failures);
		return new LimitMemory(this.ticks + 1, 0, 0, wait, this.failures + 1);
	}

	boolean isOnTrial() {
		return this.trialFrom > 0;
	}

}
