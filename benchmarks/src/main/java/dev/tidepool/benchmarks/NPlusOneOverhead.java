package dev.tidepool.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.benchmarks.interleaved.Contender;
import dev.tidepool.benchmarks.interleaved.Contest;
import dev.tidepool.benchmarks.interleaved.Contestant;
import dev.tidepool.benchmarks.interleaved.Measurements;
import dev.tidepool.benchmarks.interleaved.Plan;
import dev.tidepool.benchmarks.interleaved.Ratio;

/**
 * What the N+1 detector costs: a single query and a whole request that has an N+1, with
 * the detector over without it, turn by turn. On H2 that is the cost by itself, on
 * PostgreSQL over TCP what an application sees of it: in JVMs of their own, and as a load
 * in which requests take turns, which the last line is about. Takes {@code quick}, and
 * {@code load} for that alone.
 */
public final class NPlusOneOverhead {

	private static final Plan FULL = new Plan(3, 10, Duration.ofMillis(500), 10, 40, Duration.ofMillis(100));

	private static final Plan QUICK = new Plan(1, 8, Duration.ofMillis(500), 10, 40, Duration.ofMillis(60));

	/** A server's answers vary more: each look has to be longer. */
	private static final Plan FULL_SERVER = new Plan(3, 10, Duration.ofMillis(500), 10, 60, Duration.ofMillis(400));

	private static final Plan QUICK_SERVER = new Plan(1, 8, Duration.ofMillis(500), 10, 60, Duration.ofMillis(300));

	private NPlusOneOverhead() {
	}

	/**
	 * Runs the comparison.
	 * @param args see above
	 * @throws Exception if it cannot be run
	 */
	public static void main(String[] args) throws Exception {
		boolean quick = Arrays.asList(args).contains("quick");
		Plan plan = quick ? QUICK : FULL;
		Plan server = quick ? QUICK_SERVER : FULL_SERVER;
		System.out.printf("With the detector over without it. H2: %s. PostgreSQL: %s.%n", plan, server);
		boolean all = !Arrays.asList(args).contains("load");
		if (all) {
			Contest embedded = new Contest(plan);
			compare(embedded, InterceptionBenchmark.class, "query", Database.H2);
			compare(embedded, RequestBenchmark.class, "request", Database.H2);
		}
		try (Postgres postgres = Postgres.start()) {
			Database.POSTGRESQL.createTables();
			if (all) {
				Contest remote = new Contest(server);
				compare(remote, InterceptionBenchmark.class, "query", Database.POSTGRESQL);
				compare(remote, RequestBenchmark.class, "request", Database.POSTGRESQL);
			}
			Ratio cured = load(quick, true, true);
			print("no N+1", cured);
			Ratio ratio = load(quick, true, false);
			print("an N+1 in each", ratio);
			// Last: before, the compiler would learn that there is no detector
			Ratio control = load(quick, false, false);
			print("an N+1 in each, without over without", control);
			new LastLine("nplusone-overhead").add("median", ratio.median())
				.add("upper", ratio.upper())
				.add("cured", cured.median())
				.add("curedUpper", cured.upper())
				.print();
		}
		System.exit(0);
	}

	private static void print(String requests, Ratio ratio) {
		System.out.printf(Locale.ROOT, "load of requests that take turns, PostgreSQL, %s: %.4f (%s)%n", requests,
				ratio.median(), ratio.bounds());
	}

	/**
	 * Runs one load.
	 * @param detector whether one half has the detector; if not, the result tells what a
	 * difference must exceed
	 * @param cured whether the requests have no N+1
	 */
	private static Ratio load(boolean quick, boolean detector, boolean cured)
			throws InterruptedException, ExecutionException {
		try (HikariDataSource pool = (HikariDataSource) Variant.HIKARI.open(Database.POSTGRESQL)) {
			DataSource on = BootPools.inFrontOf(pool, Database.POSTGRESQL, detector);
			DataSource off = BootPools.inFrontOf(pool, Database.POSTGRESQL, false);
			return new AlternatingLoad(pool, () -> new ProductRequest(on, cured)::run,
					() -> new ProductRequest(off, cured)::run)
				.run(quick ? 10 : 30, quick ? 10 : 20, Duration.ofMillis(500));
		}
	}

	private static Ratio compare(Contest contest, Class<? extends Contestant> benchmark, String method,
			Database database) {
		Contender off = contender(benchmark, method, database, Variant.NPLUSONE_OFF);
		Contender on = contender(benchmark, method, database, Variant.TIDEPOOL);
		Measurements measurements = contest.run(method + " " + database, List.of(off, on));
		Ratio ratio = measurements.ratio(on, off);
		Table table = new Table(method + ", " + database, "ns/op", "over without", "95 % bounds", "B/op");
		table.row("without", Table.whole(measurements.nanos(off)), "", "", Table.whole(measurements.bytes(off)));
		table.row("with", Table.whole(measurements.nanos(on)), Table.ratio(ratio.median()), ratio.bounds(),
				Table.whole(measurements.bytes(on)));
		table.print();
		return ratio;
	}

	private static Contender contender(Class<? extends Contestant> benchmark, String method, Database database,
			Variant variant) {
		return new Contender(benchmark, method, Map.of("database", database.name(), "variant", variant.name()));
	}

}
