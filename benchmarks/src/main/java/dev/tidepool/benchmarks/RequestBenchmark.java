package dev.tidepool.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.tidepool.benchmarks.interleaved.Contestant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a request does with JDBC in one transaction: a list, and ten look-ups by key. So
 * the detector has something to find every time, which is the dearest case.
 */
@State(Scope.Benchmark)
public class RequestBenchmark extends Contestant {

	private static final String LIST = "select id, name from product where id >= ? order by id limit 10";

	private static final String ONE = "select id, name, price, stock, changed from product where id = ?";

	/** With or without the detector. */
	@Param("TIDEPOOL")
	public Variant variant;

	/** Where the queries go. */
	@Param("H2")
	public Database database;

	private DataSource dataSource;

	private long key;

	/**
	 * Opens the pool.
	 * @throws SQLException if the tables cannot be made
	 */
	@Setup(Level.Trial)
	public void open() throws SQLException {
		if (this.database == Database.H2) {
			this.database.createTables();
		}
		this.dataSource = this.variant.open(this.database);
	}

	/**
	 * One transaction with eleven queries.
	 * @param blackhole takes what was read
	 * @throws SQLException never
	 */
	@Benchmark
	public void request(Blackhole blackhole) throws SQLException {
		this.key = Database.nextKey(this.key);
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			long[] ids = new long[10];
			int size = 0;
			try (PreparedStatement list = connection.prepareStatement(LIST)) {
				list.setLong(1, this.key);
				try (ResultSet rows = list.executeQuery()) {
					while (rows.next()) {
						ids[size++] = rows.getLong(1);
						blackhole.consume(rows.getString(2));
					}
				}
			}
			for (int i = 0; i < size; i++) {
				try (PreparedStatement one = connection.prepareStatement(ONE)) {
					one.setLong(1, ids[i]);
					try (ResultSet rows = one.executeQuery()) {
						while (rows.next()) {
							blackhole.consume(rows.getString(2));
							blackhole.consume(rows.getBigDecimal(3));
						}
					}
				}
			}
			connection.commit();
		}
	}

}
