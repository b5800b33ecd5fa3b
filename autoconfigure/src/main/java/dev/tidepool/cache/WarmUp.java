package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/**
 * Executes queries so that their results are there when somebody asks. Stateless.
 */
final class WarmUp {

	private WarmUp() {
	}

	static Map<String, WarmUpOutcome> run(DataSource dataSource, List<String> queries) {
		Map<String, WarmUpOutcome> outcomes = new LinkedHashMap<>();
		for (String sql : queries) {
			outcomes.put(sql, run(dataSource, sql));
		}
		return outcomes;
	}

	private static WarmUpOutcome run(DataSource dataSource, String sql) {
		try (Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				// Rows are copied as they are left
			}
			boolean held = rows instanceof CachedResultSet
					|| (rows instanceof CapturingResultSet captured && captured.isStored());
			return held ? WarmUpOutcome.CACHED : WarmUpOutcome.NOT_CACHED;
		}
		catch (SQLException ex) {
			return WarmUpOutcome.FAILED;
		}
	}

}
