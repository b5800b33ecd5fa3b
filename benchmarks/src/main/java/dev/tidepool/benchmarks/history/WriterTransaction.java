package dev.tidepool.benchmarks.history;

import java.util.HashMap;
import java.util.Map;

/**
 * A transaction that writes, as the judge knows it. What it wrote belongs to its thread
 * until it is about to be committed, and does not change afterwards.
 */
final class WriterTransaction {

	private final Map<Integer, Version> writes = new HashMap<>();

	private volatile State state = State.ACTIVE;

	/** Others read something of it while it was being committed. */
	private volatile boolean seen;

	/**
	 * What it wrote and did not undo, by row.
	 */
	Map<Integer, Version> writes() {
		return this.writes;
	}

	State state() {
		return this.state;
	}

	boolean mayBeSeen() {
		return this.state == State.COMMITTING || this.state == State.COMMITTED;
	}

	void committing() {
		this.state = State.COMMITTING;
	}

	/**
	 * Ends it.
	 * @return whether it failed although others had read of it
	 */
	boolean ended(boolean committed) {
		this.state = committed ? State.COMMITTED : State.ABORTED;
		return !committed && this.seen;
	}

	void seen() {
		this.seen = true;
	}

	enum State {

		ACTIVE, COMMITTING, COMMITTED, ABORTED

	}

}
