package dev.tidepool.measure;

/**
 * How many durations there were, and their sum. Immutable.
 *
 * @param count how many
 * @param nanos their sum in nanoseconds
 */
public record Total(long count, long nanos) {

	/** None at all. */
	public static final Total NONE = new Total(0, 0);

	/**
	 * Return the total of these and others.
	 * @param other the others
	 * @return both together
	 */
	public Total plus(Total other) {
		return new Total(this.count + other.count, this.nanos + other.nanos);
	}

}
