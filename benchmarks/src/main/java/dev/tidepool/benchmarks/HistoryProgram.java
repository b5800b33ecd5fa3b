package dev.tidepool.benchmarks;

import java.util.EnumSet;
import java.util.Set;

import ch.qos.logback.classic.Level;
import dev.tidepool.benchmarks.history.History;
import dev.tidepool.benchmarks.history.Server;
import dev.tidepool.benchmarks.history.Verdicts;
import dev.tidepool.cache.Mutant;
import dev.tidepool.cache.QueryCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random concurrent transactions through the query cache, each read judged. Takes the
 * number of reads to check, and a seed.
 */
public final class HistoryProgram {

	private static final Logger logger = LoggerFactory.getLogger(HistoryProgram.class);

	private static final long READS = 1_000_000;

	private static final long MUTANT_SECONDS = 10;

	private HistoryProgram() {
	}

	/**
	 * Makes the histories.
	 * @param args see above
	 */
	public static void main(String[] args) {
		int status = 0;
		try {
			run(args);
		}
		catch (Exception | Error ex) {
			logger.error("The histories could not be made to their end", ex);
			status = 1;
		}
		// Servers leave threads behind
		System.exit(status);
	}

	private static void run(String[] args) throws Exception {
		long reads = (args.length > 0) ? Long.parseLong(args[0]) : READS;
		long seed = (args.length > 1) ? Long.parseLong(args[1]) : System.nanoTime() & 0xffff;
		// MariaDB's driver warns of each deadlock, and histories are full of them
		((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("org.mariadb.jdbc")).setLevel(Level.OFF);
		System.out.printf("Random transactions, each read judged. Seed %d.%n", seed);
		Verdicts all = new Verdicts();
		Table table = new Table("", "reads", "hits", "share", "during commit", "in snapshots", "stale", "uncommitted",
				"lost own writes", "torn snapshots");
		Table mutants = new Table("mutant", "on", "reads", "seconds", "first violation");
		Set<Mutant> uncaught = EnumSet.allOf(Mutant.class);
		for (Server server : Server.values()) {
			try (Server.Running running = server.start()) {
				row(table, server + ", bare", History.bare(server, running, reads / 10, seed));
				QueryCache cache = History.cache();
				Verdicts verdicts = History.cached(server, running, cache, -Math.floorDiv(-reads, 3), seed);
				row(table, server + ", cached", verdicts);
				all.add(verdicts);
				uncaught.removeIf((mutant) -> isCaught(mutants, mutant, server, running, seed));
			}
		}
		table.print();
		mutants.print();
		new LastLine("history").add("reads", all.reads())
			.add("hits", all.hits())
			.add("hitsDuringCommit", all.hitsDuringCommit())
			.add("hitsInSnapshots", all.hitsInSnapshots())
			.add("stale", all.stale())
			.add("uncommitted", all.uncommitted())
			.add("lostOwnWrites", all.lostOwnWrites())
			.add("tornSnapshots", all.tornSnapshots())
			.add("mutantsCaught", Mutant.values().length - uncaught.size())
			.add("mutants", Mutant.values().length)
			.print();
	}

	/**
	 * Some faults show on some databases only: nobody reads uncommitted rows on
	 * PostgreSQL, where any query takes a snapshot, too.
	 */
	private static boolean isCaught(Table table, Mutant mutant, Server server, Server.Running running, long seed) {
		long start = System.nanoTime();
		Verdicts verdicts = History.broken(server, running, mutant.cache(History.settings()), MUTANT_SECONDS, seed);
		String example = verdicts.example();
		if (example != null) {
			table.row(mutant.name(), server.name(), Long.toString(verdicts.reads()),
					Table.ratio((System.nanoTime() - start) / 1e9), example);
		}
		return example != null;
	}

	private static void row(Table table, String name, Verdicts verdicts) {
		table.row(name, Table.whole(verdicts.reads()), Table.whole(verdicts.hits()),
				Table.ratio((double) verdicts.hits() / verdicts.reads()), Table.whole(verdicts.hitsDuringCommit()),
				Table.whole(verdicts.hitsInSnapshots()), Table.whole(verdicts.stale()),
				Table.whole(verdicts.uncommitted()), Table.whole(verdicts.lostOwnWrites()),
				Table.whole(verdicts.tornSnapshots()));
		if (verdicts.example() != null) {
			System.out.println(name + ": " + verdicts.example());
		}
	}

}
