package dev.tidepool.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The databases that benchmarks run on.
 */
public enum Database {

	/** H2 in the memory of the measured JVM. */
	H2 {
		@Override
		String url() {
			return "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1";
		}
	},

	/** PostgreSQL over TCP; one server for the run. */
	POSTGRESQL {
		@Override
		String url() {
			String url = System.getProperty(URL_PROPERTY);
			if (url == null) {
				throw new IllegalStateException("'" + URL_PROPERTY + "' must be set");
			}
			return url;
		}
	},

	/** A driver that does nothing, so that only the pool takes time. */
	STUB {
		@Override
		String url() {
			StubDriver.register();
			return StubDriver.URL;
		}
	};

	static final String URL_PROPERTY = "benchmarks.postgresql.url";

	private static final int ROWS = 1_000;

	abstract String url();

	/**
	 * The user name; H2's default one, and the embedded server's own.
	 */
	String username() {
		return (this == POSTGRESQL) ? "postgres" : "sa";
	}

	String password() {
		return "";
	}

	/**
	 * Makes the tables: {@code product} with its rows, and {@code country}, which is only
	 * there for a cache rule to name.
	 */
	void createTables() throws SQLException {
		try (Connection connection = DriverManager.getConnection(url(), username(), password());
				Statement statement = connection.createStatement()) {
			statement.execute("create table country (code varchar(2) primary key, name varchar(80) not null)");
			statement.execute("create table product (id bigint primary key, name varchar(80) not null,"
					+ " price numeric(10, 2) not null, stock int not null, changed timestamp not null)");
			for (int i = 0; i < ROWS; i++) {
				statement.execute("insert into product values (" + i + ", 'Product number " + i + "', " + i + ".50, "
						+ i % 7 + ", timestamp '2026-01-01 12:00:00')");
			}
			if (this == POSTGRESQL) {
				statement.execute("vacuum analyze product");
			}
		}
	}

	/**
	 * The next key to look for.
	 */
	static long nextKey(long key) {
		// Co-prime to the number of rows: every row has its turn
		return (key + 37) % ROWS;
	}

}
