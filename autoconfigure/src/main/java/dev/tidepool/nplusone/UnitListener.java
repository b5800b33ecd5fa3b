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
	 * @param queries how many statements it executed, those answered by a cache included;
	 * a batch is one
	 */
	void onUnitEnd(UnitOfWork.Kind kind, int queries);

}
