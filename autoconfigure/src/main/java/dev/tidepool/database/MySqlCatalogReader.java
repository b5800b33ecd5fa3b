package dev.tidepool.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

import dev.tidepool.database.Catalog.Builder;
import dev.tidepool.sql.StatementAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * MySQL and MariaDB. Only InnoDB's tables are understood: what is written to others is
 * there for all to see before the transaction has ended, and stays when it is rolled
 * back, or is kept elsewhere altogether.
 */
final class MySqlCatalogReader extends CatalogReader {

	private static final Set<String> SYSTEM = Set.of("mysql", "information_schema", "performance_schema", "sys");

	private static final String USERS = " not in ('" + String.join("', '", SYSTEM) + "')";

	MySqlCatalogReader(StatementAnalyzer analyzer) {
		super(analyzer);
	}

	@Override
	void read(Connection connection, Builder catalog) throws SQLException {
		@Nullable String current = connection.getCatalog();
		// There a name may mean the server's own table instead of somebody's
		boolean own = current != null && !SYSTEM.contains(current.toLowerCase(Locale.ROOT));
		each(connection,
				"select table_name, table_type, engine from information_schema.tables where table_schema" + USERS,
				(row) -> {
					catalog.relation(row.getString(1));
					if (isInnoDb(row.getString(2), row.getString(3))) {
						if (own) {
							catalog.versioned(row.getString(1));
						}
					}
					else if (!row.getString(2).equals("VIEW")) {
						catalog.unreadable(row.getString(1));
					}
				});
		each(connection, "select table_name, view_definition from information_schema.views where table_schema" + USERS,
				(row) -> catalog.view(row.getString(1), understood(row.getString(2))));
		each(connection, "select event_object_table from information_schema.triggers where event_object_schema" + USERS,
				(row) -> catalog.unbounded(row.getString(1)));
		each(connection, "select referenced_table_name, table_name, update_rule, delete_rule"
				+ " from information_schema.referential_constraints", (row) -> {
					if (cascades(row.getString(3)) || cascades(row.getString(4))) {
						catalog.cascade(row.getString(1), row.getString(2));
					}
				});
		each(connection, "select routine_name from information_schema.routines where routine_schema" + USERS,
				(row) -> catalog.function(row.getString(1)));
	}

	private static boolean isInnoDb(String type, @Nullable String engine) {
		return type.equals("BASE TABLE") && "innodb".equalsIgnoreCase(engine);
	}

}
