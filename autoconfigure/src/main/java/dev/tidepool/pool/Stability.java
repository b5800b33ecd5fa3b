package dev.tidepool.pool;

/**
 * What is remembered of how steady a limit was. Times in decisions, about a second each.
 *
 * @param limit the limit that the search stood on last
 * @param direction the way of its last move: 1 up, -1 down, 0 before the first
 * @param reversals recent changes of that way; each fades
 * @param recent smoothed throughput of the last minute while sessions waited
 * @param baseline smoothed throughput of the last ten minutes while sessions waited
 * @param measured decisions at which sessions waited
 * @param stood those in a row at the same limit
 * @param low decisions in a row at which throughput was far below the baseline
 * @param good the last limit at which throughput was not, or 0
 */
record Stability(double limit, int direction, double reversals, double recent, double baseline, int measured, int stood,
		int low, int good) {

	static final Stability EMPTY = new Stability(0, 0, 0, 0, 0, 0, 0, 0, 0);

	/** From so many a minute, a search that turns and turns finds nothing. */
	private static final double MOST_REVERSALS = 4;

	private static final int MINUTE = 60;

	private static final int TEN_MINUTES = 600;

	/** Below this share of its own baseline, throughput is far below it. */
	private static final double LOW = 0.9;

	/** A search needs some time after each change. */
	private static final int LONGEST_LOW = 120;

	/** From this share of time with somebody waiting, throughput is what is possible. */
	private static final double SATURATED = 0.9;

	/**
	 * One decision later.
	 * @param now what was measured
	 * @param stands the limit that the search stands on, without its trials
	 */
	Stability next(PoolSnapshot now, double stands) {
		int way = (this.limit == 0) ? 0 : (int) Math.signum(stands - this.limit);
		boolean turned = way != 0 && this.direction != 0 && way != this.direction;
		double reversals = this.reversals * (1 - 1.0 / MINUTE) + (turned ? 1 : 0);
		int direction = (way != 0) ? way : this.direction;
		if (now.queuedShare() < SATURATED) {
			return new Stability(stands, direction, reversals, this.recent, this.baseline, this.measured,
					(way == 0) ? this.stood : 0, 0, this.good);
		}
		int measured = this.measured + 1;
		double recent = smooth(this.recent, now.throughput(), Math.min(measured, MINUTE / 2));
		double baseline = smooth(this.baseline, now.throughput(), Math.min(measured, TEN_MINUTES));
		boolean low = measured > MINUTE && recent < LOW * baseline;
		int stood = (way == 0) ? this.stood + 1 : 0;
		// What got done at the limit before is still in the mean for a while
		boolean good = !low && measured > MINUTE && stood >= MINUTE / 2;
		return new Stability(stands, direction, reversals, recent, baseline, measured, stood, low ? this.low + 1 : 0,
				good ? (int) Math.round(stands) : this.good);
	}

	private static double smooth(double known, double fresh, int over) {
		return known + (fresh - known) / over;
	}

	boolean isRestless() {
		return this.reversals > MOST_REVERSALS;
	}

	/**
	 * Whether throughput has been far below its baseline for longer than a search takes,
	 * at another limit than when it was not.
	 */
	boolean isLow() {
		return this.low > LONGEST_LOW && this.good > 0 && this.good != Math.round(this.limit);
	}

	/**
	 * Forgets what was before: the database may be another one.
	 */
	Stability afresh() {
		return new Stability(this.limit, 0, 0, this.recent, this.recent, this.measured, this.stood, 0, this.good);
	}

	/**
	 * Counts turns from here on.
	 */
	Stability quieted() {
		return new Stability(this.limit, 0, 0, this.recent, this.baseline, this.measured, this.stood, 0, this.good);
	}

	/**
	 * The limit to go back to.
	 */
	int refuge(int current) {
		return (this.good > 0) ? this.good : current;
	}

}
