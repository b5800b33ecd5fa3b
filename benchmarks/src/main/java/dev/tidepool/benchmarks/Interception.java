package dev.tidepool.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.tidepool.benchmarks.interleaved.Contender;
import dev.tidepool.benchmarks.interleaved.Contest;
import dev.tidepool.benchmarks.interleaved.Measurements;
import dev.tidepool.benchmarks.interleaved.Plan;
import dev.tidepool.benchmarks.interleaved.Ratio;

/**
 * What it costs that a query goes through Tidepool, and through other interceptors. Takes
 * {@code quick}, and the names of the {@link Variant variants} to compare with bare
 * HikariCP, if not all.
 * <p>
 * On H2 each has a JVM of its own, and nobody waits. On PostgreSQL a lone client would
 * mostly measure how long the machine takes to wake whoever sleeps, which varies by far
 * more than any layer takes: there each is one half of an {@link AlternatingLoad}.
 */
public final class Interception {

	// What the compiler makes of the code differs by several per cent from one JVM to the
	// next, so that it takes many
	private static final Plan FULL = new Plan(10, 10, Duration.ofMillis(500), 10, 40, Duration.ofMillis(60));

	private static final Plan QUICK = new Plan(3, 8, Duration.ofMillis(500), 10, 30, Duration.ofMillis(60));

	private static final Duration LOAD_ROUND = Duration.ofMillis(500);

	private static final double NOTED_DRIFT = 0.1;

	private final boolean quick;

	private final Contest contest;

	private final Set<Variant> variants;

	private Interception(boolean quick, Set<Variant> variants) {
		this.quick = quick;
		this.contest = new Contest(quick ? QUICK : FULL);
		this.variants = variants;
	}

	/**
	 * Runs the comparison.
	 * @param args see above
	 * @throws Exception if it cannot be run
	 */
	public static void main(String[] args) throws Exception {
		List<String> arguments = new ArrayList<>(Arrays.asList(args));
		boolean quick = arguments.remove("quick");
		Set<Variant> variants = EnumSet.complementOf(EnumSet.of(Variant.ACTUATOR, Variant.NPLUSONE_OFF));
		if (!arguments.isEmpty()) {
			variants = EnumSet.of(Variant.HIKARI);
			for (String argument : arguments) {
				variants.add(Variant.valueOf(argument.toUpperCase(Locale.ROOT).replace('-', '_')));
			}
		}
		System.out.printf("One borrow, prepared select by key, five columns, close. %s.%n", quick ? QUICK : FULL);
		new Interception(quick, variants).run();
		System.exit(0);
	}

	private void run() throws Exception {
		Measurements embedded = embedded();
		Map<Variant, Ratio> h2 = ratios(embedded);
		Map<Variant, Ratio> postgres;
		try (Postgres server = Postgres.start()) {
			Database.POSTGRESQL.createTables();
			postgres = remote();
		}
		LastLine line = new LastLine("interception");
		if (this.variants.contains(Variant.TIDEPOOL)) {
			line.add("h2", h2.get(Variant.TIDEPOOL).median()).add("h2Upper", h2.get(Variant.TIDEPOOL).upper());
			line.add("pg", postgres.get(Variant.TIDEPOOL).median())
				.add("pgUpper", postgres.get(Variant.TIDEPOOL).upper());
		}
		best(h2).ifPresent((value) -> line.add("h2Peer", value));
		best(postgres).ifPresent((value) -> line.add("pgPeer", value));
		if (this.variants.contains(Variant.TIDEPOOL)) {
			line.add("bytesPerOp", Math.round(embedded.bytes(contender(Variant.TIDEPOOL))));
		}
		line.print();
	}

	private Measurements embedded() {
		Measurements measurements = this.contest.run("H2",
				this.variants.stream().map(Interception::contender).toList());
		Map<Variant, Ratio> ratios = ratios(measurements);
		Table table = new Table("H2", "ns/op", "over bare", "95 % bounds", "B/op");
		for (Variant variant : this.variants) {
			Contender contender = contender(variant);
			Ratio ratio = ratios.get(variant);
			table.row(variant.label(), Table.whole(measurements.nanos(contender)), Table.ratio(ratio.median()),
					(variant != Variant.HIKARI) ? ratio.bounds() : "", Table.whole(measurements.bytes(contender)));
		}
		table.print();
		for (Variant variant : this.variants) {
			noteDrift(variant, measurements.drift(contender(variant), contender(Variant.HIKARI)));
		}
		return measurements;
	}

	private Map<Variant, Ratio> ratios(Measurements measurements) {
		Map<Variant, Ratio> ratios = new EnumMap<>(Variant.class);
		for (Variant variant : this.variants) {
			ratios.put(variant, measurements.ratio(contender(variant), contender(Variant.HIKARI)));
		}
		return ratios;
	}

	private Map<Variant, Ratio> remote() throws Exception {
		Map<Variant, Ratio> ratios = new EnumMap<>(Variant.class);
		Table table = new Table("PostgreSQL", "over bare", "95 % bounds");
		for (Variant variant : this.variants) {
			if (variant != Variant.HIKARI) {
				System.err.printf("PostgreSQL: %s%n", variant.label());
				Ratio ratio = load(variant);
				ratios.put(variant, ratio);
				table.row(variant.label(), Table.ratio(ratio.median()), ratio.bounds());
			}
		}
		table.print();
		return ratios;
	}

	/**
	 * Both sides share one pool, in which a thread is given the connection that it had
	 * last: no two processes of a server are equally fast.
	 */
	private Ratio load(Variant variant) throws Exception {
		DataSource layered = variant.open(Database.POSTGRESQL);
		try (HikariDataSource pool = layered.unwrap(HikariDataSource.class)) {
			// Starts the pool
			layered.getConnection().close();
			DataSource bare = new BarePool((HikariPool) pool.getHikariPoolMXBean());
			return new AlternatingLoad(pool, () -> new ProductQuery(layered)::run, () -> new ProductQuery(bare)::run)
				.run(this.quick ? 6 : 15, this.quick ? 10 : 20, LOAD_ROUND);
		}
	}

	private static void noteDrift(Variant variant, double drift) {
		if (Math.abs(drift - 1) > NOTED_DRIFT) {
			System.out.printf(Locale.ROOT, "%s had not settled: later rounds over earlier ones %.2f%n", variant.label(),
					drift);
		}
	}

	private static OptionalDouble best(Map<Variant, Ratio> ratios) {
		return ratios.entrySet()
			.stream()
			.filter((each) -> each.getKey().isPeer())
			.mapToDouble((each) -> each.getValue().median())
			.min();
	}

	private static Contender contender(Variant variant) {
		return new Contender(InterceptionBenchmark.class, "query",
				Map.of("database", Database.H2.name(), "variant", variant.name()));
	}

}
