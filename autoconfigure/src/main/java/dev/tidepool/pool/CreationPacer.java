package dev.tidepool.pool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Spaces the opening of physical connections, so that a burst does not storm the server.
 * A short burst passes at once. Thread-safe.
 */
final class CreationPacer {

	private final long intervalNanos;

	private final long burstNanos;

	private final AtomicLong next;

	/**
	 * Create a pacer.
	 * @param perSecond the most connections in a second; as many may come at once after a
	 * quiet second
	 */
	CreationPacer(int perSecond, long now) {
		this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
		this.burstNanos = TimeUnit.SECONDS.toNanos(1);
		this.next = new AtomicLong(now - this.burstNanos);
	}

	/**
	 * Reserves the next place.
	 * @param now the current time
	 * @return how long to wait for it, in nanoseconds
	 */
	long reserve(long now) {
		long place = this.next
			.updateAndGet((known) -> Math.max(known - now, -this.burstNanos) + now + this.intervalNanos);
		return Math.max(0, place - now);
	}

	void pace() {
		long end = System.nanoTime() + reserve(System.nanoTime());
		for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
			if (Thread.currentThread().isInterrupted()) {
				return;
			}
			LockSupport.parkNanos(this, left);
		}
	}

}
