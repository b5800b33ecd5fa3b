package dev.tidepool.pool;

import org.jspecify.annotations.Nullable;

/**
 * Bounds that a pool starts with where the user chose none. They are a beginning: the
 * limit moves within them, and what the user chose goes before them.
 */
public enum Preset {

	/** Nothing is known of where the application runs. */
	DEFAULT(PoolSettings.DEFAULT_FLOOR, PoolSettings.START, PoolSettings.DEFAULT_CEILING),

	/** One person at work, on a database that several applications may share. */
	DEVELOPMENT(1, 5, 10),

	/** As in production, for fewer users. */
	STAGING(PoolSettings.DEFAULT_FLOOR, PoolSettings.START, 24),

	/**
	 * Two instances fit a PostgreSQL as it is installed (100 connections less 3
	 * reserved), so that a new version can start before the old one ends.
	 */
	PRODUCTION(4, PoolSettings.START, 48);

	/** No preset opens more: whoever needs them says so. */
	public static final int MOST = 200;

	/** A user sends a request so often, in seconds. */
	private static final double INTERVAL = 10;

	/** A request holds a connection for so long, in seconds. */
	private static final double HOLD = 0.05;

	private final int floor;

	private final int start;

	private final int ceiling;

	Preset(int floor, int start, int ceiling) {
		this.floor = floor;
		this.start = start;
		this.ceiling = ceiling;
	}

	/**
	 * Return the bounds to start with. So many users cause a throughput of <em>users / 10
	 * s</em> (interactive response time law with a think time far above the response
	 * time, P. J. Denning and J. P. Buzen, 1978), which at 50 ms each keeps <em>users /
	 * 200</em> connections busy (J. D. C. Little, 1961). The limit starts with
	 * square-root staffing of that (S. Halfin and W. Whitt, 1981) and may double. Users
	 * only raise the bounds of the environment, never beyond {@link #MOST}.
	 * @param users how many people use one instance at the same time, or {@code null} if
	 * that is not known; at least 1
	 * @return the bounds
	 */
	public Bounds bounds(@Nullable Integer users) {
		if (users == null) {
			return new Bounds(this.floor, this.start, this.ceiling);
		}
		double wanted = Math.min(MOST / 2.0, ElasticityLimitPolicy.staffing(users * HOLD / INTERVAL));
		return new Bounds(this.floor, Math.max(this.start, (int) wanted), Math.max(this.ceiling, (int) (2 * wanted)));
	}

	/**
	 * What a pool starts with.
	 *
	 * @param floor the smallest limit, and the connections that stay open when idle
	 * @param start the first limit
	 * @param ceiling the most connections that are ever open
	 */
	public record Bounds(int floor, int start, int ceiling) {

	}

}
