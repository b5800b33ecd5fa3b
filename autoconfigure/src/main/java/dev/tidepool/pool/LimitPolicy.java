package dev.tidepool.pool;

/**
 * Decides the limit from what was measured. A pure function: what has to be remembered
 * goes in and comes out.
 */
interface LimitPolicy {

	/**
	 * Decides.
	 * @param now what was measured since the last decision
	 * @param before what the policy remembers
	 */
	Outcome decide(PoolSnapshot now, LimitMemory before);

	/**
	 * A decision, and what the policy wants to remember of it.
	 *
	 * @param decision the decision
	 * @param memory what goes in at the next one
	 */
	record Outcome(LimitDecision decision, LimitMemory memory) {

	}

}
