package dev.tidepool.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.benchmarks.interleaved.Ratio;

/**
 * A load of clients whose requests take turns, one with the N+1 detector and one without,
 * in one JVM: whatever else the machine does meets both. There are more clients than
 * processors, so that no processor sleeps and how long it takes to wake does not count.
 * Both share one pool, in which a thread is given the connection that it had last,
 * because no two processes of a server are equally fast. Each generation opens its
 * connections anew.
 */
final class AlternatingLoad {

	private static final int CLIENTS = 4;

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	private final HikariDataSource pool;

	private final DataSource on;

	private final DataSource off;

	/**
	 * Prepare a load.
	 * @param detector whether one half has the detector; if not, the result tells what a
	 * difference must exceed
	 */
	AlternatingLoad(Database database, boolean detector) {
		this.pool = (HikariDataSource) Variant.HIKARI.open(database);
		this.on = BootPools.inFrontOf(this.pool, database, detector);
		this.off = BootPools.inFrontOf(this.pool, database, false);
	}

	/**
	 * Runs the load.
	 * @param generations how often connections are opened anew
	 * @param rounds how many pairs are compared in each
	 * @param round how long one round takes, for both together
	 * @return the time of requests with the detector over that of those without
	 */
	Ratio run(int generations, int rounds, Duration round) throws InterruptedException, ExecutionException {
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		try {
			round(clients, WARM_UP);
			List<double[]> ratios = new ArrayList<>();
			for (int i = 0; i < generations; i++) {
				this.pool.getHikariPoolMXBean().softEvictConnections();
				round(clients, round);
				double[] generation = new double[rounds];
				for (int j = 0; j < rounds; j++) {
					generation[j] = round(clients, round);
				}
				ratios.add(generation);
			}
			return Ratio.of(ratios);
		}
		finally {
			clients.shutdown();
		}
	}

	private double round(ExecutorService clients, Duration duration) throws InterruptedException, ExecutionException {
		long end = System.nanoTime() + duration.toNanos();
		List<Callable<Times>> work = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			work.add(() -> client(end));
		}
		long with = 0;
		long without = 0;
		for (Future<Times> each : clients.invokeAll(work)) {
			with += each.get().on;
			without += each.get().off;
		}
		return (double) with / without;
	}

	private Times client(long end) throws SQLException {
		ProductRequest with = new ProductRequest(this.on);
		ProductRequest without = new ProductRequest(this.off);
		long on = 0;
		long off = 0;
		while (System.nanoTime() < end) {
			on += time(with);
			off += time(without);
			off += time(without);
			on += time(with);
		}
		return new Times(on, off);
	}

	private static long time(ProductRequest request) throws SQLException {
		long start = System.nanoTime();
		if (request.run() == 0) {
			throw new IllegalStateException("Nothing was read");
		}
		return System.nanoTime() - start;
	}

	/**
	 * The nanoseconds that requests took.
	 */
	private record Times(long on, long off) {

	}

}
