package dev.tidepool.pool;

import org.jspecify.annotations.Nullable;

/**
 * What is to be expected, had the other way been taken at a decision: the limit left
 * where it was, or moved where it was not.
 *
 * @param limit the other limit
 * @param throughput the leases that would end per second at it
 * @param waitMillis how long sessions would wait on average, in milliseconds, or
 * {@code null} if that cannot be told
 * @param basis what this rests on
 */
public record Counterfactual(int limit, double throughput, @Nullable Double waitMillis, String basis) {

	/** From this share of time with somebody waiting, other limits are not alike. */
	private static final double CROWDED = 0.1;

	/**
	 * Derives it from what was measured; nothing is assumed about the database.
	 * @param decision the decision
	 * @param measured what it was taken from
	 * @param search what the search for the knee has measured so far
	 * @return the other way, or {@code null} if nothing is known of one
	 */
	static @Nullable Counterfactual of(LimitDecision decision, PoolSnapshot measured, LimitMemory search) {
		if (measured.completions() == 0) {
			return null;
		}
		if (decision.moves()) {
			return new Counterfactual(decision.from(), measured.throughput(),
					measured.meanWaiting() / measured.throughput() * 1e3,
					"the former limit as it was measured last; the wait by Little's law");
		}
		return (measured.queuedShare() < CROWDED) ? lowest(measured) : tried(measured, search.trial());
	}

	/**
	 * While nobody waits, what is done is what arrives, at any limit that holds nobody
	 * up.
	 */
	private static @Nullable Counterfactual lowest(PoolSnapshot measured) {
		int enough = (int) Math.max(measured.floor(), ElasticityLimitPolicy.staffing(measured.demand()));
		return (enough < measured.limit()) ? new Counterfactual(enough, measured.throughput(), null,
				"the lowest limit that would have held hardly anybody up, by square-root staffing") : null;
	}

	/**
	 * If as many sessions stay in the system, each is there for their number over the
	 * throughput (J. D. C. Little, 1961), and waits for as long as it does not work.
	 */
	private static @Nullable Counterfactual tried(PoolSnapshot measured, Reading trial) {
		int limit = (int) Math.round(trial.limit());
		if (trial.throughput() == 0 || limit == measured.limit()) {
			return null;
		}
		double wait = Math.max(0, measured.demand() - limit) / trial.throughput();
		return new Counterfactual(limit, trial.throughput(), wait * 1e3,
				"what that limit got done when it was tried last; the wait by Little's law, if as many sessions come");
	}

}
