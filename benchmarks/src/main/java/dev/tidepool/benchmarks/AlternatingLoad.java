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
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.benchmarks.interleaved.Ratio;

/**
 * A load of clients in one JVM that all work with one thing for a moment, and then all
 * without it: whatever else the machine does meets both. A moment is long enough for the
 * processors' caches to hold what one side needs, as they do in an application, and short
 * against the machine's moods. There are more clients than processors, so that no
 * processor sleeps and how long it takes to wake does not count. Both share one pool, in
 * which a thread is given the connection that it had last, because no two processes of a
 * server are equally fast. Each generation opens its connections anew.
 */
final class AlternatingLoad {

	private static final int CLIENTS = 4;

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	private static final long MOMENT_NANOS = Duration.ofMillis(50).toNanos();

	private final HikariDataSource pool;

	private final Supplier<Work> with;

	private final Supplier<Work> without;

	/**
	 * Prepare a load.
	 * @param pool where its connections come from, on both sides
	 * @param with what a client does on the one side
	 * @param without what it does on the other
	 */
	AlternatingLoad(HikariDataSource pool, Supplier<Work> with, Supplier<Work> without) {
		this.pool = pool;
		this.with = with;
		this.without = without;
	}

	/**
	 * Runs the load.
	 * @param generations how often connections are opened anew
	 * @param rounds how many pairs are compared in each
	 * @param round how long one round takes, for both together
	 * @return the time of the work on the one side over that on the other
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
		long start = System.nanoTime();
		List<Callable<Sides>> work = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			work.add(() -> client(start, duration.toNanos()));
		}
		Sides all = new Sides(new Times(), new Times());
		for (Future<Sides> each : clients.invokeAll(work)) {
			all.on.add(each.get().on);
			all.off.add(each.get().off);
		}
		return all.on.mean() / all.off.mean();
	}

	private Sides client(long start, long duration) throws SQLException {
		Work with = this.with.get();
		Work without = this.without.get();
		Sides sides = new Sides(new Times(), new Times());
		long now = System.nanoTime();
		while (now - start < duration) {
			boolean on = isWith((now - start) / MOMENT_NANOS);
			if ((on ? with : without).run() == 0) {
				throw new IllegalStateException("Nothing was read");
			}
			long end = System.nanoTime();
			(on ? sides.on : sides.off).add(end - now);
			now = end;
		}
		return sides;
	}

	/**
	 * By turns in the order with, without, without, with: what grows evenly meets both.
	 */
	private static boolean isWith(long moment) {
		return moment % 4 == 0 || moment % 4 == 3;
	}

	/**
	 * What a client does over and over. Confined to one thread.
	 */
	@FunctionalInterface
	interface Work {

		/**
		 * Does it once.
		 * @return something that depends on all that was read, not 0
		 */
		long run() throws SQLException;

	}

	/**
	 * The work on either side.
	 */
	private record Sides(Times on, Times off) {

	}

	/**
	 * How often the work was done and how long it took. Confined to one thread at a time.
	 */
	private static final class Times {

		private long count;

		private long nanos;

		void add(long nanos) {
			this.count++;
			this.nanos += nanos;
		}

		void add(Times times) {
			this.count += times.count;
			this.nanos += times.nanos;
		}

		double mean() {
			return (double) this.nanos / this.count;
		}

	}

}
