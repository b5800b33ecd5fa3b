package dev.tidepool.nplusone;

/**
 * The unit of a connection that is used outside the units that were begun, and the
 * results that are open on it. It lives with the connection: kept with the thread, or
 * with a unit that goes on from connection to connection, each of them would be a
 * reference from an old object to a young one, for which the collector of garbage has the
 * processor wait, longer than all the rest takes. Confined to the connection's thread.
 */
final class SessionUnit extends OpenResults {

	private ThreadUnits thread;

	private UnitOfWork unit;

	private boolean over;

	SessionUnit(ThreadUnits thread, UnitOfWork unit) {
		this.thread = thread;
		this.unit = unit;
	}

	/**
	 * Goes on with another unit.
	 */
	void begin(ThreadUnits thread, UnitOfWork unit) {
		this.thread = thread;
		this.unit = unit;
		this.over = false;
	}

	/**
	 * Whether the next statement on a thread belongs to the unit.
	 */
	boolean goesOn(ThreadUnits thread) {
		return !this.over && isOf(thread);
	}

	boolean isOf(ThreadUnits thread) {
		return this.thread == thread;
	}

	ThreadUnits thread() {
		return this.thread;
	}

	UnitOfWork unit() {
		return this.unit;
	}

	/**
	 * Ends the connection's part in the unit. What it read is not kept until the next
	 * one: the connection may lie idle.
	 * @return whether it had not ended before
	 */
	boolean end() {
		boolean ended = !this.over;
		this.over = true;
		forget();
		return ended;
	}

}
