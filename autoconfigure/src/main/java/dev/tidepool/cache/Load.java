package dev.tidepool.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * One result on its way from the database, until the application has read the last row or
 * will not. Thread-safe.
 */
final class Load {

	private final CachedRows.Fill fill;

	/** Nobody else may wait on this thread's behalf for what it does itself. */
	private final Thread leader = Thread.currentThread();

	private final CompletableFuture<@Nullable CachedRows> outcome = new CompletableFuture<>();

	Load(CachedRows.Fill fill) {
		this.fill = fill;
	}

	CachedRows.Fill fill() {
		return this.fill;
	}

	boolean isLedBy(Thread thread) {
		return this.leader == thread;
	}

	/**
	 * Lets go of everyone who waits; the first outcome stands.
	 * @param loaded the result, or {@code null} if there is none that can be shared
	 */
	void end(@Nullable CachedRows loaded) {
		this.outcome.complete(loaded);
	}

	/**
	 * Waits for the end.
	 * @return whether it came in time
	 */
	boolean await(long nanos) throws InterruptedException {
		try {
			this.outcome.get(nanos, TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The result, once there is one.
	 */
	@Nullable CachedRows rows() {
		return this.outcome.getNow(null);
	}

}
