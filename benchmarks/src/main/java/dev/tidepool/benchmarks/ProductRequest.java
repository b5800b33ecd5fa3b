package dev.tidepool.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * What a request does with JDBC in one transaction: a list, and ten look-ups by key. So
 * the detector has something to find every time, which is the dearest case.
 */
final class ProductRequest {

	private static final String LIST = "select id, name from product where id >= ? order by id limit 10";

	private static final String ONE = "select id, name, price, stock, changed from product where id = ?";

	private final DataSource dataSource;

	private long key;

	ProductRequest(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Does one transaction with eleven queries.
	 * @return something that depends on all that was read
	 */
	long run() throws SQLException {
		this.key = Database.nextKey(this.key);
		long sum = 0;
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			long[] ids = new long[10];
			int size = 0;
			try (PreparedStatement list = connection.prepareStatement(LIST)) {
				list.setLong(1, this.key);
				try (ResultSet rows = list.executeQuery()) {
					while (rows.next()) {
						ids[size++] = rows.getLong(1);
						sum += rows.getString(2).length();
					}
				}
			}
			for (int i = 0; i < size; i++) {
				sum += one(connection, ids[i]);
			}
			connection.commit();
		}
		return sum;
	}

	private static long one(Connection connection, long id) throws SQLException {
		long sum = 0;
		try (PreparedStatement one = connection.prepareStatement(ONE)) {
			one.setLong(1, id);
			try (ResultSet rows = one.executeQuery()) {
				while (rows.next()) {
					BigDecimal price = rows.getBigDecimal(3);
					sum += rows.getString(2).length() + price.scale();
				}
			}
		}
		return sum;
	}

}
