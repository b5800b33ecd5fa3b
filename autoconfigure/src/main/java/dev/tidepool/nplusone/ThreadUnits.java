package dev.tidepool.nplusone;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.tidepool.jdbc.Session;
import org.jspecify.annotations.Nullable;

/**
 * The open units of one thread: those that were begun, innermost first, and those of
 * connections that are used outside them. Bounded: whoever forgets to end units loses the
 * oldest.
 */
final class ThreadUnits {

	static final int MAX_OPEN = 16;

	private final Deque<UnitOfWork> begun = new ArrayDeque<>(2);

	/** The first of them. Asked for with every query, when little else is in reach. */
	private @Nullable UnitOfWork innermost;

	/**
	 * The connection that was used last outside a unit; most threads use one at a time.
	 */
	private @Nullable Session session;

	private @Nullable UnitOfWork unit;

	/** The unit of a connection that was closed and may go on with the next one. */
	private @Nullable UnitOfWork parked;

	/** What an object-relational mapper is loading. */
	private @Nullable LoadMark mark;

	private final Deque<SessionUnit> others = new ArrayDeque<>(2);

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
	 * Keeps the unit of a closed connection for the thread's next one.
	 * @return the unit that was kept before
	 */
	@Nullable UnitOfWork park(UnitOfWork unit) {
		UnitOfWork before = this.parked;
		this.parked = unit;
		return before;
	}

	@Nullable UnitOfWork unpark() {
		UnitOfWork unit = this.parked;
		this.parked = null;
		return unit;
	}

	@Nullable UnitOfWork of(Session session) {
		if (this.session == session) {
			return this.unit;
		}
		for (SessionUnit each : this.others) {
			if (each.session() == session) {
				return each.unit();
			}
		}
		return null;
	}

	/**
	 * Gives a connection its unit.
	 * @return the oldest unit if there were too many, for the caller to end
	 */
	@Nullable UnitOfWork add(Session session, UnitOfWork unit) {
		Session before = this.session;
		UnitOfWork unitBefore = this.unit;
		this.session = session;
		this.unit = unit;
		if (before == null || unitBefore == null) {
			return null;
		}
		this.others.push(new SessionUnit(before, unitBefore));
		return (this.others.size() >= MAX_OPEN) ? this.others.removeLast().unit() : null;
	}

	@Nullable UnitOfWork remove(Session session) {
		if (this.session == session) {
			UnitOfWork removed = this.unit;
			this.session = null;
			this.unit = null;
			return removed;
		}
		for (SessionUnit each : this.others) {
			if (each.session() == session) {
				this.others.remove(each);
				return each.unit();
			}
		}
		return null;
	}

	private record SessionUnit(Session session, UnitOfWork unit) {
	}

}
