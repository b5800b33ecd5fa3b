package dev.tidepool.pool;

import java.time.Duration;

/**
 * How one pool is to be governed.
 *
 * @param mode whether the limit is moved
 * @param floor the smallest limit, and the connections that stay open when idle; at least
 * 1
 * @param ceiling the most connections that are ever open; at least the floor
 * @param start the limit to begin with, as far as floor and ceiling allow; at least 1
 * @param acquireTimeout the longest wait for a permit and a connection together
 * @param creationRate the most physical connections that are opened in one second; at
 * least 1
 * @param lanes how short and long sessions are kept apart
 */
public record PoolSettings(Mode mode, int floor, int ceiling, int start, Duration acquireTimeout, int creationRate,
		LaneSettings lanes) {

	/** Where the limit starts, as HikariCP's own default. */
	public static final int START = 10;

	/** How far the limit may rise where the user set no ceiling. */
	public static final int DEFAULT_CEILING = 32;

	/** How many connections stay open where the user set no floor. */
	public static final int DEFAULT_FLOOR = 2;

	/**
	 * Settings with the rest as it is if the user says nothing.
	 * @param mode whether the limit is moved
	 * @param floor the smallest limit
	 * @param ceiling the most connections that are ever open
	 * @param acquireTimeout the longest wait
	 * @param creationRate the most physical connections that are opened in one second
	 */
	public PoolSettings(Mode mode, int floor, int ceiling, Duration acquireTimeout, int creationRate) {
		this(mode, floor, ceiling, START, acquireTimeout, creationRate, LaneSettings.DEFAULT);
	}

	/**
	 * Check the settings.
	 * @throws IllegalArgumentException if they contradict one another
	 */
	public PoolSettings {
		check(floor >= 1, "floor (%d) must be >= 1".formatted(floor));
		check(ceiling >= floor, "ceiling (%d) must be >= floor (%d)".formatted(ceiling, floor));
		check(start >= 1, "start (%d) must be >= 1".formatted(start));
		check(creationRate >= 1, "creationRate (%d) must be >= 1".formatted(creationRate));
		check(!acquireTimeout.isNegative() && !acquireTimeout.isZero(),
				"acquireTimeout (%s) must be > 0".formatted(acquireTimeout));
	}

	private static void check(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

	/**
	 * The highest limit: one below the ceiling, so that a thread that holds a connection
	 * can always get one more.
	 * @return the highest limit, at least 1
	 */
	public int highestLimit() {
		return Math.max(1, this.ceiling - 1);
	}

	/**
	 * Where the limit starts. A pool whose limit is not moved is not held back either:
	 * its own size is the limit.
	 * @return the first limit
	 */
	public int firstLimit() {
		return (this.mode == Mode.ADAPTIVE) ? Math.min(Math.max(this.start, this.floor), highestLimit()) : this.ceiling;
	}

	/**
	 * Whether the limit is moved.
	 */
	public enum Mode {

		/** The limit follows what is measured. */
		ADAPTIVE,

		/** Decisions are made and shown, but not carried out. */
		ADVISE,

		/** The pool stays as it was configured. */
		FIXED

	}

}
