package dev.tidepool.database;

import java.sql.Connection;
import java.sql.SQLException;

import dev.tidepool.database.Catalog.Builder;
import dev.tidepool.sql.StatementAnalyzer;

/**
 * H2. A linked table's rows are elsewhere, a temporary one's belong to the session.
 */
final class H2CatalogReader extends CatalogReader {

	private static final String USERS = " <> 'INFORMATION_SCHEMA'";

	private static final String CASCADES = "select p.table_name, c.table_name, r.update_rule, r.delete_rule"
			+ " from information_schema.referential_constraints r"
			+ " join information_schema.table_constraints c on c.constraint_schema = r.constraint_schema"
			+ " and c.constraint_name = r.constraint_name"
			+ " join information_schema.table_constraints p on p.constraint_schema = r.unique_constraint_schema"
			+ " and p.constraint_name = r.unique_constraint_name";

	H2CatalogReader(StatementAnalyzer analyzer) {
		super(analyzer);
	}

	@Override
	void read(Connection connection, Builder catalog) throws SQLException {
		each(connection, "select table_name, table_type, storage_type from information_schema.tables"
				+ " where table_schema" + USERS, (row) -> {
					catalog.relation(row.getString(1));
					boolean kept = row.getString(2).equals("BASE TABLE")
							&& ("CACHED".equals(row.getString(3)) || "MEMORY".equals(row.getString(3)));
					if (!row.getString(2).equals("VIEW") && !kept) {
						catalog.unreadable(row.getString(1));
					}
				});
		each(connection, "select table_name, view_definition from information_schema.views where table_schema" + USERS,
				(row) -> catalog.view(row.getString(1), understood(row.getString(2))));
		each(connection, "select event_object_table from information_schema.triggers",
				(row) -> catalog.unbounded(row.getString(1)));
		each(connection, CASCADES, (row) -> {
			if (cascades(row.getString(3)) || cascades(row.getString(4))) {
				catalog.cascade(row.getString(1), row.getString(2));
			}
		});
		each(connection, "select routine_name from information_schema.routines where routine_schema" + USERS,
				(row) -> catalog.function(row.getString(1)));
	}

}
