package dev.tidepool.nplusone;

/**
 * Hears of units of work as they end. Called on the unit's thread; must not block.
 */
@FunctionalInterface
public interface UnitListener {

	/** Hears nothing. */
	UnitListener NONE = (kind, queries) -> {
	};

	/**
	 * A unit of work ended.
	 * @param kind what it was
	 * @param queries how many statements it sent to the database; a batch is one, and
	 * what a cache answered does not count
	 */
	void onUnitEnd(UnitOfWork.Kind kind, int queries);

}
