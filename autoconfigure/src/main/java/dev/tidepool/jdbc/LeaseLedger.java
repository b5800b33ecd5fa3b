package dev.tidepool.jdbc;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows how many physical connections each thread holds, over all pools, so that a thread
 * that holds one is never made to wait for a permit. A lease may end on another thread
 * than the one that began it. Thread-safe.
 */
public final class LeaseLedger {

	private final ThreadLocal<AtomicInteger> held = ThreadLocal.withInitial(AtomicInteger::new);

	/**
	 * The current thread's account; counts are moved on it, whatever thread does it.
	 */
	AtomicInteger account() {
		return this.held.get();
	}

}
