package dev.tidepool.cache;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.jdbc.TestBindings;
import dev.tidepool.sql.StatementAnalyzer;
import org.h2.tools.SimpleResultSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cached results without a database.
 */
final class TestRows {

	static final CachePlan PLAN = new CachePlans(new CacheSettings(1 << 20, java.time.Duration.ofMinutes(1), List.of()),
			new TableStamps())
		.of(new StatementAnalyzer().analyze("select 1 from dual"));

	private TestRows() {
	}

	static CacheKey key(int number) {
		return new CacheKey("dataSource", null, "select cell from sample where id = " + number,
				TestBindings.of(new int[] { 5 }, (long) number));
	}

	static CachedRows text(String... texts) throws SQLException {
		SimpleResultSet rows = new SimpleResultSet();
		rows.addColumn("cell", java.sql.Types.VARCHAR, 0, 0);
		for (String text : texts) {
			rows.addRow(text);
		}
		return capture(key(0), rows);
	}

	/**
	 * Rows of the usual types, no two of which share a value.
	 */
	static CachedRows mixed(int number, int count) throws SQLException {
		SimpleResultSet rows = new SimpleResultSet();
		rows.addColumn("id", java.sql.Types.BIGINT, 0, 0);
		rows.addColumn("stock", java.sql.Types.INTEGER, 0, 0);
		rows.addColumn("name", java.sql.Types.VARCHAR, 0, 0);
		rows.addColumn("wide", java.sql.Types.VARCHAR, 0, 0);
		rows.addColumn("price", java.sql.Types.NUMERIC, 0, 0);
		rows.addColumn("added", java.sql.Types.DATE, 0, 0);
		rows.addColumn("changed", java.sql.Types.TIMESTAMP, 0, 0);
		rows.addColumn("ratio", java.sql.Types.DOUBLE, 0, 0);
		for (int i = 0; i < count; i++) {
			rows.addRow((long) i, (i % 3 == 0) ? null : i, "Name of number " + number + "/" + i, "\u20ac" + i,
					new BigDecimal(i + ".50"), new Date(i), new Timestamp(i), i + 0.5);
		}
		return capture(key(number), rows);
	}

	static CachedRows capture(CacheKey key, ResultSet rows) throws SQLException {
		List<CachedRows> captured = new ArrayList<>();
		CapturingResultSet.Target target = new CapturingResultSet.Target() {

			@Override
			public void complete(CacheKey ofWhat, CachedRows result) {
				captured.add(result);
			}

			@Override
			public void abandoned(CacheKey key, CachePlan plan) {
				throw new AssertionError("abandoned: " + PLAN.template().refusal());
			}

			@Override
			public void failed(CacheKey key) {
				throw new AssertionError("failed");
			}

		};
		try (CapturingResultSet capturing = new CapturingResultSet(rows, target, key, PLAN,
				new CachedRows.Fill(1, 1, 1L << 40), Long.MAX_VALUE)) {
			while (capturing.next()) {
				assertThat(capturing.getRow()).isPositive();
			}
		}
		return captured.get(0);
	}

}
