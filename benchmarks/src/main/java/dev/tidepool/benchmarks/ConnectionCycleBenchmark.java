package dev.tidepool.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import dev.tidepool.benchmarks.interleaved.Contestant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Borrowing and closing a connection.
 */
@State(Scope.Benchmark)
public class ConnectionCycleBenchmark extends Contestant {

	/** Whose connection. */
	@Param("HIKARI")
	public Variant variant;

	/** Where it leads. */
	@Param("STUB")
	public Database database;

	private DataSource dataSource;

	/**
	 * Opens the pool.
	 */
	@Setup(Level.Trial)
	public void open() {
		this.dataSource = this.variant.open(this.database);
	}

	/**
	 * Borrow, make a statement, close both: the cheapest use that takes a physical
	 * connection wherever connections are taken late.
	 * @return the connection, so that it is not optimised away
	 * @throws SQLException never
	 */
	@Benchmark
	public Connection cycle() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.getWarnings();
			return connection;
		}
	}

	/**
	 * Borrow and close.
	 * @return the connection, so that it is not optimised away
	 * @throws SQLException never
	 */
	@Benchmark
	public Connection zeroLease() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			return connection;
		}
	}

}
