package dev.tidepool.jdbc.fuzz;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.tidepool.jdbc.fuzz.Comparison.Mode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
	}

	@Test
	void programsOnH2DoTheSame() throws SQLException {
		long calls = compare(new Comparison(new FuzzDatabase.H2(), new FuzzDatabase.H2()), SqlTexts.H2,
				Integer.getInteger("tidepool.fuzz.programs", 270));
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
					Integer.getInteger("tidepool.fuzz.programs", 60));
		}
	}

	private static long compare(Comparison comparison, SqlTexts texts, int programs) throws SQLException {
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < programs && failures.size() < MAX_FAILURES; i++) {
			Program program = ProgramGenerator.generate(SEED + i, texts, SIZE);
			if (Boolean.getBoolean("say")) System.err.println("SEED " + program.seed());
			List<String> expected = comparison.expected(program);
			for (Mode mode : Mode.values()) {
				if (comparison.difference(program, expected, comparison.actual(program, mode)) != null) {
					failures.add(comparison.shrink(program, mode));
					if (Boolean.getBoolean("say")) System.err.println("FOUND " + failures.get(failures.size()-1));
					break;
				}
			}
		}
		assertThat(failures).as("differences").isEmpty();
		System.out.println(comparison.calls() + " calls, " + comparison.explained());
		return comparison.calls();
	}

}
