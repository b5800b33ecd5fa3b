package dev.tidepool.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneFinding;
import dev.tidepool.nplusone.NPlusOneFinding.Kind;
import dev.tidepool.nplusone.NPlusOneFinding.Verdict;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Runs the labelled corpus. The report lies in {@code target/nplusone-corpus.txt}.
 */
class CorpusTests {

	@Test
	void nearlyEverythingIsFoundAndNothingWrongIsConfirmed() throws Exception {
		Scoreboard scoreboard = new Scoreboard();
		List<CorpusUnit> corpus = Corpus.read();
		for (CorpusDatabase database : CorpusDatabase.values()) {
			run(database, corpus.stream().filter((unit) -> unit.database() == database).toList(), scoreboard);
		}
		Files.writeString(Path.of("target", "nplusone-corpus.txt"), note(corpus) + scoreboard + "\n");
		assertThat(scoreboard.recall()).as(scoreboard::toString).isGreaterThanOrEqualTo(0.95);
		assertThat(scoreboard.falseConfirmed()).as(scoreboard::toString).isZero();
		assertThat(scoreboard.falseLikely()).as(scoreboard::toString).isLessThanOrEqualTo(0.01);
		if (System.getProperty(Corpus.PROPERTY, "").isEmpty()) {
			assertThat(scoreboard.positives()).isGreaterThanOrEqualTo(200);
			assertThat(scoreboard.negatives()).isGreaterThanOrEqualTo(300);
		}
	}

	@Test
	void aLineThatIsNotUnderstoodIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Corpus.units("maybe | jdbc.loop | 8 | * | * |"))
			.withMessageContaining("must have six fields");
		assertThat(Corpus.units("negative | jdbc.loop | 8, 9 | mvc, plain | h2 |")).hasSize(4);
	}

	private static String note(List<CorpusUnit> corpus) {
		long skipped = corpus.stream().filter((unit) -> !unit.host().isSupported()).count();
		return (skipped > 0) ? skipped + " units on virtual threads are left out on Java " + Runtime.version().feature()
				+ "; they need 21\n" : "";
	}

	private static void run(CorpusDatabase database, List<CorpusUnit> units, Scoreboard scoreboard) throws Exception {
		if (units.isEmpty()) {
			return;
		}
		try (ConfigurableApplicationContext context = start(database.url(), database)) {
			context.getBean(CatalogueData.class).fill();
			Map<String, Shape> shapes = new HashMap<>();
			context.getBeanProvider(Shapes.class).forEach((each) -> shapes.putAll(each.all()));
			for (CorpusUnit unit : units) {
				Shape shape = shapes.get(unit.shape());
				assertThat(shape).as("shape " + unit.shape()).isNotNull();
				if (unit.host().isSupported()) {
					judge(context, unit, shape, scoreboard);
				}
			}
		}
	}

	static ConfigurableApplicationContext start(String url, CorpusDatabase database, String... more) {
		return new SpringApplicationBuilder(CorpusApplication.class)
			.properties("server.port=0", "spring.datasource.url=" + url, "corpus.dialect=" + database.dialect(),
					"spring.jpa.hibernate.ddl-auto=create", "spring.flyway.enabled=false", "spring.jmx.enabled=false",
					"spring.jpa.open-in-view=false", "logging.level.root=OFF")
			.properties(more)
			.run();
	}

	private static void judge(ConfigurableApplicationContext context, CorpusUnit unit, Shape shape,
			Scoreboard scoreboard) throws Exception {
		Findings findings = context.getBean(Findings.class);
		Map<String, Long> before = new HashMap<>();
		findings.all().forEach((finding) -> before.put(finding.id(), finding.cost().units()));
		Work work = context.getBean(Work.class);
		work.prepare(shape, unit.rows());
		try {
			unit.host().run(context, work);
		}
		catch (Exception ex) {
			throw new IllegalStateException(unit + " failed", ex);
		}
		Verdict expected = null;
		Verdict other = null;
		StringBuilder details = new StringBuilder();
		for (NPlusOneFinding finding : findings.all()) {
			if (finding.kind() == Kind.N_PLUS_ONE && finding.cost().units() > before.getOrDefault(finding.id(), 0L)) {
				if (unit.positive() && finding.sql().contains(unit.child())) {
					expected = stronger(expected, finding.verdict());
				}
				else {
					other = stronger(other, finding.verdict());
					details.append(finding.sql()).append(' ').append(finding.callSite());
				}
			}
		}
		scoreboard.add(unit, expected, other, details.toString());
	}

	private static Verdict stronger(Verdict one, Verdict two) {
		return (one == null || two.compareTo(one) < 0) ? two : one;
	}

}
