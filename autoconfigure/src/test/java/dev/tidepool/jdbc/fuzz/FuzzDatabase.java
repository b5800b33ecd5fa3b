package dev.tidepool.jdbc.fuzz;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A database that looks the same before every program.
 */
interface FuzzDatabase extends AutoCloseable {

	SqlTexts texts();

	/**
	 * Makes the tables anew.
	 * @return a connection of the test's own, which stays open while the program runs
	 */
	Connection fresh() throws SQLException;

	String url();

	@Override
	void close() throws IOException;

	default HikariConfig config(boolean autoCommit) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("test");
		config.setJdbcUrl(url());
		config.setAutoCommit(autoCommit);
		config.setMaximumPoolSize(6);
		config.setMinimumIdle(1);
		config.setConnectionTimeout(10_000);
		return config;
	}

	/**
	 * What the tables hold.
	 */
	static List<String> contents(Connection connection) {
		List<String> contents = new ArrayList<>();
		for (String table : SqlTexts.TABLES) {
			try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(table)) {
				contents.add(Descriptions.drain(rows));
			}
			catch (SQLException ex) {
				contents.add(Descriptions.of(ex));
			}
		}
		return contents;
	}

	static void run(Connection connection, List<String> script) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : script) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * H2 in memory, a new database each time.
	 */
	final class H2 implements FuzzDatabase {

		private String url = "";

		@Override
		public SqlTexts texts() {
			return SqlTexts.H2;
		}

		@Override
		public Connection fresh() throws SQLException {
			this.url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=2";
			Connection connection = DriverManager.getConnection(this.url);
			run(connection, texts().schema());
			return connection;
		}

		@Override
		public String url() {
			return this.url;
		}

		@Override
		public void close() {
		}

	}

	/**
	 * One of two databases on one server.
	 */
	record Postgres(EmbeddedPostgres server, String name) implements FuzzDatabase {

		@Override
		public SqlTexts texts() {
			return SqlTexts.POSTGRES;
		}

		@Override
		public Connection fresh() throws SQLException {
			Connection connection = DriverManager.getConnection(this.server.getJdbcUrl("postgres", this.name));
			connection.createStatement().execute("set client_min_messages = error");
			run(connection, texts().schema());
			return connection;
		}

		@Override
		public String url() {
			return this.server.getJdbcUrl("postgres", this.name) + "&options=-c%20lock_timeout=25ms";
		}

		@Override
		public void close() {
		}

	}

}
