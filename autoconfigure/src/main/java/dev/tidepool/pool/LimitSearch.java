package dev.tidepool.pool;

/**
 * Decides the limit of one pool, time and again, as a running pool does it; for whoever
 * brings measurements of his own, such as a simulation. Not thread-safe.
 */
public final class LimitSearch {

	private final Strategies strategies = new Strategies(new ElasticityLimitPolicy());

	private Strategies.Memory memory = Strategies.Memory.EMPTY;

	/**
	 * Decides, and remembers what it has to.
	 * @param now what was measured since the last decision, about a second
	 * @return the decision
	 */
	public LimitDecision decide(PoolSnapshot now) {
		Strategies.Outcome outcome = this.strategies.decide(now, this.memory);
		this.memory = outcome.memory();
		return outcome.decision();
	}

}
