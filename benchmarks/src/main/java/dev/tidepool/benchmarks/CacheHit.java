package dev.tidepool.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.tidepool.benchmarks.interleaved.Contender;
import dev.tidepool.benchmarks.interleaved.Contest;
import dev.tidepool.benchmarks.interleaved.Measurements;
import dev.tidepool.benchmarks.interleaved.Plan;

/**
 * What a hit in the query cache costs, over the query itself and over a bare look-up.
 * Takes {@code quick}.
 */
public final class CacheHit {

	private static final Plan FULL = new Plan(3, 10, Duration.ofMillis(500), 6, 30, Duration.ofMillis(60));

	private static final Plan QUICK = new Plan(1, 8, Duration.ofMillis(500), 6, 20, Duration.ofMillis(60));

	/** So many entries must fit, and collecting them is not what is measured. */
	private static final String HEAP = "768m";

	private static final Contender FLOOR = contender("floor", Variant.HIKARI, 1);

	private static final Contender FLOOR_OF_ONE_QUERY = contender("floorOfOneQuery", Variant.HIKARI, 1);

	private static final Contender FLOOR_SKEWED = contender("floor", Variant.HIKARI, CacheHitBenchmark.ROWS);

	private static final Contender HIT = contender("jdbc", Variant.TIDEPOOL, 1);

	private static final Contender HIT_SKEWED = contender("jdbc", Variant.TIDEPOOL, CacheHitBenchmark.ROWS);

	private static final Contender HIT_TEMPLATE = contender("template", Variant.TIDEPOOL, 1);

	private static final Contender QUERY = contender("jdbc", Variant.HIKARI, 1);

	private static final Contender QUERY_TEMPLATE = contender("template", Variant.HIKARI, 1);

	private CacheHit() {
	}

	/**
	 * Runs the comparison.
	 * @param args see above
	 * @throws Exception if it cannot be run
	 */
	public static void main(String[] args) throws Exception {
		Plan plan = List.of(args).contains("quick") ? QUICK : FULL;
		System.out.printf("One row of five columns by key, from the query cache. %s.%n", plan);
		Measurements measurements;
		try (Postgres postgres = Postgres.start()) {
			createTable();
			measurements = new Contest(plan, HEAP).run("cache-hit", List.of(FLOOR, FLOOR_OF_ONE_QUERY, FLOOR_SKEWED,
					HIT, HIT_SKEWED, HIT_TEMPLATE, QUERY, QUERY_TEMPLATE));
		}
		Table table = new Table("from", "by", "keys", "ns/op", "over the floor", "B/op");
		row(table, "Caffeine (the floor)", "hand", FLOOR, FLOOR, measurements);
		row(table, "Caffeine, one query only", "hand", FLOOR_OF_ONE_QUERY, FLOOR, measurements);
		row(table, "Caffeine (the floor)", "hand", FLOOR_SKEWED, FLOOR_SKEWED, measurements);
		row(table, "Tidepool's cache", "JDBC", HIT, FLOOR, measurements);
		row(table, "Tidepool's cache", "JDBC", HIT_SKEWED, FLOOR_SKEWED, measurements);
		row(table, "Tidepool's cache", "JdbcTemplate", HIT_TEMPLATE, FLOOR, measurements);
		row(table, "PostgreSQL over bare HikariCP", "JDBC", QUERY, FLOOR, measurements);
		row(table, "PostgreSQL over bare HikariCP", "JdbcTemplate", QUERY_TEMPLATE, FLOOR, measurements);
		table.print();
		new LastLine("cache-hit").add("vsPostgres", measurements.ratio(QUERY, HIT).median())
			.add("vsCaffeine", measurements.ratio(HIT, FLOOR).median())
			.add("jdbcTemplateVsPostgres", measurements.ratio(QUERY_TEMPLATE, HIT_TEMPLATE).median())
			.add("skewed100k", measurements.ratio(HIT_SKEWED, FLOOR_SKEWED).median())
			.add("bytesPerOp", Math.round(measurements.bytes(HIT)))
			.print();
	}

	private static void row(Table table, String from, String by, Contender contender, Contender floor,
			Measurements measurements) {
		table.row(from, by, String.format(Locale.ROOT, "%,d", Integer.parseInt(contender.parameters().get("keys"))),
				Table.whole(measurements.nanos(contender)), Table.ratio(measurements.ratio(contender, floor).median()),
				Table.whole(measurements.bytes(contender)));
	}

	private static Contender contender(String method, Variant variant, int keys) {
		return new Contender(CacheHitBenchmark.class, method,
				Map.of("variant", variant.name(), "keys", Integer.toString(keys)));
	}

	private static void createTable() throws SQLException {
		Database database = Database.POSTGRESQL;
		try (Connection connection = DriverManager.getConnection(database.url(), database.username(),
				database.password()); Statement statement = connection.createStatement()) {
			statement.execute("create table item (id bigint primary key, name varchar(80) not null,"
					+ " price numeric(10, 2) not null, stock int not null, sold boolean not null)");
			statement.execute("insert into item select i, 'Item number ' || i, i + 0.5, i % 7, i % 2 = 0"
					+ " from generate_series(0, " + (CacheHitBenchmark.ROWS - 1) + ") i");
			statement.execute("vacuum analyze item");
		}
	}

}
