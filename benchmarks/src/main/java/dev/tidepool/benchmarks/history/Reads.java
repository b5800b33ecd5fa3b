package dev.tidepool.benchmarks.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The queries of a history.
 */
final class Reads {

	private final History history;

	private final Connection connection;

	private final Random random;

	Reads(History history, Connection connection, Random random) {
		this.history = history;
		this.connection = connection;
		this.random = random;
	}

	/**
	 * The version of a row, past the cache.
	 */
	static long version(Server.Running running, int row) throws SQLException {
		try (Connection bare = running.connect();
				Statement statement = bare.createStatement();
				ResultSet rows = statement.executeQuery(
						"select version from " + Rows.table(Rows.tableOf(row)) + " where id = " + Rows.idOf(row))) {
			rows.next();
			return rows.getLong(1);
		}
	}

	/**
	 * Runs a random query and has it judged.
	 */
	void some(Judge.Reader reader) throws SQLException {
		int table = this.random.nextInt(Rows.TABLES);
		String name = Rows.table(table);
		switch (this.random.nextInt(4)) {
			case 0 -> ask(reader, "select " + table + ", id, version from " + name + " where part = ?",
					this.random.nextInt(Rows.PARTS));
			case 1 -> all(table, reader);
			default -> ask(reader, "select " + table + ", id, version from " + name + " where id = ?",
					this.random.nextInt(Rows.PER_TABLE));
		}
	}

	/**
	 * Reads a whole table, and the one beside it.
	 */
	void all(int table, Judge.Reader reader) throws SQLException {
		int beside = (table + 1) % Rows.TABLES;
		ask(reader, "select " + table + ", id, version from " + Rows.table(table) + " union all select " + beside
				+ ", id, version from " + Rows.table(beside), -1);
	}

	/**
	 * Runs a query that reads no row, so that not every database takes a snapshot for it.
	 */
	void none() throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.executeQuery(this.random.nextBoolean() ? "select 1"
					: "select max(version) from " + Rows.table(0) + " where 1 = 0")
				.close();
		}
	}

	private void ask(Judge.Reader reader, String sql, int value) throws SQLException {
		Map<Integer, Long> seen = new HashMap<>();
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			if (value >= 0) {
				statement.setInt(1, value);
			}
			Cancelling.now(this.history, this.random, statement);
			try (ResultSet rows = statement.executeQuery()) {
				boolean hit = this.history.subject().wasHit();
				boolean duringCommit = hit && this.history.subject().isCommitting();
				while (rows.next()) {
					seen.put(Rows.row(rows.getInt(1), rows.getInt(2)), rows.getLong(3));
				}
				this.history.judge().verdicts().read(hit, duringCommit, reader.snapshot() != null);
				this.history.judge().judge(seen, reader, hit);
			}
		}
	}

}
