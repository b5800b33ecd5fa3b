package dev.tidepool.nplusone;

import java.util.List;

/**
 * Hears of units of work as they end. Called on the unit's thread; must not block.
 */
@FunctionalInterface
public interface UnitListener {

	/** Hears nothing. */
	UnitListener NONE = (kind, queries) -> {
	};

	/**
	 * Return a listener that passes on what it hears, in order.
	 * @param listeners those that are to hear it
	 * @return the listener
	 */
	static UnitListener of(List<UnitListener> listeners) {
		UnitListener[] all = listeners.toArray(UnitListener[]::new);
		if (all.length == 1) {
			return all[0];
		}
		return (kind, queries) -> {
			for (UnitListener each : all) {
				each.onUnitEnd(kind, queries);
			}
		};
	}

	/**
	 * A unit of work ended.
	 * @param kind what it was
	 * @param queries how many statements it sent to the database; a batch is one, and
	 * what a cache answered does not count
	 */
	void onUnitEnd(UnitOfWork.Kind kind, int queries);

}
