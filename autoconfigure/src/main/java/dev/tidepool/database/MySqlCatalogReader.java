package dev.tidepool.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

import dev.tidepool.database.Catalog.Builder;
import dev.tidepool.sql.StatementAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * MySQL and MariaDB. Some engines keep no rows of their own.
 */
final class MySqlCatalogReader extends CatalogReader {

	private static final Set<String> ENGINES = Set.of("innodb", "myisam", "aria", "memory");

	private static final String USERS = " not in ('mysql', 'information_schema', 'performance_schema', 'sys')";

	MySqlCatalogReader(StatementAnalyzer analyzer) {
		super(analyzer);
	}

	@Override
	void read(Connection connection, Builder catalog) throws SQLException {
		each(connection,
				"select table_name, table_type, engine from information_schema.tables where table_schema" + USERS,
				(row) -> {
					catalog.relation(row.getString(1));
					if (!row.getString(2).equals("VIEW") && !isKept(row.getString(2), row.getString(3))) {
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

	private static boolean isKept(String type, @Nullable String engine) {
		return type.equals("BASE TABLE") && engine != null && ENGINES.contains(engine.toLowerCase(Locale.ROOT));
	}

}
