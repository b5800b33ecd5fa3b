package dev.tidepool.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import dev.tidepool.benchmarks.interleaved.Contender;
import dev.tidepool.benchmarks.interleaved.Contest;
import dev.tidepool.benchmarks.interleaved.Measurements;
import dev.tidepool.benchmarks.interleaved.Plan;
import dev.tidepool.benchmarks.interleaved.Ratio;

/**
 * What it costs that a query goes through Tidepool, and through other interceptors. Takes
 * {@code quick}, and the names of the {@link Variant variants} to compare with bare
 * HikariCP, if not all.
 */
public final class Interception {

	private static final Plan FULL = new Plan(3, 10, Duration.ofMillis(500), 10, 40, Duration.ofMillis(60));

	private static final Plan QUICK = new Plan(1, 8, Duration.ofMillis(500), 10, 30, Duration.ofMillis(60));

	private static final double NOTED_DRIFT = 0.1;

	private final Contest contest;

	private final Set<Variant> variants;

	private Interception(Plan plan, Set<Variant> variants) {
		this.contest = new Contest(plan);
		this.variants = variants;
	}

	/**
	 * Runs the comparison.
	 * @param args see above
	 * @throws Exception if it cannot be run
	 */
	public static void main(String[] args) throws Exception {
		List<String> arguments = new ArrayList<>(Arrays.asList(args));
		Plan plan = arguments.remove("quick") ? QUICK : FULL;
		Set<Variant> variants = EnumSet.complementOf(EnumSet.of(Variant.ACTUATOR, Variant.NPLUSONE_OFF));
		if (!arguments.isEmpty()) {
			variants = EnumSet.of(Variant.HIKARI);
			for (String argument : arguments) {
				variants.add(Variant.valueOf(argument.toUpperCase(Locale.ROOT).replace('-', '_')));
			}
		}
		System.out.printf("One borrow, prepared select by key, five columns, close. %s.%n", plan);
		new Interception(plan, variants).run();
	}

	private void run() throws Exception {
		Measurements h2 = measure(Database.H2);
		Measurements postgres;
		try (Postgres server = Postgres.start()) {
			Database.POSTGRESQL.createTables();
			postgres = measure(Database.POSTGRESQL);
		}
		LastLine line = new LastLine("interception");
		if (this.variants.contains(Variant.TIDEPOOL)) {
			line.add("h2", ratio(h2, Database.H2, Variant.TIDEPOOL).median());
			line.add("pg", ratio(postgres, Database.POSTGRESQL, Variant.TIDEPOOL).median());
		}
		best(h2, Database.H2).ifPresent((value) -> line.add("h2Peer", value));
		best(postgres, Database.POSTGRESQL).ifPresent((value) -> line.add("pgPeer", value));
		if (this.variants.contains(Variant.TIDEPOOL)) {
			line.add("bytesPerOp", Math.round(h2.bytes(contender(Database.H2, Variant.TIDEPOOL))));
		}
		line.print();
	}

	private Measurements measure(Database database) {
		Measurements measurements = this.contest.run(database.name(),
				this.variants.stream().map((variant) -> contender(database, variant)).toList());
		Table table = new Table(database.name(), "ns/op", "over bare", "95 % bounds", "B/op");
		for (Variant variant : this.variants) {
			Contender contender = contender(database, variant);
			Ratio ratio = ratio(measurements, database, variant);
			boolean bare = variant == Variant.HIKARI;
			table.row(variant.label(), Table.whole(measurements.nanos(contender)), Table.ratio(ratio.median()),
					bare ? "" : ratio.bounds(), Table.whole(measurements.bytes(contender)));
		}
		table.print();
		for (Variant variant : this.variants) {
			noteDrift(variant, measurements.drift(contender(database, variant), contender(database, Variant.HIKARI)));
		}
		return measurements;
	}

	private static void noteDrift(Variant variant, double drift) {
		if (Math.abs(drift - 1) > NOTED_DRIFT) {
			System.out.printf(Locale.ROOT, "%s had not settled: later rounds over earlier ones %.2f%n", variant.label(),
					drift);
		}
	}

	private static Ratio ratio(Measurements measurements, Database database, Variant variant) {
		return measurements.ratio(contender(database, variant), contender(database, Variant.HIKARI));
	}

	private OptionalDouble best(Measurements measurements, Database database) {
		return this.variants.stream()
			.filter(Variant::isPeer)
			.mapToDouble((variant) -> ratio(measurements, database, variant).median())
			.min();
	}

	private static Contender contender(Database database, Variant variant) {
		return new Contender(InterceptionBenchmark.class, "query",
				Map.of("database", database.name(), "variant", variant.name()));
	}

}
