package dev.tidepool.pool;

import dev.tidepool.database.LiveCapacity;
import dev.tidepool.database.ServerCapacity;
import org.jspecify.annotations.Nullable;

/**
 * Which sizes of the pool speak for themselves: what demand asks for, what the database
 * gets more done with, and what its server allows.
 *
 * @param littlesLaw the connections that demand asks for by Little's law (J. D. C.
 * Little, 1961) and square-root staffing (S. Halfin and W. Whitt, 1981)
 * @param knee the limit above which no more got done, or {@code null} if that is not
 * known
 * @param server what the server allows, or {@code null} if that is not known
 * @param unknown why that is not known, or empty
 * @param advice what to do about the bounds, in a sentence
 */
public record Sizing(int littlesLaw, @Nullable Integer knee, @Nullable Server server, String unknown, String advice) {

	/**
	 * Says it.
	 * @param demand the sessions that wait or work on average, lately
	 * @param knee the limit above which no more got done, or {@code null}
	 * @param settings the bounds
	 * @param answer what is known of the server
	 */
	static Sizing of(double demand, @Nullable Integer knee, PoolSettings settings, LiveCapacity.Answer answer) {
		int littlesLaw = (demand < 0.05) ? 1 : (int) ElasticityLimitPolicy.staffing(demand);
		ServerCapacity capacity = answer.capacity();
		Server server = (capacity != null)
				? new Server(capacity.maxConnections(), capacity.reserved(), capacity.usedByOthers(), capacity.room())
				: null;
		return new Sizing(littlesLaw, knee, server, answer.unknown(), advice(littlesLaw, knee, settings, server));
	}

	private static String advice(int littlesLaw, @Nullable Integer knee, PoolSettings settings,
			@Nullable Server server) {
		int ceiling = settings.ceiling();
		if (server != null && server.room() < ceiling) {
			return ("The server has room for %d connections, fewer than the most allowed (%d): lower "
					+ "tidepool.pool.max-connections, or have the server grant more")
				.formatted(server.room(), ceiling);
		}
		int useful = Math.min(littlesLaw, (knee != null) ? knee : Integer.MAX_VALUE);
		if (useful <= settings.highestLimit()) {
			return "The bounds leave room for what demand asks for and the database gets done";
		}
		if (server == null) {
			return "Demand asks for %d connections, more than %d allow: raise tidepool.pool.max-connections as far as the server grants"
				.formatted(useful, ceiling);
		}
		return "Demand asks for %d connections, more than %d allow: raise tidepool.pool.max-connections, up to %d"
			.formatted(useful, ceiling, server.room());
	}

	/**
	 * What the server allows.
	 *
	 * @param maxConnections the most connections that it grants
	 * @param reserved those of them that it keeps for administrators
	 * @param usedByOthers those of them that others have, other instances included
	 * @param room what is left for this pool, with what it has
	 */
	public record Server(int maxConnections, int reserved, int usedByOthers, int room) {

	}

}
