package dev.tidepool.jdbc;

import dev.tidepool.sql.StatementFacts;

/**
 * How long the executions of a text take at one data source, where they are over in
 * microseconds, as only a database in the process can be: two looks at the clock take a
 * good part of that. Once a thousand in a row were that quick, not every one is timed any
 * more, and those that are not count with the time of the last that was. One that is not
 * quick ends that, also if it was not timed, as soon as it takes long enough for a
 * {@link CoarseClock} to tell.
 * <p>
 * Used by several threads without synchronisation: a race costs an execution that is
 * timed in vain, or one that is not although another thread's was long just now, and an
 * estimate that is older. Once it is quick it is mostly read, so that processors need not
 * wait for one another.
 */
final class Pace {

	/** Where a look at the clock is below a per cent of what it measures. */
	static final long QUICK_NANOS = 10_000;

	/** How many in a row prove it. */
	static final int PROOF = 1000;

	/** What is held for longer is noticed, and speaks for no other. */
	private static final long LONG_HELD_NANOS = 2 * CoarseClock.STEP_NANOS;

	private int quick;

	private long nanos;

	private long heldNanos;

	/**
	 * Return what is known of a statement.
	 * @param owner who keeps it with the statement's facts
	 */
	static Pace of(StatementFacts facts, Object owner) {
		if (facts.attachment(owner) instanceof Pace known) {
			return known;
		}
		Pace fresh = new Pace();
		facts.attach(owner, fresh);
		return fresh;
	}

	/**
	 * Whether the next execution will be quick, by all that is known.
	 */
	boolean isQuick() {
		return this.quick >= PROOF;
	}

	/**
	 * Notes how long an execution took.
	 */
	void took(long nanos) {
		if (nanos >= QUICK_NANOS) {
			disprove();
			return;
		}
		this.nanos = nanos;
		if (this.quick < PROOF) {
			this.quick++;
		}
	}

	private void disprove() {
		if (this.quick != 0) {
			this.quick = 0;
		}
	}

	/**
	 * Notes for how long a connection was held for one execution and the reading of its
	 * rows.
	 */
	void held(long nanos) {
		if (isQuick() && nanos < LONG_HELD_NANOS) {
			this.heldNanos = nanos;
		}
	}

	/**
	 * About how long an execution takes, in nanoseconds: less than {@link #QUICK_NANOS}.
	 */
	long nanos() {
		return this.nanos;
	}

	/**
	 * About how long a connection is held for one, in nanoseconds; 0 if that is not
	 * known.
	 */
	long heldNanos() {
		return this.heldNanos;
	}

}
