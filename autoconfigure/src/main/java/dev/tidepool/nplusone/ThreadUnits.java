package dev.tidepool.nplusone;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The open units of one thread: those that were begun, innermost first, and the one that
 * goes on from connection to connection outside them. Bounded: whoever forgets to end
 * units loses the oldest.
 */
final class ThreadUnits {

	static final int MAX_OPEN = 16;

	private final Thread thread = Thread.currentThread();

	private final Deque<UnitOfWork> begun = new ArrayDeque<>(2);

	/** The first of them. Asked for with every query, when little else is in reach. */
	private @Nullable UnitOfWork innermost;

	/** The unit of connections that follow each other: of one that is open or closed. */
	private @Nullable UnitOfWork parked;

	/** What an object-relational mapper is loading. */
	private @Nullable LoadMark mark;

	boolean isOf(Thread thread) {
		return this.thread == thread;
	}

	/**
	 * Return the innermost unit that was begun and did not end, on whatever thread.
	 */
	@Nullable UnitOfWork current() {
		UnitOfWork unit = this.innermost;
		while (unit != null && unit.isEnded()) {
			this.begun.poll();
			unit = this.begun.peek();
			this.innermost = unit;
		}
		return unit;
	}

	/**
	 * Puts a unit inside the current one.
	 * @return the oldest unit if there were too many, for the caller to end
	 */
	@Nullable UnitOfWork begin(UnitOfWork unit) {
		this.begun.push(unit);
		this.innermost = unit;
		return (this.begun.size() > MAX_OPEN) ? this.begun.pollLast() : null;
	}

	/**
	 * Takes away the innermost unit if the given one is this or encloses it.
	 * @return the innermost unit, or {@code null} if the given one is not open here
	 */
	@Nullable UnitOfWork pop(UnitOfWork unit) {
		UnitOfWork popped = this.begun.contains(unit) ? this.begun.poll() : null;
		this.innermost = this.begun.peek();
		return popped;
	}

	/**
	 * Takes away one entry of a unit, wherever it stands.
	 */
	void leave(UnitOfWork unit) {
		this.begun.removeFirstOccurrence(unit);
		this.innermost = this.begun.peek();
	}

	@Nullable LoadMark mark() {
		return this.mark;
	}

	@Nullable LoadMark mark(@Nullable LoadMark mark) {
		LoadMark before = this.mark;
		this.mark = mark;
		return before;
	}

	/**
	 * Return the unit that may go on with the thread's next connection.
	 */
	@Nullable UnitOfWork parked() {
		return this.parked;
	}

	void park(@Nullable UnitOfWork unit) {
		this.parked = unit;
	}

}
