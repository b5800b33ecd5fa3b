package dev.tidepool.database;

/**
 * How many connections a database server grants, and how many of them others have.
 *
 * @param maxConnections the most that it grants, to the server, the database or the user,
 * whichever is exhausted first
 * @param reserved those of them that it keeps for administrators
 * @param usedByOthers those of them that are open and not of the pool that asked
 */
public record ServerCapacity(int maxConnections, int reserved, int usedByOthers) {

	/**
	 * Return how many connections the pool may have as long as nobody else opens more.
	 * @return the number, at least 0
	 */
	public int room() {
		return Math.max(0, this.maxConnections - this.reserved - this.usedByOthers);
	}

}
