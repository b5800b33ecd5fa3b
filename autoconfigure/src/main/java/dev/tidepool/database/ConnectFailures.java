package dev.tidepool.database;

import java.sql.SQLException;

/**
 * Tells by their codes why a connection could not be opened. Stateless.
 */
public final class ConnectFailures {

	private ConnectFailures() {
	}

	/**
	 * Whether the server cannot be reached, or starts or stops just now: it may be there
	 * again without anybody doing anything.
	 * @param failure what the attempt to connect threw
	 * @return {@code true} for SQLState class 08, and 57P of PostgreSQL, unless the
	 * server says that it has too many connections
	 */
	public static boolean isUnreachable(Throwable failure) {
		String state = (failure instanceof SQLException coded) ? coded.getSQLState() : null;
		return state != null && (state.startsWith("08") || state.startsWith("57P"))
				&& !OverloadCodes.isOverload(failure);
	}

}
