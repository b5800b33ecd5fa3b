package dev.tidepool.benchmarks.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Loads a pool for some time with so many threads.
 */
public final class Load {

	private Load() {
	}

	/**
	 * Every client asks again as soon as it is answered.
	 * @param request what each asks for
	 * @param clients how many clients
	 * @param warmUp for how long nothing is noted
	 * @param period for how long answers are noted
	 */
	public static Tally closed(Request request, int clients, Duration warmUp, Duration period)
			throws InterruptedException {
		return run(request, clients, warmUp, period, (next) -> System.nanoTime());
	}

	/**
	 * Requests arrive at a rate, whether or not others were answered. A request that had
	 * to wait for a free client is timed from when it was to start.
	 * @param request what each asks for
	 * @param clients how many can be under way
	 * @param perSecond the rate
	 * @param warmUp for how long nothing is noted
	 * @param period for how long answers are noted
	 */
	public static Tally open(Request request, int clients, double perSecond, Duration warmUp, Duration period)
			throws InterruptedException {
		AtomicLong arrivals = new AtomicLong(System.nanoTime());
		SplittableRandom random = new SplittableRandom(1);
		return run(request, clients, warmUp, period, (client) -> {
			long gap;
			synchronized (random) {
				gap = (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
			}
			long start = arrivals.getAndAdd(gap);
			for (long left = start - System.nanoTime(); left > 0; left = start - System.nanoTime()) {
				LockSupport.parkNanos(left);
			}
			return start;
		});
	}

	private static Tally run(Request request, int clients, Duration warmUp, Duration period, Arrivals arrivals)
			throws InterruptedException {
		long from = System.nanoTime() + warmUp.toNanos();
		long to = from + period.toNanos();
		List<Samples> all = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < clients; i++) {
			Samples samples = new Samples();
			SplittableRandom random = new SplittableRandom(i);
			Thread thread = new Thread(() -> {
				while (true) {
					long start = arrivals.next(samples);
					if (start > to || Thread.currentThread().isInterrupted()) {
						return;
					}
					boolean answered = answered(request, random);
					long end = System.nanoTime();
					if (end >= from && end <= to) {
						if (answered) {
							samples.add(end - start);
						}
						else {
							samples.failed();
						}
					}
				}
			}, "client-" + i);
			thread.setDaemon(true);
			all.add(samples);
			threads.add(thread);
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		return new Tally(period.toNanos() / 1e9,
				all.stream().flatMapToLong((each) -> LongStream.of(each.nanos())).toArray(),
				all.stream().mapToLong(Samples::failures).sum());
	}

	private static boolean answered(Request request, SplittableRandom random) {
		try {
			request.run(random);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@FunctionalInterface
	private interface Arrivals {

		/**
		 * Waits for the next request of a client.
		 * @return when it is to start
		 */
		long next(Samples client);

	}

}
