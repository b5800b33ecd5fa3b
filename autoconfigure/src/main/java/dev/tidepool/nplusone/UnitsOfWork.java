package dev.tidepool.nplusone;

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

	/**
	 * Create it.
	 * @param listener hears of every unit that ends
	 * @param faults contains what goes wrong when a unit is judged
	 */
	public UnitsOfWork(UnitListener listener, Faults faults) {
		this.listener = listener;
		this.faults = faults;
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
	 * Return the unit that a statement belongs to.
	 */
	UnitOfWork unitOf(Session session) {
		ThreadUnits here = here();
		UnitOfWork unit = here.current();
		if (unit == null) {
			unit = here.of(session);
		}
		return (unit != null) ? unit : beginFor(session, here);
	}

	private UnitOfWork beginFor(Session session, ThreadUnits here) {
		UnitOfWork unit = new UnitOfWork(
				session.autoCommits() ? UnitOfWork.Kind.CONNECTION : UnitOfWork.Kind.TRANSACTION, session.dataSource());
		UnitOfWork lost = here.add(session, unit);
		if (lost != null) {
			finish(lost);
		}
		return unit;
	}

	/**
	 * The session's transaction or life is over; the next statement begins a new unit.
	 */
	void endOf(Session session) {
		ThreadUnits here = this.units.get();
		UnitOfWork unit = (here != null) ? here.remove(session) : null;
		if (here != null && unit != null) {
			finish(unit);
		}
	}

	private void end(UnitOfWork unit) {
		ThreadUnits here = this.units.get();
		if (here != null) {
			// What was begun inside and never ended goes with it
			for (UnitOfWork inner = here.pop(unit); inner != null && inner != unit; inner = here.pop(unit)) {
				finish(inner);
			}
		}
		finish(unit);
	}

	private ThreadUnits here() {
		ThreadUnits here = this.units.get();
		if (here == null) {
			here = new ThreadUnits();
			this.units.set(here);
		}
		return here;
	}

	private void finish(UnitOfWork unit) {
		if (unit.end()) {
			this.faults.guard(this.listener, () -> this.listener.onUnitEnd(unit.kind(), unit.queries()));
			if (unit.isSuspected()) {
				this.faults.guard(this, unit::conclude);
			}
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
