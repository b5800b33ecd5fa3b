package dev.tidepool.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * What {@link InterceptionBenchmark} measures, for a load: borrow, prepare, execute, read
 * one row of five columns, close.
 */
final class ProductQuery {

	private final DataSource dataSource;

	private long key;

	ProductQuery(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Does one query.
	 * @return something that depends on all that was read
	 */
	long run() throws SQLException {
		this.key = Database.nextKey(this.key);
		long sum = 0;
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(InterceptionBenchmark.SQL)) {
			statement.setLong(1, this.key);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					BigDecimal price = rows.getBigDecimal(3);
					sum += rows.getLong(1) + rows.getString(2).length() + price.scale() + rows.getInt(4)
							+ rows.getTimestamp(5).getTime();
				}
			}
		}
		return sum;
	}

}
