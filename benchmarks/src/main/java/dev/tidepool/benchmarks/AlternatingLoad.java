package dev.tidepool.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.benchmarks.interleaved.Ratio;
import dev.tidepool.jdbc.TidepoolDataSource;

/**
 * A load of requests that take turns, one with the N+1 detector and one without, in one
 * JVM: whatever else the machine does meets both. Each generation opens its connections
 * anew, because no two processes of a server are equally fast.
 */
final class AlternatingLoad {

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	private final ProductRequest with;

	private final ProductRequest without;

	private final List<TidepoolDataSource> pools;

	private long sum;

	AlternatingLoad(Database database) {
		TidepoolDataSource on = (TidepoolDataSource) Variant.TIDEPOOL.open(database);
		TidepoolDataSource off = (TidepoolDataSource) Variant.NPLUSONE_OFF.open(database);
		this.with = new ProductRequest(on);
		this.without = new ProductRequest(off);
		this.pools = List.of(on, off);
	}

	/**
	 * Runs the load.
	 * @param generations how often connections are opened anew
	 * @param rounds how many pairs are compared in each
	 * @param round how long one round takes, for both together
	 * @return the time of requests with the detector over that of those without
	 */
	Ratio run(int generations, int rounds, Duration round) throws SQLException {
		round(WARM_UP);
		List<double[]> ratios = new ArrayList<>();
		for (int i = 0; i < generations; i++) {
			this.pools.forEach(TidepoolDataSource::evictAll);
			round(round);
			double[] generation = new double[rounds];
			for (int j = 0; j < rounds; j++) {
				generation[j] = round(round);
			}
			ratios.add(generation);
		}
		return Ratio.of(ratios);
	}

	private double round(Duration duration) throws SQLException {
		long end = System.nanoTime() + duration.toNanos();
		long on = 0;
		long off = 0;
		while (System.nanoTime() < end) {
			on += time(this.with);
			off += time(this.without);
			off += time(this.without);
			on += time(this.with);
		}
		return (double) on / off;
	}

	private long time(ProductRequest request) throws SQLException {
		long start = System.nanoTime();
		this.sum += request.run();
		return System.nanoTime() - start;
	}

	/**
	 * What was read, so that nobody can say it was not.
	 */
	long sum() {
		return this.sum;
	}

}
