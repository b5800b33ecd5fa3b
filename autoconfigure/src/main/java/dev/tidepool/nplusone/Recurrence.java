package dev.tidepool.nplusone;

/**
 * A finding that units of a name go on to show.
 *
 * @param unitName the name
 * @param known the finding
 */
record Recurrence(String unitName, KnownFinding known) {

	/**
	 * Whether it holds for units of a name, and still does.
	 */
	boolean isOf(String name) {
		return this.unitName.equals(name) && !this.known.isGone();
	}

}
