package dev.tidepool.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Permits for working on the database at the same time. The limit can be moved at any
 * time: raised, it wakes waiters at once; lowered, it lets those who work finish. Waiters
 * are served in the order of their arrival. Thread-safe; nothing here holds a monitor
 * while it waits.
 */
final class Gate {

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicInteger waiting = new AtomicInteger();

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<Waiter> queue = new ArrayDeque<>();

	private volatile int limit;

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
	 * Moves the limit.
	 * @param limit the new limit, at least 1
	 */
	void limit(int limit) {
		if (limit < 1) {
			throw new IllegalArgumentException("limit (" + limit + ") must be >= 1");
		}
		this.limit = limit;
		wake();
	}

	/**
	 * Takes a permit if there is one and nobody waits for it.
	 */
	boolean tryAcquire() {
		return this.waiting.get() == 0 && tryTake();
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
		return waiter.granted || await(waiter, System.nanoTime() + timeoutNanos);
	}

	void release() {
		this.active.decrementAndGet();
		if (this.waiting.get() > 0) {
			wake();
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
			this.waiting.decrementAndGet();
		}
		finally {
			this.lock.unlock();
		}
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
		return false;
	}

	private void wake() {
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
			this.waiting.decrementAndGet();
			next.granted = true;
			LockSupport.unpark(next.thread);
		}
	}

	private static final class Waiter {

		private final Thread thread;

		private volatile boolean granted;

		Waiter(Thread thread) {
			this.thread = thread;
		}

	}

}
