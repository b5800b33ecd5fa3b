package dev.tidepool.boot;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The threads on which HikariCP looks after idle, old and silent connections, for all
 * pools, so that each pool does not bring one of its own. There are two, because asking a
 * connection whether it is alive may block. Thread-safe.
 */
final class Housekeeping implements AutoCloseable {

	private static final int THREADS = 2;

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS, Housekeeping::thread,
			new ThreadPoolExecutor.DiscardPolicy());

	Housekeeping() {
		// As HikariCP does it
		this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		this.executor.setRemoveOnCancelPolicy(true);
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "tidepool-housekeeper");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Does it for a pool, unless the user chose who does.
	 * @param pool the pool, not started yet
	 */
	void takeOver(HikariDataSource pool) {
		if (pool.getScheduledExecutor() == null && pool.getThreadFactory() == null) {
			pool.setScheduledExecutor(this.executor);
		}
	}

	/**
	 * Interrupts nobody: what runs may be in the middle of a file.
	 */
	@Override
	public void close() {
		this.executor.shutdown();
	}

}
