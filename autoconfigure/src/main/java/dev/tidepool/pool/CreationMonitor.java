package dev.tidepool.pool;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.tidepool.database.ConnectFailures;
import dev.tidepool.database.OverloadCodes;
import dev.tidepool.jdbc.CloseReason;
import dev.tidepool.jdbc.CreationListener;
import org.jspecify.annotations.Nullable;

/**
 * Paces and counts the physical connections of a pool, and knows whether the server
 * refuses more.
 */
final class CreationMonitor implements CreationListener {

	/** How long a creation goes on trying, at most. */
	private static final long LONGEST_CREATION = TimeUnit.SECONDS.toNanos(10);

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

	private final PoolCounters counters;

	private final PoolListener listener;

	private final CreationPacer pacer;

	private final long patience;

	private final AtomicInteger open = new AtomicInteger();

	private volatile @Nullable Throwable lastFailure;

	CreationMonitor(PoolCounters counters, PoolListener listener, CreationPacer pacer, Duration acquireTimeout) {
		this.counters = counters;
		this.listener = listener;
		this.pacer = pacer;
		// Who waits in the pool shall hear before the deadline why there is none
		this.patience = Math.min(LONGEST_CREATION, acquireTimeout.toNanos() / 3);
	}

	/**
	 * What the last attempt threw, or {@code null} if it succeeded.
	 */
	@Nullable Throwable lastFailure() {
		return this.lastFailure;
	}

	/**
	 * How many connections are open.
	 */
	int open() {
		return this.open.get();
	}

	@Override
	public void beforeCreate() {
		this.pacer.pace();
	}

	@Override
	public void created(long nanos) {
		this.lastFailure = null;
		this.open.incrementAndGet();
		this.counters.created.increment();
		this.counters.creationNanos.add(nanos);
		this.listener.established(nanos);
	}

	@Override
	public void failed(long nanos, Throwable failure) {
		this.lastFailure = failure;
		this.counters.creationFailures.increment();
		if (OverloadCodes.isOverload(failure)) {
			this.counters.refusals.increment();
		}
	}

	/**
	 * A server that was there before and cannot be reached may be back in a moment.
	 */
	@Override
	public boolean triesAgain(long nanos, Throwable failure) {
		if (this.counters.created.sum() == 0 || nanos >= this.patience || !ConnectFailures.isUnreachable(failure)) {
			return false;
		}
		LockSupport.parkNanos(this, PAUSE);
		return !Thread.currentThread().isInterrupted();
	}

	@Override
	public void closed(CloseReason reason) {
		this.open.decrementAndGet();
		this.counters.closed.increment();
		this.listener.closed(reason);
	}

}
