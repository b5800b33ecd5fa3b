package dev.tidepool.database;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

import dev.tidepool.jdbc.ConnectionSource;

/**
 * Asks the servers of all pools, one after the other, on a thread that is there only
 * while one is asked. Thread-safe.
 */
public final class LiveCapacities implements AutoCloseable {

	private static final int MOST_QUESTIONS = 256;

	private final Duration maxAge;

	private final ExecutorService reader;

	/**
	 * Create it. Nothing is asked yet.
	 * @param maxAge the age at which an answer is asked for again
	 */
	public LiveCapacities(Duration maxAge) {
		this.maxAge = maxAge;
		this.reader = new ThreadPoolExecutor(0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_QUESTIONS),
				(task) -> {
					Thread thread = new Thread(task, "tidepool-capacity");
					thread.setDaemon(true);
					return thread;
				}, new ThreadPoolExecutor.AbortPolicy());
	}

	/**
	 * Return what will ask for a pool.
	 * @param source opens connections that are not the pool's
	 * @param own says how many connections of the pool are open
	 * @return the capacity of the pool's server, not asked yet
	 */
	public LiveCapacity forPool(ConnectionSource source, IntSupplier own) {
		return new LiveCapacity(source, own, this.reader, this.maxAge);
	}

	@Override
	public void close() {
		this.reader.shutdownNow();
	}

}
