package dev.tidepool.jdbc;

/**
 * Knows how many physical connections each thread holds, over all pools, so that a thread
 * that holds one is never made to wait for a permit. A lease may end on another thread
 * than the one that began it. Thread-safe.
 */
public final class LeaseLedger {

	private final ThreadLocal<LeaseAccount> accounts = ThreadLocal.withInitial(LeaseAccount::new);

	/**
	 * The current thread's account; counts are moved on it, whatever thread does it.
	 */
	LeaseAccount account() {
		return this.accounts.get();
	}

}
