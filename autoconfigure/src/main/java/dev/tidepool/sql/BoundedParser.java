package dev.tidepool.sql;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Runs a parser with bounds: a caller waits for a given time at most, two daemon threads
 * at most are alive, and they end when idle. A parser that outlives its caller's patience
 * may go on for ten times as long, so that a slow first parse, while classes load, still
 * yields its result for later callers; then it is told to stop. Thread-safe.
 */
final class BoundedParser {

	private static final int THREADS = 2;

	private static final int QUEUE = 256;

	private static final int IDLE_SECONDS = 5;

	// Parsers recurse; a stack of their own makes the depth they reach independent of the
	// caller's
	private static final long STACK_BYTES = 1 << 20;

	private static final int GRACE = 10;

	private final AtomicInteger threads = new AtomicInteger();

	private final ThreadPoolExecutor executor;

	private final ShapeParser parser;

	private final Duration timeout;

	BoundedParser(ShapeParser parser, Duration timeout) {
		this.parser = parser;
		this.timeout = timeout;
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(QUEUE), this::thread);
		this.executor.allowCoreThreadTimeOut(true);
	}

	private Thread thread(Runnable task) {
		Thread thread = new Thread(null, task, "tidepool-sql-" + this.threads.incrementAndGet(), STACK_BYTES, false);
		thread.setDaemon(true);
		return thread;
	}

	void close() {
		this.executor.shutdownNow();
	}

	/**
	 * Starts to parse.
	 * @param shape the text
	 * @param brackets whether brackets quote names in it
	 * @param result makes the analysis of what was found, or of {@code null}
	 * @return the running parse
	 */
	Parse start(String shape, boolean brackets, Function<@Nullable ParsedTables, Analysis> result) {
		Parse parse = new Parse(System.nanoTime() + this.timeout.toNanos());
		try {
			this.executor.execute(() -> complete(parse, shape, brackets, result));
		}
		catch (RejectedExecutionException ex) {
			parse.refused = true;
			parse.complete(result.apply(null));
		}
		return parse;
	}

	private void complete(Parse parse, String shape, boolean brackets,
			Function<@Nullable ParsedTables, Analysis> result) {
		ParsedTables parsed = null;
		try {
			parsed = run(shape, brackets, parse.stop);
		}
		finally {
			parse.complete(result.apply(parsed));
		}
	}

	private @Nullable ParsedTables run(String shape, boolean brackets, StopSignal stop) {
		try {
			return this.parser.parse(shape, brackets, stop);
		}
		catch (StackOverflowError ex) {
			return null;
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			// A grammar of this size has holes; whatever falls through one is not
			// understood
			return null;
		}
	}

	int threads() {
		return this.executor.getPoolSize();
	}

	/**
	 * A parse that runs or has run.
	 */
	final class Parse {

		private final CompletableFuture<Analysis> result = new CompletableFuture<>();

		private final StopSignal stop = new StopSignal();

		private final long deadline;

		private volatile boolean refused;

		private boolean stopPlanned;

		private Parse(long deadline) {
			this.deadline = deadline;
		}

		private void complete(Analysis analysis) {
			this.result.complete(analysis);
			this.stop.release();
		}

		/**
		 * Whether the parse was not even tried.
		 * @return {@code true} if a later try may do better
		 */
		boolean refused() {
			return this.refused;
		}

		/**
		 * Waits for the result as long as a caller may.
		 * @return the result, or {@code null} if it is not there yet
		 */
		@Nullable Analysis await() {
			try {
				long nanos = this.deadline - System.nanoTime();
				return this.result.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (TimeoutException ex) {
				planStop();
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException(ex);
			}
			return null;
		}

		private synchronized void planStop() {
			if (!this.stopPlanned) {
				this.stopPlanned = true;
				CompletableFuture
					.delayedExecutor(GRACE * BoundedParser.this.timeout.toMillis(), TimeUnit.MILLISECONDS,
							Runnable::run)
					.execute(this.stop::stop);
			}
		}

	}

}
