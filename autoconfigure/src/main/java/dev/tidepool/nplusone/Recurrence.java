package dev.tidepool.nplusone;

/**
 * The finding that units of a name showed last by a query, and go on to show. Known to be
 * the last without looking it up. Thread-safe.
 */
final class Recurrence {

	private final String unitName;

	private final KnownFinding known;

	private volatile boolean replaced;

	Recurrence(String unitName, KnownFinding known) {
		this.unitName = unitName;
		this.known = known;
	}

	KnownFinding known() {
		return this.known;
	}

	/**
	 * Notes that such units showed something else since, or that it was forgotten.
	 */
	void replace() {
		this.replaced = true;
	}

	/**
	 * Whether it holds for units of a name, and still does.
	 */
	boolean isOf(String name) {
		return this.unitName.equals(name) && !this.replaced && !this.known.isGone();
	}

}
