package dev.tidepool.pool;

/**
 * How much of the control is trusted at the moment. Each falls back to the next.
 */
public enum Strategy {

	/** The limit looks for the knee of the database. */
	FULL,

	/**
	 * The limit follows demand by Little's law, up to the last limit that was good.
	 */
	LITTLE,

	/** The limit stays at the last one that was good. */
	FIXED;

	Strategy down() {
		return (this == FULL) ? LITTLE : FIXED;
	}

	Strategy up() {
		return (this == FIXED) ? LITTLE : FULL;
	}

}
