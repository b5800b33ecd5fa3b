package dev.tidepool.jdbc;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many physical connections a thread holds. Moved by the thread itself without any
 * synchronisation, and by other threads that end its leases.
 */
final class LeaseAccount {

	private final Thread owner = Thread.currentThread();

	/** Written by the owner alone. */
	private int own;

	/** Leases of the owner that other threads ended. */
	private final AtomicInteger endedByOthers = new AtomicInteger();

	/**
	 * The name of the thread whose account it is; a virtual thread need not have one.
	 */
	String name() {
		String name = this.owner.getName();
		return name.isEmpty() ? this.owner.toString() : name;
	}

	boolean isOf(Thread thread) {
		return this.owner == thread;
	}

	/**
	 * How many the owner holds; to be asked by the owner.
	 */
	int held() {
		return this.own - this.endedByOthers.get();
	}

	/**
	 * The owner got one.
	 */
	void begun() {
		this.own++;
	}

	/**
	 * One was given back, by whatever thread.
	 */
	void ended() {
		if (Thread.currentThread() == this.owner) {
			this.own--;
		}
		else {
			this.endedByOthers.incrementAndGet();
		}
	}

}
