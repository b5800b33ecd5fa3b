package dev.tidepool.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
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

/**
 * How evenly 64 clients wait for 10 connections, and what that costs, beside HikariCP
 * alone and behind a queue in which nobody overtakes. The three take turns.
 */
final class PoolFairness {

	private static final int CLIENTS = 64;

	private static final int CONNECTIONS = 10;

	private static final String BARE = "HikariCP";

	private static final String FAIR = "fair queue";

	private static final String TIDEPOOL = "Tidepool";

	private final Duration period;

	private final int rounds;

	private final Table table = new Table("load, contender", "per second", "p50 ms", "p99 ms", "failures");

	private PoolFairness(Duration period, int rounds) {
		this.period = period;
		this.rounds = rounds;
	}

	public static void main(String[] args) throws IOException, SQLException, InterruptedException {
		boolean quick = args.length > 0 && args[0].equals("quick");
		try (Postgres postgres = Postgres.start()) {
			Mix.createTables(Database.POSTGRESQL.url(), Database.POSTGRESQL.username());
			new PoolFairness(Duration.ofSeconds(quick ? 3 : 8), quick ? 3 : 7).run();
		}
		System.exit(0);
	}

	private void run() throws InterruptedException {
		HikariConfig config = Pools.configuration(Database.POSTGRESQL);
		config.setMaximumPoolSize(CONNECTIONS);
		DataSource bare = new HikariDataSource(config);
		DataSource tidepool = BootPools.tidepool(Database.POSTGRESQL,
				Map.of("tidepool.pool.mode", "fixed", "tidepool.pool.max-connections", CONNECTIONS));
		Map<String, List<Tally>> think = measure(Mix.THINK, bare, tidepool);
		Map<String, List<Tally>> cpu = measure(Mix.CPU, bare, tidepool);
		this.table.print();
		new LastLine("pool-fairness").add("p99OverFair", ratio(think, FAIR, (tally) -> tally.percentile(0.99)))
			.add("cpuThroughput", ratio(cpu, BARE, Tally::throughput))
			.add("cpuP99", ratio(cpu, BARE, (tally) -> tally.percentile(0.99)))
			.print();
	}

	private Map<String, List<Tally>> measure(Mix mix, DataSource bare, DataSource tidepool)
			throws InterruptedException {
		Map<String, Request> contenders = new LinkedHashMap<>();
		contenders.put(BARE, Request.on(bare, mix));
		contenders.put(FAIR, Request.on(bare, mix).queued(CONNECTIONS));
		contenders.put(TIDEPOOL, Request.on(tidepool, mix));
		Map<String, List<Tally>> tallies = new LinkedHashMap<>();
		for (int round = 0; round <= this.rounds; round++) {
			for (Map.Entry<String, Request> each : contenders.entrySet()) {
				Tally tally = Load.closed(each.getValue(), CLIENTS, Duration.ofSeconds(2), this.period);
				// The first round warms up
				if (round > 0) {
					tallies.computeIfAbsent(each.getKey(), (key) -> new ArrayList<>()).add(tally);
				}
			}
		}
		tallies.forEach((name, all) -> this.table.row(mix.key() + ", " + name,
				Table.whole(median(all, Tally::throughput)), Table.ratio(median(all, (tally) -> tally.percentile(0.5))),
				Table.ratio(median(all, (tally) -> tally.percentile(0.99))),
				Table.whole(all.stream().mapToLong(Tally::failures).sum())));
		return tallies;
	}

	/**
	 * The median of the ratios of turns that followed one another.
	 */
	private static double ratio(Map<String, List<Tally>> tallies, String over, ToDoubleFunction<Tally> figure) {
		List<Tally> ours = tallies.getOrDefault(TIDEPOOL, List.of());
		List<Tally> theirs = tallies.getOrDefault(over, List.of());
		double[] ratios = new double[ours.size()];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i));
		}
		return median(ratios);
	}

	private static double median(List<Tally> tallies, ToDoubleFunction<Tally> figure) {
		return median(tallies.stream().mapToDouble(figure).toArray());
	}

	private static double median(double[] values) {
		Arrays.sort(values);
		return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
	}

}
