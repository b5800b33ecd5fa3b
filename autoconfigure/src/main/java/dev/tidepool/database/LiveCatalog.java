package dev.tidepool.database;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog of one data source. Thread-safe.
 */
final class LiveCatalog {

	private static final Logger logger = LoggerFactory.getLogger(LiveCatalog.class);

	private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

	/** Yields {@code null} if the database cannot be reached. */
	private final Supplier<@Nullable Catalog> source;

	private final Executor reader;

	private final long patienceMillis;

	private final long maxAgeNanos;

	private volatile Catalog current = Catalog.UNKNOWN;

	private volatile long readAt;

	/** Counts what may have changed relations, to notice it while they are read. */
	private long changes;

	private @Nullable CompletableFuture<Catalog> reading;

	/** Somebody waited for the present reading in vain. */
	private volatile boolean slow;

	LiveCatalog(Supplier<@Nullable Catalog> source, Executor reader, Duration patience, Duration maxAge) {
		this.source = source;
		this.reader = reader;
		this.patienceMillis = patience.toMillis();
		this.maxAgeNanos = maxAge.toNanos();
		// Who asks may have looked at the clock before
		this.readAt = System.nanoTime() - 2 * PAUSE_NANOS;
	}

	Catalog current() {
		return this.current;
	}

	/**
	 * What is known if it is not too old, or {@code null}.
	 */
	@Nullable Catalog fresh(long now) {
		Catalog known = this.current;
		return (known != Catalog.UNKNOWN && now - this.readAt < this.maxAgeNanos) ? known : null;
	}

	/**
	 * Return what is known, after a while if need be.
	 * @param now the time
	 * @param holdsConnection whether who asks has a connection, which the reading may
	 * need
	 */
	Catalog await(long now, boolean holdsConnection) {
		Catalog known = this.current;
		long age = now - this.readAt;
		CompletableFuture<Catalog> started = (age >= PAUSE_NANOS) ? start() : null;
		if (known != Catalog.UNKNOWN || started == null || this.slow || holdsConnection) {
			return known;
		}
		try {
			return started.get(this.patienceMillis, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			this.slow = true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			// Nothing is known, then
		}
		return Catalog.UNKNOWN;
	}

	synchronized void forget() {
		this.changes++;
		this.current = Catalog.UNKNOWN;
	}

	private synchronized @Nullable CompletableFuture<Catalog> start() {
		CompletableFuture<Catalog> known = this.reading;
		if (known != null) {
			return known;
		}
		CompletableFuture<Catalog> started = new CompletableFuture<>();
		long before = this.changes;
		try {
			this.reader.execute(() -> read(started, before));
		}
		catch (RejectedExecutionException ex) {
			return null;
		}
		this.slow = false;
		this.reading = started;
		return started;
	}

	private void read(CompletableFuture<Catalog> started, long before) {
		@Nullable Catalog found = Catalog.UNKNOWN;
		try {
			found = this.source.get();
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("A catalog cannot be read; nothing is cached until it can", ex);
		}
		finally {
			started.complete(install(found, before));
		}
	}

	private synchronized Catalog install(@Nullable Catalog found, long before) {
		this.reading = null;
		this.readAt = System.nanoTime();
		if (found == null) {
			// In an outage nothing changes here, and what was known lets the cache go on
			return this.current;
		}
		// What was read while relations changed may be half of one state
		this.current = (this.changes == before) ? found : Catalog.UNKNOWN;
		return this.current;
	}

}
