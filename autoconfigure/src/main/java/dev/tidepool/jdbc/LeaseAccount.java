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

	/** How many executions may go untimed until the next is timed. */
	private int untimed;

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
	 * Whether an execution of the owner may go untimed; to be asked by the owner.
	 */
	boolean skipsTiming() {
		if (this.untimed == 0) {
			return false;
		}
		this.untimed--;
		return true;
	}

	/**
	 * The owner times an execution, and from none to fifteen need not be timed after it:
	 * the clock's own last digits decide, with which no application keeps in step.
	 * @param now what the clock says
	 */
	void timing(long now) {
		this.untimed = (int) now & 15;
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
