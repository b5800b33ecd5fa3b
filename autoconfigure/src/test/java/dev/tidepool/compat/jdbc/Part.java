package dev.tidepool.compat.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.compat.Database;
import dev.tidepool.compat.Scene;

/**
 * A part of what an application does with JDBC.
 */
abstract class Part {

	static final String ALL = "select * from item order by id";

	static final String COUNT = "select count(*) from item";

	static final String INSERT = "insert into item (name, price) values (?, ?)";

	private final Scene scene;

	Part(Scene scene) {
		this.scene = scene;
	}

	abstract void run();

	Scene scene() {
		return this.scene;
	}

	boolean isOn(Database... databases) {
		return List.of(databases).contains(this.scene.database());
	}

	void step(String name, Work work) {
		this.scene.step(name, () -> onConnection(work));
	}

	void fails(String name, Work work) {
		this.scene.fails(name, () -> onConnection(work));
	}

	void attempt(String name, Work work) {
		this.scene.attempt(name, () -> onConnection(work));
	}

	/**
	 * A step in a transaction that is committed, unless it fails.
	 */
	void inTransaction(String name, Work work) {
		step(name, (connection) -> transaction(connection, work));
	}

	void inTransactionAttempt(String name, Work work) {
		attempt(name, (connection) -> transaction(connection, work));
	}

	private Object onConnection(Work work) throws Exception {
		try (Connection connection = this.scene.dataSource().getConnection()) {
			return work.run(connection);
		}
	}

	static Object transaction(Connection connection, Work work) throws Exception {
		connection.setAutoCommit(false);
		try {
			Object result = work.run(connection);
			connection.commit();
			return result;
		}
		catch (Exception ex) {
			rollBack(connection, ex);
			throw ex;
		}
		finally {
			if (!connection.isClosed()) {
				connection.setAutoCommit(true);
			}
		}
	}

	private static void rollBack(Connection connection, Exception reason) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			// A pool closes a connection whose failure it takes for a broken line
			reason.addSuppressed(ex);
		}
	}

	static List<Object> rows(Connection connection, String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			bind(statement, parameters);
			try (ResultSet rows = statement.executeQuery()) {
				return rows(rows);
			}
		}
	}

	static List<Object> rows(ResultSet rows) throws SQLException {
		ResultSetMetaData columns = rows.getMetaData();
		List<Object> seen = new ArrayList<>();
		while (rows.next()) {
			List<Object> row = new ArrayList<>();
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				row.add(rows.getObject(i));
			}
			seen.add(row.toArray());
		}
		return seen;
	}

	static int update(Connection connection, String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			bind(statement, parameters);
			return statement.executeUpdate();
		}
	}

	static long count(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(COUNT)) {
			rows.next();
			return rows.getLong(1);
		}
	}

	static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
		for (int i = 0; i < parameters.length; i++) {
			statement.setObject(i + 1, parameters[i]);
		}
	}

	/**
	 * What is done on a connection.
	 */
	@FunctionalInterface
	interface Work {

		Object run(Connection connection) throws Exception;

	}

}
