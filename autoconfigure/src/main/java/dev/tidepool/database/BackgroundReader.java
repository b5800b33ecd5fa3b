package dev.tidepool.database;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks databases in the background, one after the other, on a thread that is there only
 * while one is asked. Refuses what would wait behind too many. Thread-safe.
 */
final class BackgroundReader implements Executor, AutoCloseable {

	private static final int MOST_WAITING = 256;

	private static final int IDLE_SECONDS = 5;

	private final ThreadPoolExecutor executor;

	/**
	 * Create a reader. There is no thread yet.
	 * @param name the thread's name
	 */
	BackgroundReader(String name) {
		this.executor = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(MOST_WAITING), (task) -> {
					Thread thread = new Thread(task, name);
					thread.setDaemon(true);
					return thread;
				});
	}

	@Override
	public void execute(Runnable reading) {
		this.executor.execute(reading);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
