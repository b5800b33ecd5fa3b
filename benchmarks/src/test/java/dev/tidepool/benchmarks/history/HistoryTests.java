package dev.tidepool.benchmarks.history;

import java.util.EnumMap;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.tidepool.cache.Mutant;
import dev.tidepool.cache.QueryCache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random concurrent transactions through the query cache, and proof that they would show
 * a broken one.
 */
class HistoryTests {

	/** Together more than 50,000. */
	private static final int READS_PER_DATABASE = 17_000;

	private static final double LEAST_HITS = 0.5;

	private static final int MUTANT_SECONDS = 20;

	private static final Map<Server, Server.Running> servers = new EnumMap<>(Server.class);

	private static final long seed = System.nanoTime() & 0xffff;

	@BeforeAll
	static void start() {
		// MariaDB's driver warns of each deadlock, and histories are full of them
		((Logger) LoggerFactory.getLogger("org.mariadb.jdbc")).setLevel(Level.OFF);
		for (Server server : Server.values()) {
			servers.put(server, server.start());
		}
	}

	@AfterAll
	static void stop() throws Exception {
		for (Server.Running running : servers.values()) {
			running.close();
		}
	}

	@ParameterizedTest
	@EnumSource
	void theCacheShowsNothingThatTheDatabaseWouldNot(Server server) {
		QueryCache cache = History.cache();
		Verdicts verdicts = History.cached(server, servers.get(server), cache, READS_PER_DATABASE, seed);
		assertThat(verdicts.violations()).as("seed %d: %s", seed, verdicts.example()).isZero();
		assertThat(verdicts.reads()).isGreaterThanOrEqualTo(READS_PER_DATABASE);
		// Without many, nothing is proved
		assertThat((double) verdicts.hits() / verdicts.reads()).as("share of hits").isGreaterThanOrEqualTo(LEAST_HITS);
		assertThat(verdicts.hitsDuringCommit()).isPositive();
		// H2 does not say when it takes a snapshot
		assertThat(verdicts.hitsInSnapshots() > 0).as("hits in snapshots").isEqualTo(server != Server.H2);
		assertThat(cache.statistics().unknownOutcomes()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void theJudgeAccusesNoDatabase(Server server) {
		Verdicts verdicts = History.bare(server, servers.get(server), READS_PER_DATABASE / 8, seed);
		assertThat(verdicts.violations()).as("seed %d: %s", seed, verdicts.example()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void aBrokenCacheIsFoundOut(Mutant mutant) {
		// Nobody reads uncommitted rows on PostgreSQL, where any query takes a snapshot
		Server server = (mutant == Mutant.KEEPS_DIRTY_READS || mutant == Mutant.SEES_SNAPSHOTS_EVERYWHERE)
				? Server.MARIADB : Server.POSTGRESQL;
		Verdicts verdicts = History.broken(server, servers.get(server), mutant.cache(History.settings()),
				MUTANT_SECONDS, seed);
		assertThat(verdicts.violations()).as("seed %d", seed).isPositive();
	}

	@Test
	void theJudgeCountsWhatItIsShown() {
		Judge judge = new Judge(Rows.COUNT);
		WriterTransaction writer = new WriterTransaction();
		Version first = judge.newVersion(0, writer);
		writer.writes().put(0, first);
		Judge.Reader early = reader(judge);
		judge.judge(Map.of(0, first.number()), early, false);
		assertThat(judge.verdicts().uncommitted()).isEqualTo(1);
		writer.committing();
		judge.committed(writer);
		judge.judge(Map.of(0, 0L), early, false);
		assertThat(judge.verdicts().stale()).isZero();
		judge.judge(Map.of(0, 0L), reader(judge), false);
		assertThat(judge.verdicts().stale()).isEqualTo(1);
	}

	private static Judge.Reader reader(Judge judge) {
		return new Judge.Reader("test", false, judge.floors(), null, true, new WriterTransaction());
	}

}
