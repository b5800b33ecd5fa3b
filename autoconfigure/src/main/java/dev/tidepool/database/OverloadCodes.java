package dev.tidepool.database;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells by its codes whether a server refused a connection because it has too many.
 * Stateless.
 */
public final class OverloadCodes {

	/** Too many connections, of the server or of a role. */
	private static final String POSTGRESQL = "53300";

	/**
	 * MySQL and MariaDB: too many connections (1040), too many of this user (1203, 1226).
	 */
	private static final Set<Integer> MYSQL = Set.of(1040, 1203, 1226);

	/**
	 * Oracle: the listener knows no handler that is free (12516, 12519, 12520).
	 */
	private static final Set<Integer> ORACLE = Set.of(12516, 12519, 12520);

	/** SQL Server: the limit of user connections (17809) or of a resource (10928). */
	private static final Set<Integer> SQL_SERVER = Set.of(17809, 10928);

	private static final int MAX_CAUSES = 10;

	private OverloadCodes() {
	}

	/**
	 * Whether the server said that it has too many connections.
	 * @param failure what the attempt to connect threw; its causes are looked at too,
	 * because drivers wrap what the listener said
	 * @return {@code true} if the failure, or one that caused it, says so
	 */
	public static boolean isOverload(Throwable failure) {
		Throwable each = failure;
		for (int i = 0; each != null && i < MAX_CAUSES; i++) {
			if (each instanceof SQLException coded && isOverload(coded.getSQLState(), coded.getErrorCode())) {
				return true;
			}
			each = each.getCause();
		}
		return false;
	}

	private static boolean isOverload(@Nullable String state, int code) {
		return POSTGRESQL.equals(state) || MYSQL.contains(code) || ORACLE.contains(code) || SQL_SERVER.contains(code);
	}

}
