package dev.tidepool.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tidepool.database.Catalog.Builder;
import dev.tidepool.sql.StatementAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * SQLite, which keeps the texts that made its relations. A virtual table's rows may come
 * from anywhere.
 */
final class SqliteCatalogReader extends CatalogReader {

	private static final Pattern VIEW = Pattern.compile("(?is)create\\s+view\\s+[^\\s()]+\\s+as\\s+(.*)");

	SqliteCatalogReader(StatementAnalyzer analyzer) {
		super(analyzer);
	}

	@Override
	void read(Connection connection, Builder catalog) throws SQLException {
		each(connection, "select type, name, tbl_name, sql from sqlite_master", (row) -> {
			String name = row.getString(2);
			String text = row.getString(4);
			switch (row.getString(1)) {
				case "table" -> {
					catalog.relation(name);
					if (text == null || text.toLowerCase(Locale.ROOT).contains("virtual")) {
						catalog.unreadable(name);
					}
				}
				case "view" -> catalog.view(name, understood(query(text)));
				case "trigger" -> catalog.unbounded(row.getString(3));
				default -> {
				}
			}
		});
		each(connection, "select f.\"table\", m.name, f.on_update, f.on_delete from sqlite_master m,"
				+ " pragma_foreign_key_list(m.name) f where m.type = 'table'", (row) -> {
					if (cascades(row.getString(3)) || cascades(row.getString(4))) {
						catalog.cascade(row.getString(1), row.getString(2));
					}
				});
	}

	private static @Nullable String query(@Nullable String text) {
		Matcher matcher = VIEW.matcher((text != null) ? text : "");
		return matcher.matches() ? matcher.group(1) : null;
	}

}
