package dev.tidepool.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tidepool.database.Catalog.Builder;
import dev.tidepool.sql.StatementAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * SQLite, which keeps the texts that made its relations. A virtual table's rows may come
 * from anywhere. A database in memory may be another one on each connection, and those
 * that share one may be set to read what is not committed.
 */
final class SqliteCatalogReader extends CatalogReader {

	private static final Pattern VIEW = Pattern.compile("(?is)create\\s+view\\s+[^\\s()]+\\s+as\\s+(.*)");

	/** The database, if it is in a file and read as it was committed. */
	private static final String FILES = "select d.name from pragma_database_list d, pragma_read_uncommitted u"
			+ " where d.name = 'main' and d.file <> '' and u.read_uncommitted = 0";

	SqliteCatalogReader(StatementAnalyzer analyzer) {
		super(analyzer);
	}

	@Override
	void read(Connection connection, Builder catalog) throws SQLException {
		catalog.sharesTransactions();
		Set<String> inFiles = new HashSet<>();
		each(connection, FILES, (row) -> inFiles.add(row.getString(1)));
		each(connection, "select type, name, tbl_name, sql from sqlite_master", (row) -> {
			String name = row.getString(2);
			String text = row.getString(4);
			switch (row.getString(1)) {
				case "table" -> {
					catalog.relation(name);
					if (inFiles.isEmpty() || text == null || text.toLowerCase(Locale.ROOT).contains("virtual")) {
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
