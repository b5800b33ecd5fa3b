package dev.tidepool.benchmarks.history;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.cache.QueryCache;
import dev.tidepool.database.LiveCatalogs;
import dev.tidepool.jdbc.Faults;

/**
 * One run of random concurrent transactions on one database.
 */
public final class History {

	private static final int CLIENTS = 6;

	private final Server server;

	private final Server.Running running;

	private final Subject subject;

	private final Judge judge = new Judge(Rows.COUNT);

	private final ReentrantLock[] locks = new ReentrantLock[Rows.COUNT];

	private final ScheduledExecutorService canceller = Executors.newSingleThreadScheduledExecutor(History::daemon);

	/** Where clients wait for one another when a storm is over. */
	private final Phaser storms = new Phaser(CLIENTS);

	private final boolean untilViolated;

	private final long reads;

	private final long deadline;

	private History(Server server, Server.Running running, Subject subject, long reads, boolean untilViolated,
			long seconds) {
		this.server = server;
		this.running = running;
		this.subject = subject;
		this.reads = reads;
		this.untilViolated = untilViolated;
		this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		for (int i = 0; i < this.locks.length; i++) {
			this.locks[i] = new ReentrantLock();
		}
	}

	/**
	 * Makes a history through a cache.
	 * @param server which database
	 * @param running where it runs
	 * @param cache the cache, see {@link #cache()}
	 * @param reads how many checked reads to make
	 * @param seed what the transactions are made of; which meets which is up to the
	 * scheduler
	 * @return what was found
	 */
	public static Verdicts cached(Server server, Server.Running running, QueryCache cache, long reads, long seed) {
		return new History(server, running, Subject.cached(running, cache), reads, false, Integer.MAX_VALUE).run(seed);
	}

	/**
	 * Makes a history without a cache: the judge must find nothing.
	 * @param server which database
	 * @param running where it runs
	 * @param reads how many checked reads to make
	 * @param seed what the transactions are made of
	 * @return what was found
	 */
	public static Verdicts bare(Server server, Server.Running running, long reads, long seed) {
		return new History(server, running, Subject.bare(running), reads, false, Integer.MAX_VALUE).run(seed);
	}

	/**
	 * Makes a history through a cache that is known to be broken, until that shows.
	 * @param server which database
	 * @param running where it runs
	 * @param cache the broken cache
	 * @param seconds how long to try
	 * @param seed what the transactions are made of
	 * @return what was found
	 */
	public static Verdicts broken(Server server, Server.Running running, QueryCache cache, long seconds, long seed) {
		return new History(server, running, Subject.cached(running, cache), Long.MAX_VALUE, true, seconds).run(seed);
	}

	/**
	 * Make a cache as applications have it, for all that a history reads.
	 * @return the cache
	 */
	public static QueryCache cache() {
		return new QueryCache(settings(), Ticker.systemTicker(),
				new LiveCatalogs(Duration.ofSeconds(1), Duration.ofMinutes(1)), new Faults());
	}

	/**
	 * Return settings under which all that a history reads is cached.
	 * @return the settings
	 */
	public static dev.tidepool.cache.CacheSettings settings() {
		return Subject.settings();
	}

	Server server() {
		return this.server;
	}

	Server.Running running() {
		return this.running;
	}

	Subject subject() {
		return this.subject;
	}

	Judge judge() {
		return this.judge;
	}

	Phaser storms() {
		return this.storms;
	}

	ScheduledExecutorService canceller() {
		return this.canceller;
	}

	ReentrantLock lock(int row) {
		return this.locks[row];
	}

	boolean isOver() {
		Verdicts verdicts = this.judge.verdicts();
		return verdicts.reads() >= this.reads || (this.untilViolated && verdicts.violations() > 0)
				|| System.nanoTime() - this.deadline > 0;
	}

	private Verdicts run(long seed) {
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS, History::daemon);
		try {
			this.running.reset();
			List<Future<?>> runs = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				Client client = new Client(this, seed * 31 + i);
				runs.add(clients.submit(client));
			}
			for (Future<?> run : runs) {
				run.get();
			}
			return this.judge.verdicts();
		}
		catch (SQLException | ExecutionException ex) {
			throw new IllegalStateException("The history on " + this.server + " failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			clients.shutdownNow();
			this.canceller.shutdownNow();
			this.subject.close();
		}
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "history");
		thread.setDaemon(true);
		return thread;
	}

}
