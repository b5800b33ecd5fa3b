package dev.tidepool.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.vladmihalcea.flexypool.FlexyPoolDataSource;
import com.vladmihalcea.flexypool.adaptor.HikariCPPoolAdapter;
import com.vladmihalcea.flexypool.config.FlexyPoolConfiguration;
import com.vladmihalcea.flexypool.strategy.IncrementPoolOnTimeoutConnectionAcquisitionStrategy;
import com.vladmihalcea.flexypool.strategy.RetryConnectionAcquisitionStrategy;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.benchmarks.load.Load;
import dev.tidepool.benchmarks.load.Mix;
import dev.tidepool.benchmarks.load.Request;
import dev.tidepool.benchmarks.load.Tally;

/**
 * Tidepool's pool from a cold start, beside every fixed size and FlexyPool, under four
 * loads of PostgreSQL. All sizes are looked at once; then the best of them, HikariCP's
 * default size, FlexyPool and Tidepool take turns, and only those turns count. Requests
 * that arrive by themselves are timed from when they were to start.
 */
final class PoolSweep {

	private static final int CLIENTS = 64;

	private static final int[] SIZES = { 1, 2, 4, 8, 10, 16, 32, 64 };

	private static final int DEFAULT_SIZE = 10;

	private static final int FINALISTS = 2;

	/** How much of the best throughput arrives when requests arrive by themselves. */
	private static final double OPEN_SHARE = 0.7;

	private static final String TIDEPOOL = "Tidepool";

	private static final String FLEXY = "FlexyPool";

	private final Duration look;

	private final Duration cold;

	private final Duration turn;

	private final int rounds;

	private final Table table = new Table("load, pool", "per second", "over best", "p50 ms", "p99 ms", "failures");

	private PoolSweep(boolean quick) {
		this.look = Duration.ofSeconds(quick ? 3 : 8);
		this.cold = Duration.ofSeconds(quick ? 60 : 180);
		this.turn = Duration.ofSeconds(quick ? 4 : 10);
		this.rounds = quick ? 3 : 5;
	}

	public static void main(String[] args) throws IOException, SQLException, InterruptedException {
		List<String> arguments = List.of(args);
		Set<Mix> mixes = EnumSet.allOf(Mix.class);
		if (mixes.stream().anyMatch((mix) -> arguments.contains(mix.key()))) {
			mixes.removeIf((mix) -> !arguments.contains(mix.key()));
		}
		LastLine line = new LastLine("pool-sweep");
		double fixedWorst = 1;
		try (Postgres postgres = Postgres.start(500)) {
			Mix.createTables(Database.POSTGRESQL.url(), Database.POSTGRESQL.username());
			PoolSweep sweep = new PoolSweep(arguments.contains("quick"));
			for (Mix mix : mixes) {
				Ratios ratios = sweep.measure(mix);
				line.add(mix.key(), ratios.tidepool());
				fixedWorst = Math.min(fixedWorst, ratios.fixed());
			}
			sweep.table.print();
		}
		line.add("fixed10Worst", fixedWorst).print();
		System.exit(0);
	}

	private Ratios measure(Mix mix) throws InterruptedException {
		Map<String, Request> turns = new LinkedHashMap<>();
		List<HikariDataSource> pools = new ArrayList<>();
		finalists(mix).forEach((size) -> {
			HikariDataSource pool = fixed(size);
			pools.add(pool);
			turns.put("fixed " + size, Request.on(pool, mix));
		});
		HikariDataSource flexible = fixed(DEFAULT_SIZE);
		pools.add(flexible);
		turns.put(FLEXY, Request.on(flexy(flexible), mix));
		turns.put(TIDEPOOL,
				Request.on(BootPools.tidepool(Database.POSTGRESQL, Map.of("tidepool.pool.max-connections", 64)), mix));
		for (String growing : List.of(FLEXY, TIDEPOOL)) {
			Load.closed(turns.get(growing), CLIENTS, Duration.ZERO, this.cold);
		}
		Map<String, double[]> throughputs = closed(mix, turns);
		double[] best = best(throughputs);
		open(mix, turns, OPEN_SHARE * median(best));
		pools.forEach(HikariDataSource::close);
		return new Ratios(ratio(throughputs.get(TIDEPOOL), best),
				ratio(throughputs.get("fixed " + DEFAULT_SIZE), best));
	}

