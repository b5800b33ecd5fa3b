package dev.tidepool.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.tidepool.database.Catalog.Builder;
import dev.tidepool.sql.StatementAnalyzer;

/**
 * A database of which only base tables are known: not what views read, nor what triggers
 * and cascades write.
 */
final class PlainCatalogReader extends CatalogReader {

	PlainCatalogReader(StatementAnalyzer analyzer) {
		super(analyzer);
	}

	@Override
	void read(Connection connection, Builder catalog) throws SQLException {
		try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] { "TABLE" })) {
			while (tables.next()) {
				catalog.relation(tables.getString("TABLE_NAME"));
				catalog.unbounded(tables.getString("TABLE_NAME"));
			}
		}
	}

}
