package dev.tidepool.boot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.tidepool.jdbc.Faults;
import dev.tidepool.pool.ManagedPool;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that looks after all pools, once a second. It starts with the first data
 * source. Thread-safe.
 */
final class PoolTicker implements AutoCloseable {

	private final Faults faults;

	private final Runnable after;

	private final List<ManagedPool> pools = new CopyOnWriteArrayList<>();

	private @Nullable ScheduledThreadPoolExecutor executor;

	private boolean closed;

	/**
	 * Create a ticker that stands still.
	 * @param faults where faults go
	 * @param after what else is done once a second, when the pools have been looked at
	 */
	PoolTicker(Faults faults, Runnable after) {
		this.faults = faults;
		this.after = after;
	}

	void add(ManagedPool pool) {
		this.pools.add(pool);
		start();
	}

	synchronized void start() {
		if (this.executor == null && !this.closed) {
			ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, PoolTicker::thread);
			started.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
			this.executor = started;
		}
	}

	void remove(ManagedPool pool) {
		this.pools.remove(pool);
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "tidepool");
		thread.setDaemon(true);
		return thread;
	}

	private void tick() {
		for (ManagedPool pool : this.pools) {
			this.faults.guard(this, pool::tick);
		}
		this.faults.guard(this, this.after);
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.executor != null) {
			this.executor.shutdownNow();
		}
	}

}
