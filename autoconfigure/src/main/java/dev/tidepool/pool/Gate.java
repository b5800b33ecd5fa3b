package dev.tidepool.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Permits for working on the database at the same time. The limit can be moved at any
 * time: raised, it wakes waiters at once; lowered, it lets those who work finish. Waiters
 * are served in the order of their arrival. A thread that comes while others wait may
 * take a free permit before them, because it runs already, but only while nobody has
 * waited for longer than a bound. Thread-safe; nothing here holds a monitor while it
 * waits.
 */
final class Gate {

	private static final long FIRST_BOUND = TimeUnit.MILLISECONDS.toNanos(20);

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicInteger waiting = new AtomicInteger();

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<Waiter> queue = new ArrayDeque<>();

	/** The first in the queue, for those who do not hold the lock. */
	private volatile @Nullable Waiter first;

	private volatile int limit;

	private volatile long bargingBound = FIRST_BOUND;

	/** For how long somebody waited, up to when the queue last became empty. */
	private long queuedNanos;

	private long queuedSince;

	Gate(int limit) {
		this.limit = limit;
	}

	int limit() {
		return this.limit;
	}

	int active() {
		return this.active.get();
	}

	int waiting() {
		return this.waiting.get();
	}

	/**
	 * For how long somebody has waited in all.
	 * @param now the current time
	 */
	long queuedNanos(long now) {
		this.lock.lock();
		try {
			return this.queuedNanos + (this.queue.isEmpty() ? 0 : Math.max(0, now - this.queuedSince));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Moves the limit.
	 * @param limit the new limit, at least 1
	 */
	void limit(int limit) {
		if (limit < 1) {
			throw new IllegalArgumentException("limit (" + limit + ") must be >= 1");
		}
		this.limit = limit;
		handOver();
	}

	/**
	 * Says how long a waiter may be overtaken.
	 * @param nanos the bound; 0 serves strictly in the order of arrival
	 */
	void bargingBound(long nanos) {
		this.bargingBound = nanos;
	}

	/**
	 * Takes a permit if there is one and nobody has waited too long for it.
	 */
	boolean tryAcquire() {
		return mayOvertake() && tryTake();
	}

	private boolean mayOvertake() {
		if (this.waiting.get() == 0) {
			return true;
		}
		Waiter oldest = this.first;
		return oldest != null && !oldest.isOlderThan(this.bargingBound);
	}

	/**
	 * Takes a permit, waiting for it if it must.
	 * @param timeoutNanos the longest wait
	 * @return whether a permit was taken in time
	 * @throws InterruptedException if the thread was interrupted while it waited
	 */
	boolean acquire(long timeoutNanos) throws InterruptedException {
		if (tryAcquire()) {
			return true;
		}
		Waiter waiter = enqueue();
		return waiter.granted || await(waiter, waiter.since + timeoutNanos);
	}

	void release() {
		this.active.decrementAndGet();
		if (this.waiting.get() == 0) {
			return;
		}
		Waiter next = this.first;
		if (next == null || next.isOlderThan(this.bargingBound)) {
			handOver();
		}
		else {
			// It takes the permit when it runs, unless somebody who runs now is faster
			LockSupport.unpark(next.thread);
		}
	}

	private boolean tryTake() {
		int now = this.active.get();
		while (now < this.limit) {
			if (this.active.compareAndSet(now, now + 1)) {
				return true;
			}
			now = this.active.get();
		}
		return false;
	}

	private Waiter enqueue() {
		Waiter waiter = new Waiter(Thread.currentThread());
		this.lock.lock();
		try {
			if (this.queue.isEmpty()) {
				this.queuedSince = waiter.since;
				this.first = waiter;
			}
			this.queue.addLast(waiter);
			// Announced before permits are looked at, so that a release in between is not
			// lost: it either sees the waiter, or its permit is seen here
			this.waiting.incrementAndGet();
			grant();
			return waiter;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean await(Waiter waiter, long deadline) throws InterruptedException {
		while (!waiter.granted) {
			long left = deadline - System.nanoTime();
			if (left <= 0 || Thread.currentThread().isInterrupted()) {
				return leave(waiter);
			}
			LockSupport.parkNanos(this, left);
			if (!waiter.granted && this.first == waiter) {
				handOver();
			}
		}
		return true;
	}

	/**
	 * Gives up waiting, unless a permit came in the same moment.
	 */
	private boolean leave(Waiter waiter) throws InterruptedException {
		this.lock.lock();
		try {
			if (waiter.granted) {
				return true;
			}
			this.queue.remove(waiter);
			left();
			// A permit may have been meant for it
			grant();
		}
		finally {
			this.lock.unlock();
		}
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
		return false;
	}

	private void handOver() {
		this.lock.lock();
		try {
			grant();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void grant() {
		while (!this.queue.isEmpty() && tryTake()) {
			Waiter next = this.queue.removeFirst();
			left();
			next.granted = true;
			if (next.thread != Thread.currentThread()) {
				LockSupport.unpark(next.thread);
			}
		}
	}

	private void left() {
		this.waiting.decrementAndGet();
		this.first = this.queue.peekFirst();
		if (this.queue.isEmpty()) {
			this.queuedNanos += Math.max(0, System.nanoTime() - this.queuedSince);
		}
	}

	private static final class Waiter {

		private final Thread thread;

		private final long since = System.nanoTime();

		private volatile boolean granted;

		Waiter(Thread thread) {
			this.thread = thread;
		}

		boolean isOlderThan(long nanos) {
			return System.nanoTime() - this.since >= nanos;
		}

	}

}
