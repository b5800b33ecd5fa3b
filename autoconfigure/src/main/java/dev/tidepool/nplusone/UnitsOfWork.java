package dev.tidepool.nplusone;

import java.time.Duration;

import dev.tidepool.jdbc.Faults;
import dev.tidepool.jdbc.Session;
import org.jspecify.annotations.Nullable;

/**
 * Knows which unit of work each thread is in. A unit that was begun wins; without one, a
 * connection's transaction is the unit. Thread-safe, also with virtual threads; a unit
 * belongs to the thread that began it.
 */
public final class UnitsOfWork {

	private final ThreadLocal<@Nullable ThreadUnits> units = new ThreadLocal<>();

	private final UnitListener listener;

	private final Faults faults;

	private final long windowNanos;

	/**
	 * Create it without a window: connections in auto-commit are units by themselves.
	 * @param listener hears of every unit that ends
	 * @param faults contains what goes wrong when a unit is judged
	 */
	public UnitsOfWork(UnitListener listener, Faults faults) {
		this(listener, faults, Duration.ZERO);
	}

	/**
	 * Create it.
	 * @param listener hears of every unit that ends
	 * @param faults contains what goes wrong when a unit is judged
	 * @param window outside of any unit, connections in auto-commit that a thread uses
	 * within this time are one unit
	 */
	public UnitsOfWork(UnitListener listener, Faults faults, Duration window) {
		this.listener = listener;
		this.faults = faults;
		this.windowNanos = window.toNanos();
	}

	/**
	 * Begins a unit of work on this thread, inside the current one if there is one.
	 * Statements count for the innermost.
	 * @param kind what it is
	 * @param name its name, from a bounded set; if it is known only later, whatever tells
	 * this unit from others now, and {@link Scope#rename} before it ends
	 * @return the scope, to be closed on the same thread
	 */
	public Scope begin(UnitOfWork.Kind kind, String name) {
		UnitOfWork unit = new UnitOfWork(kind, name);
		UnitOfWork lost = here().begin(unit);
		if (lost != null) {
			finish(lost);
		}
		return new Scope(this, unit);
	}

	/**
	 * Whether this thread is in a unit that was begun.
	 * @return {@code true} if so
	 */
	public boolean isInside() {
		ThreadUnits here = this.units.get();
		return here != null && here.current() != null;
	}

	/**
	 * Return the innermost unit that was begun, to go on with it on another thread.
	 * @return the unit, or {@code null} if there is none
	 */
	public @Nullable UnitOfWork share() {
		ThreadUnits here = this.units.get();
		UnitOfWork unit = (here != null) ? here.current() : null;
		if (unit != null) {
			unit.share();
		}
		return unit;
	}

	/**
	 * Goes on with a unit on this thread. Where several threads do at once, a statement
	 * may go uncounted.
	 * @param unit what {@link #share()} gave
	 */
	public void enter(UnitOfWork unit) {
		UnitOfWork lost = here().begin(unit);
		if (lost != null) {
			finish(lost);
		}
	}

	/**
	 * Leaves a unit that goes on elsewhere.
	 * @param unit what was entered
	 */
	public void leave(UnitOfWork unit) {
		ThreadUnits here = this.units.get();
		if (here != null) {
			here.leave(unit);
		}
	}

	/**
	 * States what an object-relational mapper is loading on this thread.
	 * @param mark what it is, {@code null} for nothing
	 * @return what it was before, to be put back
	 */
	public @Nullable LoadMark mark(@Nullable LoadMark mark) {
		return here().mark(mark);
	}

	UnitOfWork unitOf(Session session) {
		return unitOf(session, here(), 0);
	}

	/**
	 * Return the unit that a statement belongs to.
	 * @param here the units of this thread
	 * @param now when the statement began, as {@link System#nanoTime()} counts
	 */
	UnitOfWork unitOf(Session session, ThreadUnits here, long now) {
		UnitOfWork begun = here.current();
		return (begun != null) ? begun : of(session, here, now);
	}

	private UnitOfWork of(Session session, ThreadUnits here, long now) {
		UnitOfWork known = known(session);
		if (known != null) {
			if (known.home() == here) {
				return known;
			}
			// What another thread did through the connection is over
			leave(known, here);
		}
		UnitOfWork fresh = beginFor(session, here, now);
		session.attach(this, fresh);
		return fresh;
	}

