package dev.tidepool.benchmarks;

import java.sql.SQLException;

import dev.tidepool.benchmarks.interleaved.Contestant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A {@link ProductRequest}.
 */
@State(Scope.Benchmark)
public class RequestBenchmark extends Contestant {

	/** With or without the detector. */
	@Param("TIDEPOOL")
	public Variant variant;

	/** Where the queries go. */
	@Param("H2")
	public Database database;

	private ProductRequest request;

	/**
	 * Opens the pool.
	 * @throws SQLException if the tables cannot be made
	 */
	@Setup(Level.Trial)
	public void open() throws SQLException {
		if (this.database == Database.H2) {
			this.database.createTables();
		}
		this.request = new ProductRequest(this.variant.open(this.database), false);
	}

	/**
	 * One transaction with eleven queries.
	 * @param blackhole takes what was read
	 * @throws SQLException never
	 */
	@Benchmark
	public void request(Blackhole blackhole) throws SQLException {
		blackhole.consume(this.request.run());
	}

}
