package dev.tidepool.benchmarks.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.random.RandomGenerator;

/**
 * Transactions that load different resources, on PostgreSQL.
 */
public enum Mix implements Transaction {

	/** A sum over a few hundred rows: the processor of the database. */
	CPU("cpu") {
		@Override
		public void run(Connection connection, RandomGenerator random) throws SQLException {
			query(connection, "select sum(sqrt(i * ?)) from generate_series(1, 2000) i", random.nextInt(100));
		}
	},

	/** Five milliseconds of waiting inside the database. */
	IO("io") {
		@Override
		public void run(Connection connection, RandomGenerator random) throws SQLException {
			query(connection, "select pg_sleep(0.005), ?", random.nextInt(100));
		}
	},

	/** Five milliseconds in which the application thinks, between two statements. */
	THINK("think") {
		@Override
		public void run(Connection connection, RandomGenerator random) throws SQLException, InterruptedException {
			connection.setAutoCommit(false);
			query(connection, "select balance from account where id = ?", random.nextInt(1000));
			Thread.sleep(5);
			query(connection, "select balance from account where id = ?", random.nextInt(1000));
			connection.commit();
			connection.setAutoCommit(true);
		}
	},

	/** Updates of four rows that everybody wants. */
	HOT("hot") {
		@Override
		public void run(Connection connection, RandomGenerator random) throws SQLException {
			connection.setAutoCommit(false);
			update(connection, random.nextInt(4));
			query(connection, "select sum(sqrt(i * ?)) from generate_series(1, 500) i", random.nextInt(100));
			connection.commit();
			connection.setAutoCommit(true);
		}
	};

	private final String key;

	Mix(String key) {
		this.key = key;
	}

	public String key() {
		return this.key;
	}

	/**
	 * Makes the table that these transactions use.
	 */
	public static void createTables(String url, String username) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, username, "");
				Statement statement = connection.createStatement()) {
			statement.execute(
					"create table account (id int primary key, balance bigint not null)" + " with (fillfactor = 50)");
			statement.execute("insert into account select i, 0 from generate_series(0, 999) i");
		}
	}

	private static void query(Connection connection, String sql, int value) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setInt(1, value);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					rows.getObject(1);
				}
			}
		}
	}

	private static void update(Connection connection, int id) throws SQLException {
		try (PreparedStatement statement = connection
			.prepareStatement("update account set balance = balance + 1 where id = ?")) {
			statement.setInt(1, id);
			statement.executeUpdate();
		}
	}

}
