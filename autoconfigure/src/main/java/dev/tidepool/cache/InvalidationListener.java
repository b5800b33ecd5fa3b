package dev.tidepool.cache;

import java.util.Set;

/**
 * Hears of tables that were marked as changed. Called on the thread that changed them, so
 * it had better be quick; what it throws is contained. In an application, every bean of
 * this type is told. Implementations are thread-safe.
 */
@FunctionalInterface
public interface InvalidationListener {

	/**
	 * Tables were marked as changed.
	 * @param invalidation which, and why
	 */
	void onInvalidation(Invalidation invalidation);

	/**
	 * What was marked as changed. Immutable.
	 *
	 * @param tables unqualified names in lower case; empty if it may be any table
	 * @param origin what did it
	 */
	record Invalidation(Set<String> tables, InvalidationOrigin origin) {

		/**
		 * Create it.
		 */
		public Invalidation {
			tables = Set.copyOf(tables);
		}

		/**
		 * Whether any table may have changed.
		 * @return {@code true} if so
		 */
		public boolean isEverything() {
			return this.tables.isEmpty();
		}

	}

}
