package dev.tidepool.nplusone;

import java.util.List;

import dev.tidepool.nplusone.Association.Shape;
import dev.tidepool.nplusone.CallSite.Client;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a query that repeats, by its mapping, its client and its shape.
 */
final class Fixes {

	static final String COUNT = "Count for all of them in one query: GROUP BY the key";

	static final String OTHER = "Ask for all of them at once: a join, or one query with IN (...)";

	static final String DUPLICATE = "Ask once and keep the answer for the rest of the unit of work, or let it be cached";

	private static final int BATCH = 50;

	private Fixes() {
	}

	static String of(String sql, @Nullable String parent, List<Association> associations, @Nullable CallSite callSite) {
		if (associations.size() == 1) {
			return of(associations.get(0), parent);
		}
		if (!associations.isEmpty()) {
			return "JOIN FETCH the association that is used here in the query before, or name it in @EntityGraph, "
					+ "or @BatchSize(size = " + BATCH + ") on the class that is loaded";
		}
		if (isCount(sql)) {
			return COUNT;
		}
		Client client = (callSite != null) ? callSite.client() : Client.JDBC;
		boolean byKey = callSite != null && callSite.byKey();
		return switch (client) {
			case HIBERNATE -> byKey ? "Load all of them in one query: findAllById(keys), or findMultiple(keys)"
					: "Ask for all of them in one query: where ... in :keys";
			case SPRING_DATA_JDBC -> byKey ? "Load all of them in one query: findAllById(keys)"
					: "Let aggregates be read by one query: setSingleQueryLoadingEnabled(true), "
							+ "or a join of your own in @Query";
			case MYBATIS -> "Join the tables in a nested result map in place of the nested select, "
					+ "or ask for all keys with <foreach> in IN (...)";
			case JOOQ -> "Join, or nest the rows with multiset(...), or ask once with .in(keys)";
			case JDBC_TEMPLATE, JDBC ->
				isByOneKey(sql) ? "Join it to the query before, or ask once with IN (:keys) or = ANY(?)" : OTHER;
		};
	}

	private static String of(Association association, @Nullable String parent) {
		String name = association.name();
		String property = association.property();
		if (association.batchSize() > 1) {
			return name + " is already batched, by " + association.batchSize()
					+ ", but this way of loading does not use it: JOIN FETCH it";
		}
		if (!association.isCollection()) {
			String joined = "JOIN FETCH " + property + " in the query before, or @EntityGraph(attributePaths = \""
					+ property + "\")";
			return (association.shape() == Shape.ONE_TO_ONE)
					? joined + "; the side without the key, " + name + ", cannot be lazy" : joined;
		}
		if (parent != null && isPaged(parent)) {
			return "@BatchSize(size = " + BATCH + ") on " + name
					+ ", or read the page's ids first and then JOIN FETCH by ids; JOIN FETCH on a page reads all rows";
		}
		if (parent != null && association.shape() == Shape.BAG && parent.contains(" join ")) {
			return "Fetch " + name + " in a query of its own, or @BatchSize(size = " + BATCH
					+ ") on it: two lists cannot be fetched by one join";
		}
		return "JOIN FETCH " + property + " in the query before, or @EntityGraph(attributePaths = \"" + property
				+ "\"), or @BatchSize(size = " + BATCH + ") on " + name;
	}

	static String batched(List<Association> associations) {
		String name = associations.isEmpty() ? "The association" : associations.get(0).name();
		return name + " is already batched: a larger @BatchSize or a JOIN FETCH would save the rest";
	}

	static String ofWrites(String sql, CallSite callSite) {
		if (callSite.client() != Client.HIBERNATE) {
			return "Write all of them in one batch: addBatch() and executeBatch(), or batchUpdate(...)";
		}
		return sql.startsWith("insert")
				? "hibernate.jdbc.batch_size = 50 and hibernate.order_inserts = true, "
						+ "with keys from a SEQUENCE: IDENTITY cannot be batched"
				: "hibernate.jdbc.batch_size = 50 and hibernate.order_updates = true";
	}

	static boolean isCount(String sql) {
		return sql.startsWith("select count(");
	}

	private static boolean isPaged(String sql) {
		return sql.contains(" fetch first ") || sql.contains(" limit ") || sql.contains(" offset ");
	}

	private static boolean isByOneKey(String sql) {
		int where = sql.lastIndexOf(" where ");
		int placeholder = (where > 0) ? sql.indexOf('?', where) : -1;
		boolean single = placeholder > 0 && placeholder == sql.lastIndexOf('?');
		return single && sql.startsWith("= ", placeholder - 2);
	}

}
