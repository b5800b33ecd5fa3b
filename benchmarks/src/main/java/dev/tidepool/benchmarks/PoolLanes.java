package dev.tidepool.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.benchmarks.load.Load;
import dev.tidepool.benchmarks.load.Mix;
import dev.tidepool.benchmarks.load.Request;
import dev.tidepool.benchmarks.load.Tally;
import dev.tidepool.benchmarks.load.Transaction;

/**
 * What a flood of long reports does to short queries that arrive at a rate: with lanes,
 * without them, and on HikariCP's default pool. The contenders take turns, each turn
 * without the flood and then with it.
 */
final class PoolLanes {

	private static final int SHORT_CLIENTS = 32;

	private static final double SHORT_PER_SECOND = 150;

	/** More than any of the pools has connections. */
	private static final int LONG_CLIENTS = 40;

	private static final Transaction REPORT = (connection, random) -> {
		try (Statement statement = connection.createStatement()) {
			statement.execute("select sum(sqrt(i)), pg_sleep(0.3) from generate_series(1, 5000) i");
		}
	};

	private static final Transaction LOOKUP = (connection, random) -> lookUp(connection, random.nextInt(1000));

	private static final String TIDEPOOL = "Tidepool";

	private PoolLanes() {
	}

	public static void main(String[] args) throws IOException, SQLException, InterruptedException {
		boolean quick = args.length > 0 && args[0].equals("quick");
		int rounds = quick ? 3 : 7;
		Duration period = Duration.ofSeconds(quick ? 5 : 10);
		try (Postgres postgres = Postgres.start(200)) {
			Mix.createTables(Database.POSTGRESQL.url(), Database.POSTGRESQL.username());
			HikariConfig config = Pools.configuration(Database.POSTGRESQL);
			Map<String, DataSource> pools = new LinkedHashMap<>();
			pools.put("HikariCP", new HikariDataSource(config));
			pools.put("Tidepool without lanes",
					BootPools.tidepool(Database.POSTGRESQL, Map.of("tidepool.pool.lanes.enabled", "false")));
			pools.put(TIDEPOOL, BootPools.tidepool(Database.POSTGRESQL, Map.of()));
			Table table = new Table("pool", "p99 alone ms", "p99 in flood ms", "times", "reports per second",
					"failures");
			double ours = Double.NaN;
			Map<String, List<Turn>> turns = measure(pools, rounds, period);
			for (Map.Entry<String, List<Turn>> each : turns.entrySet()) {
				double times = median(each.getValue(),
						(turn) -> turn.flooded.percentile(0.99) / turn.alone.percentile(0.99));
				table.row(each.getKey(), Table.ratio(median(each.getValue(), (turn) -> turn.alone.percentile(0.99))),
						Table.ratio(median(each.getValue(), (turn) -> turn.flooded.percentile(0.99))),
						Table.ratio(times), Table.whole(median(each.getValue(), (turn) -> turn.reports.throughput())),
						Table.whole(each.getValue().stream().mapToLong((turn) -> turn.flooded.failures()).sum()));
				if (each.getKey().equals(TIDEPOOL)) {
					ours = times;
				}
			}
			table.print();
			new LastLine("pool-lanes").add("shortP99", ours).print();
		}
		System.exit(0);
	}

	private static Map<String, List<Turn>> measure(Map<String, DataSource> pools, int rounds, Duration period)
			throws InterruptedException {
		Map<String, List<Turn>> turns = new LinkedHashMap<>();
		// The first round warms up, and lets lanes learn
		for (int round = 0; round <= rounds; round++) {
			for (Map.Entry<String, DataSource> each : pools.entrySet()) {
				Turn turn = turn(each.getValue(), period);
				if (round > 0) {
					turns.computeIfAbsent(each.getKey(), (key) -> new ArrayList<>()).add(turn);
				}
			}
		}
		return turns;
	}

	private static Turn turn(DataSource pool, Duration period) throws InterruptedException {
		Duration settle = Duration.ofSeconds(3);
		Request lookup = Request.on(pool, LOOKUP);
		Tally alone = Load.open(lookup, SHORT_CLIENTS, SHORT_PER_SECOND, settle, period);
		Tally[] reports = new Tally[1];
		Thread flood = new Thread(() -> {
			try {
				reports[0] = Load.closed(Request.on(pool, REPORT), LONG_CLIENTS, settle, period.plusSeconds(1));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "flood");
		flood.start();
		Tally flooded = Load.open(lookup, SHORT_CLIENTS, SHORT_PER_SECOND, settle, period);
		flood.join();
		return new Turn(alone, flooded, reports[0]);
	}

	private static void lookUp(Connection connection, int id) throws SQLException {
		try (var statement = connection.prepareStatement("select balance from account where id = ?")) {
			statement.setInt(1, id);
			try (var rows = statement.executeQuery()) {
				while (rows.next()) {
					rows.getLong(1);
				}
			}
		}
	}

	private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
		double[] values = turns.stream().mapToDouble(figure).toArray();
		Arrays.sort(values);
		return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
	}

	private record Turn(Tally alone, Tally flooded, Tally reports) {

	}

}
