package dev.tidepool.nplusone.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;

/**
 * Stands for an application: the detector takes this package for its own.
 */
public final class OrderPage {

	public static final String ITEMS = "select name from item where order_id = ?";

	private final Connection connection;

	public OrderPage(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Reads the orders first, as a page that shows them would.
	 */
	public void orders() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery("select id from orders")) {
			drain(rows);
		}
	}

	public void items(IntStream orders) throws SQLException {
		select(ITEMS, orders);
	}

	public void select(String sql, IntStream keys) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (int key : keys.toArray()) {
				statement.setInt(1, key);
				drain(statement.executeQuery());
			}
		}
	}

	public void selectText(String sql, IntStream keys) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			for (int key : keys.toArray()) {
				drain(statement.executeQuery(sql + key));
			}
		}
	}

	public void insert(IntStream keys) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("insert into orders values (?)")) {
			for (int key : keys.toArray()) {
				statement.setInt(1, key);
				statement.executeUpdate();
			}
		}
	}

	public void insertBatch(IntStream keys) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("insert into orders values (?)")) {
			for (int key : keys.toArray()) {
				statement.setInt(1, key);
				statement.addBatch();
			}
			statement.executeBatch();
		}
	}

	private static void drain(ResultSet rows) throws SQLException {
		try (rows) {
			while (rows.next()) {
				rows.getObject(1);
			}
		}
	}

}
