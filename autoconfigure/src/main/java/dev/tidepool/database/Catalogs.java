package dev.tidepool.database;

import dev.tidepool.jdbc.Session;

/**
 * The catalogs of an application's data sources. Thread-safe.
 */
public interface Catalogs {

	/** Takes every name for a table that stands for itself. */
	Catalogs LITERAL = new Catalogs() {

		@Override
		public Catalog of(Session session) {
			return Catalog.LITERAL;
		}

		@Override
		public Catalog await(Session session, long now) {
			return Catalog.LITERAL;
		}

		@Override
		public void forget() {
		}

	};

	/**
	 * Return what is known now.
	 * @param session the session that asks
	 * @return the catalog of its data source, or {@link Catalog#UNKNOWN}
	 */
	Catalog of(Session session);

	/**
	 * Return what is known, and see to it that something will be known. May wait for the
	 * database, for a bounded time.
	 * @param session the session that asks
	 * @param now the present moment of {@link System#nanoTime()}
	 * @return the catalog of its data source, or {@link Catalog#UNKNOWN}
	 */
	Catalog await(Session session, long now);

	/**
	 * States that relations may have changed: nothing is known until the databases were
	 * asked again.
	 */
	void forget();

}