	/**
	 * The unit of a connection that is used outside the units that were begun.
	 */
	private @Nullable UnitOfWork known(Session session) {
		return (UnitOfWork) session.attachment(this);
	}

	private UnitOfWork beginFor(Session session, ThreadUnits here, long now) {
		boolean lone = session.autoCommits();
		UnitOfWork unit = lone ? resumed(session, here, now) : null;
		return (unit != null) ? unit : new UnitOfWork(lone ? UnitOfWork.Kind.CONNECTION : UnitOfWork.Kind.TRANSACTION,
				session.dataSource(), here);
	}

	/**
	 * What the thread did through another connection a moment ago goes on.
	 */
	private @Nullable UnitOfWork resumed(Session session, ThreadUnits here, long now) {
		UnitOfWork parked = here.parked();
		if (parked == null || parked.isTaken()) {
			return null;
		}
		if (parked.name().equals(session.dataSource()) && parked.isNear(now, this.windowNanos)) {
			parked.taken(true);
			return parked;
		}
		here.park(null);
		finish(parked);
		return null;
	}

	/**
	 * The session's transaction or life is over; the next statement begins a new unit.
	 */
	void endOf(Session session) {
		UnitOfWork known = known(session);
		if (known != null) {
			session.attach(this, null);
			leave(known, here(known));
		}
	}

	private void leave(UnitOfWork unit, ThreadUnits here) {
		if (this.windowNanos == 0 || unit.kind() != UnitOfWork.Kind.CONNECTION || unit.home() != here) {
			finish(unit);
			return;
		}
		if (unit.hasNews()) {
			// The thread may have done its last statement
			this.faults.guard(this, unit::conclude);
		}
		park(unit, here);
	}

	private void park(UnitOfWork unit, ThreadUnits here) {
		unit.taken(false);
		UnitOfWork before = here.parked();
		if (before != unit) {
			here.park(unit);
			if (before != null && !before.isTaken()) {
				finish(before);
			}
		}
	}

	/**
	 * Begins a unit that is entered and left by {@link #enter} and {@link #leave}, and
	 * ends whenever and wherever that is known.
	 * @param kind what it is
	 * @param name its name, from a bounded set
	 * @return the unit
	 */
	public UnitOfWork open(UnitOfWork.Kind kind, String name) {
		return new UnitOfWork(kind, name);
	}

	/**
	 * Ends a unit and has it judged. Never throws. Ending it twice does nothing.
	 * @param unit what was begun
	 */
	public void end(UnitOfWork unit) {
		ThreadUnits here = this.units.get();
		if (here != null) {
			// What was begun inside and never ended goes with it
			for (UnitOfWork inner = here.pop(unit); inner != null && inner != unit; inner = here.pop(unit)) {
				finish(inner);
			}
		}
		finish(unit);
	}

	/**
	 * The units of this thread, found through a session that it uses if that is nearer.
	 */
	ThreadUnits here(Session session) {
		UnitOfWork known = known(session);
		return (known != null) ? here(known) : here();
	}

	private ThreadUnits here(UnitOfWork near) {
		ThreadUnits home = near.home();
		return (home != null && home.isOf(Thread.currentThread())) ? home : here();
	}

	ThreadUnits here() {
		ThreadUnits here = this.units.get();
		if (here == null) {
			here = new ThreadUnits();
			this.units.set(here);
		}
		return here;
	}

	private void finish(UnitOfWork unit) {
		if (unit.end()) {
			tell(unit);
			if (unit.isSuspected()) {
				this.faults.guard(this, unit::conclude);
			}
		}
	}

	private void tell(UnitOfWork ended) {
		try {
			this.listener.onUnitEnd(ended.kind(), ended.queries());
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			this.faults.report(this.listener, ex);
		}
	}

	/**
	 * A unit of work that was begun. Closing it twice does nothing; closing it closes
	 * those inside.
	 */
	public static final class Scope implements AutoCloseable {

		private final UnitsOfWork units;

		private final UnitOfWork unit;

		private Scope(UnitsOfWork units, UnitOfWork unit) {
			this.units = units;
			this.unit = unit;
		}

		/**
		 * Gives the unit its name, now that it is known.
		 * @param name the name, from a bounded set, such as a route's pattern
		 */
		public void rename(String name) {
			this.unit.rename(name);
		}

		/**
		 * Ends the unit and has it judged. Never throws.
		 */
		@Override
		public void close() {
			this.units.end(this.unit);
		}

	}

}
