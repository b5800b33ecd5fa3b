package dev.tidepool.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * What a request does with JDBC in one transaction: a list, and what is told of its ten
 * lines. With a look-up for each of them the detector has something to find every time,
 * which is the dearest case; with one query for all of them the request is cured.
 */
final class ProductRequest {

	private static final String LIST = "select id, name from product where id >= ? order by id limit 10";

	private static final String ONE = "select id, name, price, stock, changed from product where id = ?";

	private static final String ALL = "select id, name, price, stock, changed from product"
			+ " where id in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private final DataSource dataSource;

	private final boolean cured;

	private long key;

	ProductRequest(DataSource dataSource, boolean cured) {
		this.dataSource = dataSource;
		this.cured = cured;
	}

	/**
	 * Does one transaction with eleven queries, or with two.
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
			sum += this.cured ? all(connection, ids) : oneByOne(connection, ids, size);
			connection.commit();
		}
		return sum;
	}

	private static long oneByOne(Connection connection, long[] ids, int size) throws SQLException {
		long sum = 0;
		for (int i = 0; i < size; i++) {
			try (PreparedStatement one = connection.prepareStatement(ONE)) {
				one.setLong(1, ids[i]);
				sum += read(one);
			}
		}
		return sum;
	}

	private static long all(Connection connection, long[] ids) throws SQLException {
		try (PreparedStatement all = connection.prepareStatement(ALL)) {
			for (int i = 0; i < ids.length; i++) {
				all.setLong(i + 1, ids[i]);
			}
			return read(all);
		}
	}

	private static long read(PreparedStatement query) throws SQLException {
		long sum = 0;
		try (ResultSet rows = query.executeQuery()) {
			while (rows.next()) {
				BigDecimal price = rows.getBigDecimal(3);
				sum += rows.getString(2).length() + price.scale();
			}
		}
		return sum;
	}

}
