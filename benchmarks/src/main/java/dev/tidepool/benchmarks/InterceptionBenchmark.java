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
 * What a repository's look-up by key does with JDBC.
 */
@State(Scope.Benchmark)
public class InterceptionBenchmark extends Contestant {

	static final String SQL = "select id, name, price, stock, changed from product where id = ?";

	/** Through what the query goes. */
	@Param("HIKARI")
	public Variant variant;

	/** Where it goes. */
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
	 * Borrow, prepare, execute, read one row of five columns, close.
	 * @param blackhole takes what was read
	 * @throws SQLException never
	 */
	@Benchmark
	public void query(Blackhole blackhole) throws SQLException {
		this.key = Database.nextKey(this.key);
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(SQL)) {
			statement.setLong(1, this.key);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					blackhole.consume(rows.getLong(1));
					blackhole.consume(rows.getString(2));
					blackhole.consume(rows.getBigDecimal(3));
					blackhole.consume(rows.getInt(4));
					blackhole.consume(rows.getTimestamp(5));
				}
			}
		}
	}

}
