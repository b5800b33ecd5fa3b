package dev.tidepool.pool;

/**
 * Decides how many connections to hold open: what demand will be by the time that
 * connections opened now are there, by its trend and by what earlier weeks saw at this
 * hour, and room for chance. A pure function: what has to be remembered goes in and comes
 * out.
 */
final class HeldPolicy {

	/** The weight of the newest demand in the level. */
	private static final double LEVEL = 0.3;

	/** The weight of the newest rise in the trend. */
	private static final double TREND = 0.1;

	/** HikariCP sleeps so long after each connection that it opened. */
	private static final double PAUSE = 0.03;

	private static final double SHORTEST_HORIZON = 5;

	private static final double LONGEST_HORIZON = 60;

	private HeldPolicy() {
	}

	/**
	 * Decides.
	 * @param now what was measured since the last decision
	 * @param createSeconds how long it takes to open a connection
	 * @param expectedByHour how many connections the hour asks for by earlier weeks, or 0
	 * @param before what the last decision remembered
	 */
	static Decision decide(PoolSnapshot now, double createSeconds, double expectedByHour, Memory before) {
		Memory memory = before.next(now.demand());
		double missing = Math.max(0, memory.level() - now.open());
		double horizon = Math.max(SHORTEST_HORIZON, Math.min(LONGEST_HORIZON, missing * (createSeconds + PAUSE)));
		double expected = Math.max(now.demand(), memory.level() + Math.max(0, horizon * memory.trend()));
		double byTrend = (expected < 0.05) ? 0 : ElasticityLimitPolicy.staffing(expected);
		double target = Math.ceil(Math.max(byTrend, expectedByHour));
		int held = (int) Math.max(now.floor(), Math.min(now.limit(), target));
		return new Decision(held, Math.max(0, held - now.active()), byTrend, memory);
	}

	/**
	 * Demand with its trend, by double exponential smoothing (C. C. Holt, 1957).
	 *
	 * @param level the smoothed demand, in sessions
	 * @param trend by how much that rises in a second
	 */
	record Memory(double level, double trend) {

		static final Memory EMPTY = new Memory(0, 0);

		private Memory next(double demand) {
			double level = LEVEL * demand + (1 - LEVEL) * (this.level + this.trend);
			double trend = TREND * (level - this.level) + (1 - TREND) * this.trend;
			return new Memory(Math.max(0, level), trend);
		}

	}

	/**
	 * What to hold.
	 *
	 * @param held the connections to hold in all
	 * @param idle those of them that are to lie ready
	 * @param byTrend the connections that the trend alone asks for
	 * @param memory what goes in at the next decision
	 */
	record Decision(int held, int idle, double byTrend, Memory memory) {

	}

}
