package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a session back as it was when its connection was opened, after SQL text changed it
 * in ways that a pool does not undo. Known for PostgreSQL: what {@code DISCARD ALL} does,
 * except that statements which the driver prepared are kept.
 */
final class SessionCleaner {

	private static final Logger logger = LoggerFactory.getLogger(SessionCleaner.class);

	private static final String POSTGRESQL = """
			ROLLBACK;
			CLOSE ALL;
			SET SESSION AUTHORIZATION DEFAULT;
			RESET ALL;
			UNLISTEN *;
			SELECT pg_advisory_unlock_all();
			DISCARD TEMP;
			DISCARD SEQUENCES;
			DO $$
			DECLARE statement record;
			BEGIN
			  FOR statement IN SELECT name FROM pg_prepared_statements WHERE from_sql LOOP
			    EXECUTE 'DEALLOCATE ' || quote_ident(statement.name);
			  END LOOP;
			END $$""";

	static final String APPLICATION_NAME = "ApplicationName";

	private SessionCleaner() {
	}

	/**
	 * Whether sessions of this kind can be cleaned.
	 * @param url the JDBC URL, if it is known
	 * @param initSql what the pool executes on a new connection: it would be undone, too
	 */
	static boolean knows(@Nullable String url, @Nullable String initSql) {
		return url != null && url.startsWith("jdbc:postgresql:") && initSql == null;
	}

	/**
	 * Makes a session forget which sequences were moved in it. In a transaction that
	 * failed nothing can be done, nor can anything be asked there.
	 */
	static void forgetSequences(Connection connection) {
		try (Statement statement = connection.createStatement()) {
			statement.execute("DISCARD SEQUENCES");
		}
		catch (SQLException ex) {
			logger.debug("Sequences could not be discarded", ex);
		}
	}

	/**
	 * Cleans a session that has no transaction, or one that nobody wants.
	 * @param applicationName what a fresh session is called, if it has a name
	 * @throws SQLException if that failed: then the connection must not be used again
	 */
	static void clean(Connection connection, @Nullable String applicationName) throws SQLException {
		if (!connection.getAutoCommit()) {
			connection.rollback();
			connection.setAutoCommit(true);
		}
		try (Statement statement = connection.createStatement()) {
			statement.execute(POSTGRESQL);
		}
		if (applicationName != null && !applicationName.isEmpty()) {
			// The driver sets it on a new connection, where the reset does not see it
			connection.setClientInfo(APPLICATION_NAME, applicationName);
		}
		connection.clearWarnings();
	}

}
