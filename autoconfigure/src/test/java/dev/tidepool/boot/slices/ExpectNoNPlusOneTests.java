package dev.tidepool.boot.slices;

import java.util.List;

import dev.tidepool.boot.test.ExpectNoNPlusOne;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpectNoNPlusOne}: runs test classes, of which some must fail.
 */
class ExpectNoNPlusOneTests {

	/** Keeps others from running the tests that must fail. */
	private static final String RUN = "nplusone.run-failing-tests";

	@Test
	void inTestsOfAnApplicationAndOfSlices() {
		System.setProperty(RUN, "true");
		try {
			runAll();
		}
		finally {
			System.clearProperty(RUN);
		}
	}

	private static void runAll() {
		for (Class<?> type : List.of(Application.class, Jpa.class, Jdbc.class)) {
			SummaryGeneratingListener listener = new SummaryGeneratingListener();
			LauncherFactory.create()
				.execute(LauncherDiscoveryRequestBuilder.request()
					.selectors(DiscoverySelectors.selectClass(type))
					.build(), listener);
			assertThat(listener.getSummary().getTestsSucceededCount()).as(type.getName()).isEqualTo(3);
			assertThat(listener.getSummary().getFailures()).extracting((failure) -> failure.getException().getMessage())
				.satisfiesExactlyInAnyOrder(
						(message) -> assertThat(message).startsWith("N+1 in OTHER " + type.getSimpleName() + ".fails")
							.contains("during", "To leave it for now, add to nplusone-baseline.txt: "),
						(message) -> assertThat(message).isEqualTo("expected 1 statements but there were 2"));
		}
	}

	private static void loop(JdbcTemplate jdbc, String query) {
		jdbc.execute("create table if not exists parent (id int)");
		jdbc.update("delete from parent");
		for (int i = 0; i < 8; i++) {
			jdbc.update("insert into parent values (?)", 100 + i);
		}
		jdbc.query("select id from parent order by id", (row) -> {
			jdbc.queryForList(query, row.getInt(1));
		});
	}

	@DirtiesContext
	abstract static class Cases {

		@Autowired
		private JdbcTemplate jdbc;

		@Test
		@ExpectNoNPlusOne
		void fails() {
			loop(this.jdbc, "select 1 as found from parent where id = ?");
		}

		@Test
		@ExpectNoNPlusOne(baseline = "corpus/known-nplusone.txt")
		void isKnown() {
			loop(this.jdbc, "select 2 as known from parent where id = ?");
		}

		@Test
		@ExpectNoNPlusOne
		void isFine() {
			this.jdbc.queryForList("select 3");
		}

		@Test
		@ExpectNoNPlusOne(statements = 2)
		void hasTwoStatements() {
			this.jdbc.queryForList("select 4");
			this.jdbc.queryForList("select 5");
		}

		@Test
		@ExpectNoNPlusOne(statements = 1)
		void failsForItsStatements() {
			this.jdbc.queryForList("select 4");
			this.jdbc.queryForList("select 5");
		}

	}

	@EnabledIfSystemProperty(named = RUN, matches = "true")
	@SpringBootTest(properties = { "spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=none" })
	static class Application extends Cases {

	}

	@EnabledIfSystemProperty(named = RUN, matches = "true")
	@DataJpaTest(properties = "spring.flyway.enabled=false")
	static class Jpa extends Cases {

	}

	@EnabledIfSystemProperty(named = RUN, matches = "true")
	@JdbcTest(properties = "spring.flyway.enabled=false")
	static class Jdbc extends Cases {

	}

}
