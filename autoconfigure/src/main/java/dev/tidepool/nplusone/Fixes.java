package dev.tidepool.nplusone;

/**
 * What to do about a query that repeats, by its shape.
 */
final class Fixes {

	static final String COUNT = "Count for all of them in one query: GROUP BY the key";

	static final String KEY = "Fetch with the parent: JOIN FETCH or @EntityGraph in JPA, "
			+ "or one query with IN (...)";

	static final String OTHER = "Ask for all of them at once: a join, or one query with IN (...)";

	private Fixes() {
	}

	static String of(String sql) {
		if (sql.startsWith("select count(")) {
			return COUNT;
		}
		int where = sql.lastIndexOf(" where ");
		if (where < 0) {
			return OTHER;
		}
		int placeholder = sql.indexOf('?', where);
		boolean single = placeholder > 0 && placeholder == sql.lastIndexOf('?');
		return (single && sql.startsWith("= ", placeholder - 2)) ? KEY : OTHER;
	}

}