	/**
	 * The sizes that got most done, and the default one.
	 */
	private Set<Integer> finalists(Mix mix) throws InterruptedException {
		Map<Integer, Double> throughputs = new LinkedHashMap<>();
		for (int size : SIZES) {
			try (HikariDataSource pool = fixed(size)) {
				Tally tally = Load.closed(Request.on(pool, mix), CLIENTS, Duration.ofSeconds(1), this.look);
				throughputs.put(size, tally.throughput());
				row(mix.key() + ", a look at " + size, List.of(tally), Double.NaN);
			}
		}
		Set<Integer> finalists = new TreeSet<>();
		finalists.add(DEFAULT_SIZE);
		throughputs.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.limit(FINALISTS)
			.forEach((each) -> finalists.add(each.getKey()));
		return finalists;
	}

	private Map<String, double[]> closed(Mix mix, Map<String, Request> turns) throws InterruptedException {
		Map<String, List<Tally>> tallies = new LinkedHashMap<>();
		for (int round = 0; round < this.rounds; round++) {
			for (Map.Entry<String, Request> each : turns.entrySet()) {
				tallies.computeIfAbsent(each.getKey(), (key) -> new ArrayList<>())
					.add(Load.closed(each.getValue(), CLIENTS, Duration.ofSeconds(1), this.turn));
			}
		}
		Map<String, double[]> throughputs = new LinkedHashMap<>();
		tallies.forEach((name, all) -> throughputs.put(name, all.stream().mapToDouble(Tally::throughput).toArray()));
		double[] best = best(throughputs);
		tallies.forEach((name, all) -> row(mix.key() + ", " + name, all, ratio(throughputs.get(name), best)));
		return throughputs;
	}

	private void open(Mix mix, Map<String, Request> turns, double perSecond) throws InterruptedException {
		for (Map.Entry<String, Request> each : turns.entrySet()) {
			Tally tally = Load.open(each.getValue(), CLIENTS, perSecond, Duration.ofSeconds(1), this.turn);
			row("%s at %.0f %%, %s".formatted(mix.key(), OPEN_SHARE * 100, each.getKey()), List.of(tally), Double.NaN);
		}
	}

	private void row(String name, List<Tally> tallies, double overBest) {
		this.table.row(name, Table.whole(median(tallies.stream().mapToDouble(Tally::throughput).toArray())),
				Double.isNaN(overBest) ? "-" : Table.ratio(overBest),
				Table.ratio(median(tallies.stream().mapToDouble((tally) -> tally.percentile(0.5)).toArray())),
				Table.ratio(median(tallies.stream().mapToDouble((tally) -> tally.percentile(0.99)).toArray())),
				Table.whole(tallies.stream().mapToLong(Tally::failures).sum()));
	}

	/**
	 * The best fixed size of each round.
	 */
	private double[] best(Map<String, double[]> throughputs) {
		return IntStream.range(0, this.rounds)
			.mapToDouble((round) -> throughputs.entrySet()
				.stream()
				.filter((each) -> each.getKey().startsWith("fixed"))
				.mapToDouble((each) -> each.getValue()[round])
				.max()
				.orElseThrow())
			.toArray();
	}

	private static double ratio(double[] throughputs, double[] best) {
		return median(IntStream.range(0, best.length).mapToDouble((i) -> throughputs[i] / best[i]).toArray());
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	private static HikariDataSource fixed(int size) {
		HikariConfig config = Pools.configuration(Database.POSTGRESQL);
		config.setMaximumPoolSize(size);
		return new HikariDataSource(config);
	}

	/**
	 * As its documentation shows it: five more connections, each after 25 ms without one.
	 */
	private static DataSource flexy(HikariDataSource pool) {
		FlexyPoolConfiguration<HikariDataSource> configuration = new FlexyPoolConfiguration.Builder<>("flexy", pool,
				HikariCPPoolAdapter.FACTORY)
			.build();
		return new FlexyPoolDataSource<>(configuration,
				new IncrementPoolOnTimeoutConnectionAcquisitionStrategy.Factory<>(5, 25),
				new RetryConnectionAcquisitionStrategy.Factory<>(2));
	}

	private record Ratios(double tidepool, double fixed) {

	}

}
