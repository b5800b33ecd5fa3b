package dev.tidepool.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tidepool.benchmarks.interleaved.Contender;
import dev.tidepool.benchmarks.interleaved.Contest;
import dev.tidepool.benchmarks.interleaved.Measurements;
import dev.tidepool.benchmarks.interleaved.Plan;
import dev.tidepool.benchmarks.interleaved.Ratio;

/**
 * What it costs to borrow and close a connection. Takes {@code quick}.
 */
public final class ConnectionCycle {

	private static final Plan FULL = new Plan(3, 8, Duration.ofMillis(500), 6, 40, Duration.ofMillis(50));

	private static final Plan QUICK = new Plan(1, 6, Duration.ofMillis(400), 6, 30, Duration.ofMillis(50));

	private static final List<String> METHODS = List.of("cycle", "zeroLease");

	/** With Boot's meters in between, to tell what they cost from what Tidepool costs. */
	private static final List<Variant> VARIANTS = List.of(Variant.HIKARI, Variant.ACTUATOR, Variant.TIDEPOOL);

	private ConnectionCycle() {
	}

	/**
	 * Runs the comparison.
	 * @param args see above
	 */
	public static void main(String[] args) {
		Plan plan = List.of(args).contains("quick") ? QUICK : FULL;
		System.out.printf("Borrow and close: with a statement made in between (cycle), with nothing (zeroLease). %s.%n",
				plan);
		LastLine line = new LastLine("connection-cycle");
		Contest contest = new Contest(plan);
		Measurements stub = measure(contest, Database.STUB);
		line.add("cycle", ratio(stub, Database.STUB, "cycle").median());
		line.add("zeroLease", ratio(stub, Database.STUB, "zeroLease").median());
		Measurements h2 = measure(contest, Database.H2);
		line.add("h2Cycle", ratio(h2, Database.H2, "cycle").median());
		line.add("h2ZeroLease", ratio(h2, Database.H2, "zeroLease").median());
		line.print();
	}

	private static Measurements measure(Contest contest, Database database) {
		List<Contender> contenders = new ArrayList<>();
		for (String method : METHODS) {
			VARIANTS.forEach((variant) -> contenders.add(contender(database, variant, method)));
		}
		Measurements measurements = contest.run(database.name(), contenders);
		Table table = new Table(database.name(), "", "ns/op", "over bare", "95 % bounds", "B/op");
		for (String method : METHODS) {
			for (Variant variant : VARIANTS) {
				Contender contender = contender(database, variant, method);
				Ratio ratio = measurements.ratio(contender, contender(database, Variant.HIKARI, method));
				table.row(method, variant.label(), Table.whole(measurements.nanos(contender)),
						Table.ratio(ratio.median()), (variant != Variant.HIKARI) ? ratio.bounds() : "",
						Table.whole(measurements.bytes(contender)));
			}
		}
		table.print();
		return measurements;
	}

	private static Ratio ratio(Measurements measurements, Database database, String method) {
		return measurements.ratio(contender(database, Variant.TIDEPOOL, method),
				contender(database, Variant.HIKARI, method));
	}

	private static Contender contender(Database database, Variant variant, String method) {
		return new Contender(ConnectionCycleBenchmark.class, method,
				Map.of("database", database.name(), "variant", variant.name()));
	}

}
