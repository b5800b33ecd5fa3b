package dev.tidepool.pool;

import dev.tidepool.pool.LimitDecision.Reason;

/**
 * Lets the limit follow demand for as long as that gets more done. While sessions wait,
 * the limit is raised towards what Little's law asks for; if throughput does not rise
 * with it, it goes back. Nothing moves while nobody waits, because then the limit does
 * not matter.
 */
final class DemandLimitPolicy implements LimitPolicy {

	private static final int WARM_UP_TICKS = 3;

	private static final double WAITING = 0.5;

	/** A step is a quarter, but never more than demand asks for. */
	private static final double STEP = 1.25;

	/** Of the share by which the limit grew, how much has to come back as throughput. */
	private static final double GAIN_SHARE = 0.25;

	@Override
	public Outcome decide(PoolSnapshot now, LimitMemory before) {
		int limit = now.limit();
		if (now.refused()) {
			int lower = Math.max(now.floor(), (int) (limit * 0.6));
			return outcome(now, lower, Reason.REFUSED, before.failed());
		}
		if (before.ticks() < WARM_UP_TICKS) {
			return outcome(now, limit, Reason.WARM_UP, before.next());
		}
		if (before.isOnTrial()) {
			return judge(now, before);
		}
		if (now.meanWaiting() < WAITING) {
			return outcome(now, limit, Reason.ENOUGH, before.next());
		}
		if (limit >= now.highest()) {
			return outcome(now, limit, Reason.AT_CEILING, before.next());
		}
		if (before.patience() > 0) {
			return outcome(now, limit, Reason.NO_GAIN, before.next());
		}
		int wanted = (int) Math.ceil(staffing(now.demand()));
		int step = (int) Math.ceil(limit * STEP);
		int to = Math.min(now.highest(), Math.max(limit + 1, Math.min(wanted, step)));
		return outcome(now, to, Reason.WAITING, before.trial(limit, now.throughput()));
	}

	private Outcome judge(PoolSnapshot now, LimitMemory before) {
		if (before.patience() > 0) {
			return outcome(now, now.limit(), Reason.WAITING, before.onTrial());
		}
		double grown = (double) now.limit() / before.trialFrom() - 1;
		double gained = now.throughput() / Math.max(before.trialThroughput(), 1e-9) - 1;
		if (gained >= GAIN_SHARE * grown || now.meanWaiting() < WAITING) {
			return outcome(now, now.limit(), Reason.GAIN, before.succeeded());
		}
		int back = Math.max(now.floor(), Math.min(now.limit(), before.trialFrom()));
		return outcome(now, back, Reason.NO_GAIN, before.failed());
	}

	/**
	 * Square-root staffing: the mean demand and three times its root for chance (Halfin
	 * and Whitt, 1981).
	 */
	static double staffing(double demand) {
		return demand + 3 * Math.sqrt(demand) + 1;
	}

	private static Outcome outcome(PoolSnapshot now, int to, Reason reason, LimitMemory memory) {
		String signal = "demand %.1f, %.1f waiting, %.0f/s".formatted(now.demand(), now.meanWaiting(),
				now.throughput());
		return new Outcome(new LimitDecision(now.limit(), to, reason, signal), memory);
	}

}
