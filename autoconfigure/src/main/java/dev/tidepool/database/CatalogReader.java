package dev.tidepool.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import dev.tidepool.database.Catalog.Builder;
import dev.tidepool.sql.StatementAnalyzer;
import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Asks one kind of database for its relations. Leaves nothing behind in the session.
 */
abstract class CatalogReader {

	private static final int TIMEOUT_SECONDS = 10;

	private final StatementAnalyzer analyzer;

	CatalogReader(StatementAnalyzer analyzer) {
		this.analyzer = analyzer;
	}

	static CatalogReader of(Connection connection, StatementAnalyzer analyzer) throws SQLException {
		String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
		return switch (product) {
			case "postgresql" -> new PostgresCatalogReader(analyzer);
			case "mysql", "mariadb" -> new MySqlCatalogReader(analyzer);
			case "h2" -> new H2CatalogReader(analyzer);
			case "sqlite" -> new SqliteCatalogReader(analyzer);
			default -> new PlainCatalogReader(analyzer);
		};
	}

	abstract void read(Connection connection, Builder catalog) throws SQLException;

	/**
	 * What is known of a view's query, or {@code null} if it is not understood, or not
	 * the same for everybody and at any time.
	 */
	@Nullable StatementFacts understood(@Nullable String query) {
		if (query == null) {
			return null;
		}
		StatementFacts facts = this.analyzer.analyze(query);
		boolean plain = facts.readOnly() && !facts.is(Trait.NON_DETERMINISTIC) && !facts.is(Trait.SESSION_DEPENDENT)
				&& !facts.is(Trait.SESSION_CHANGING) && !facts.is(Trait.SEQUENCE);
		return plain ? facts : null;
	}

	static boolean cascades(String rule) {
		return switch (rule.toUpperCase(Locale.ROOT)) {
			case "NO ACTION", "RESTRICT" -> false;
			default -> true;
		};
	}

	static void each(Connection connection, String sql, Row row) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(TIMEOUT_SECONDS);
			try (ResultSet rows = statement.executeQuery(sql)) {
				while (rows.next()) {
					row.accept(rows);
				}
			}
		}
	}

	/**
	 * Takes one row.
	 */
	@FunctionalInterface
	interface Row {

		void accept(ResultSet row) throws SQLException;

	}

}
