package dev.tidepool.nplusone;

/**
 * Tells whether a unit of work asks ever new questions or the same again.
 */
final class Repetition {

	/** Of the requests, so many must have been different. */
	private static final double DISTINCT_SHARE = 0.8;

	/** So many different requests are an N+1 whatever their share. */
	private static final int DISTINCT_ENOUGH = 1000;

	private Repetition() {
	}

	static boolean isDistinct(TemplateUse use) {
		double enough = Math.min(DISTINCT_SHARE * use.count(), DISTINCT_ENOUGH);
		// The estimate takes a logarithm, which mostly nobody needs
		return use.distinctAtLeast() >= enough || use.distinct() >= enough;
	}

}
