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

	private static final List<String> METHODS = List.of("cycle", "statement", "zeroLease");

	private ConnectionCycle() {
	}

	/**
	 * Runs the comparison.
	 * @param args see above
	 */
	public static void main(String[] args) {
		Plan plan = List.of(args).contains("quick") ? QUICK : FULL;
		System.out.printf("Borrow and close: with the cheapest use of the physical connection (cycle),"
				+ " with a statement made, with nothing (zeroLease). %s.%n", plan);
		LastLine line = new LastLine("connection-cycle");
		Contest contest = new Contest(plan);
		Measurements stub = measure(contest, Database.STUB);
		line.add("cycle", ratio(stub, Database.STUB, "cycle").median());
		line.add("zeroLease", ratio(stub, Database.STUB, "zeroLease").median());
		line.add("statement", ratio(stub, Database.STUB, "statement").median());
		Measurements h2 = measure(contest, Database.H2);
		line.add("h2Cycle", ratio(h2, Database.H2, "cycle").median());
		line.add("h2ZeroLease", ratio(h2, Database.H2, "zeroLease").median());
		line.add("h2Statement", ratio(h2, Database.H2, "statement").median());
		line.print();
	}

	private static Measurements measure(Contest contest, Database database) {
		List<Contender> contenders = new ArrayList<>();
		for (String method : METHODS) {
			contenders.add(contender(database, Variant.HIKARI, method));
			contenders.add(contender(database, Variant.TIDEPOOL, method));
		}
		Measurements measurements = contest.run(database.name(), contenders);
		Table table = new Table(database.name(), "bare ns/op", "Tidepool ns/op", "over bare", "95 % bounds",
				"bare B/op", "Tidepool B/op");
		for (String method : METHODS) {
			Contender bare = contender(database, Variant.HIKARI, method);
			Contender tidepool = contender(database, Variant.TIDEPOOL, method);
			Ratio ratio = ratio(measurements, database, method);
			table.row(method, Table.whole(measurements.nanos(bare)), Table.whole(measurements.nanos(tidepool)),
					Table.ratio(ratio.median()), ratio.bounds(), Table.whole(measurements.bytes(bare)),
					Table.whole(measurements.bytes(tidepool)));
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
