package dev.tidepool.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Asks a database how many connections it grants and how many are open, besides the one
 * that asks. Leaves nothing behind in the session.
 */
final class CapacityReader {

	private static final int TIMEOUT_SECONDS = 10;

	/**
	 * What a user without privileges may see of the sessions of others are their database
	 * and their user, not their kind.
	 */
	private static final String POSTGRESQL = """
			with sessions as (select datname, usename from pg_stat_activity where datid is not null
				and pid <> pg_backend_pid() and coalesce(backend_type, 'client backend') = 'client backend')
			select granted, reserved, open from (
				select current_setting('max_connections')::int as granted,
					current_setting('superuser_reserved_connections')::int
						+ coalesce(current_setting('reserved_connections', true)::int, 0) as reserved,
					(select count(*) from sessions)::int as open
				union all select datconnlimit, 0, (select count(*) from sessions where datname = current_database())::int
					from pg_database where datname = current_database() and datconnlimit >= 0
				union all select rolconnlimit, 0, (select count(*) from sessions where usename = session_user)::int
					from pg_roles where rolname = session_user and rolconnlimit >= 0) as limits
			order by granted - reserved - open limit 1""";

	private static final String MYSQL = "select @@global.max_connections, @@session.max_user_connections";

	private static final String MYSQL_OPEN = "show global status like 'Threads_connected'";

	private CapacityReader() {
	}

	/**
	 * Asks.
	 * @param connection the connection to ask on
	 * @param own how many open connections the pool has
	 * @return the capacity, or {@code null} if this database does not say
	 * @throws SQLException if it cannot be asked
	 */
	static @Nullable ServerCapacity read(Connection connection, int own) throws SQLException {
		return switch (product(connection)) {
			case "postgresql" -> postgresql(connection, own);
			case "mysql", "mariadb" -> mysql(connection, own);
			default -> null;
		};
	}

	private static String product(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
	}

	private static ServerCapacity postgresql(Connection connection, int own) throws SQLException {
		return row(connection, POSTGRESQL,
				(row) -> new ServerCapacity(row.getInt(1), row.getInt(2), Math.max(0, row.getInt(3) - own)));
	}

	/**
	 * The connection for administrators comes on top of what is granted. Where the user
	 * has a limit of its own, its connections are taken to be the pool's.
	 */
	private static ServerCapacity mysql(Connection connection, int own) throws SQLException {
		int open = row(connection, MYSQL_OPEN, (row) -> row.getInt(2)) - 1;
		return row(connection, MYSQL, (row) -> {
			ServerCapacity server = new ServerCapacity(row.getInt(1), 0, Math.max(0, open - own));
			int ofUser = row.getInt(2);
			return (ofUser > 0 && ofUser < server.room()) ? new ServerCapacity(ofUser, 0, 0) : server;
		});
	}

	private static <T> T row(Connection connection, String sql, Row<T> row) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(TIMEOUT_SECONDS);
			try (ResultSet rows = statement.executeQuery(sql)) {
				if (!rows.next()) {
					throw new SQLException("The server says nothing");
				}
				return row.read(rows);
			}
		}
	}

	@FunctionalInterface
	private interface Row<T> {

		T read(ResultSet row) throws SQLException;

	}

}
