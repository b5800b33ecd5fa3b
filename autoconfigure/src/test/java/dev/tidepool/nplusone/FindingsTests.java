package dev.tidepool.nplusone;

import java.time.Instant;
import java.util.List;

import dev.tidepool.nplusone.NPlusOneFinding.Cost;
import dev.tidepool.nplusone.NPlusOneFinding.Evidence;
import dev.tidepool.nplusone.NPlusOneFinding.Verdict;
import dev.tidepool.sql.SqlTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Findings}.
 */
class FindingsTests {

	private final Findings findings = new Findings();

	@Test
	void whatIsFoundAgainIsMerged() {
		assertThat(this.findings.found(finding("a", 10, 1_000, 0))).isTrue();
		assertThat(this.findings.found(finding("a", 4, 400, 60))).isFalse();
		assertThat(this.findings.all()).singleElement().satisfies((finding) -> {
			assertThat(finding.cost()).isEqualTo(new Cost(4, 10, 2, 1_400, 900 + 300));
			assertThat(finding.firstSeen()).isEqualTo(SettableClock.START);
			assertThat(finding.lastSeen()).isEqualTo(SettableClock.START.plusSeconds(60));
		});
		assertThat(this.findings.detected(Verdict.LIKELY)).isEqualTo(2);
	}

	@Test
	void unitsThatShowNothingElseAreAddedUp() {
		this.findings.found(finding("a", 10, 1_000, 0));
		KnownFinding known = this.findings.known("a");
		TemplateUse use = new TemplateUse(new SqlTemplate("a", "select a"), "shop", null);
		for (int i = 0; i < 4; i++) {
			use.executed(100, i);
		}
		long now = SettableClock.START.plusSeconds(60).toEpochMilli();
		assertThat(this.findings.foundAgain(known, Verdict.LIKELY, use, now)).isTrue();
		assertThat(this.findings.foundAgain(known, Verdict.LIKELY, use, now)).isTrue();
		assertThat(this.findings.all()).singleElement().satisfies((finding) -> {
			assertThat(finding.cost()).isEqualTo(new Cost(4, 10, 3, 1_800, 900 + 300 + 300));
			assertThat(finding.lastSeen()).isEqualTo(SettableClock.START.plusSeconds(60));
		});
		assertThat(this.findings.all()).singleElement().extracting((finding) -> finding.cost().units()).isEqualTo(3L);
		assertThat(this.findings.detected(Verdict.LIKELY)).isEqualTo(3);
	}

	@Test
	void nothingIsAddedToAFindingThatGaveWay() {
		this.findings.found(finding("a", 10, 1_000, 0));
		KnownFinding known = this.findings.known("a");
		Recurrence recurrence = new Recurrence("GET /", known);
		assertThat(recurrence.isOf("GET /")).isTrue();
		assertThat(recurrence.isOf("GET /orders")).isFalse();
		for (int i = 0; i < 500; i++) {
			this.findings.found(finding("f" + i, 10, 1_000, 1));
		}
		assertThat(recurrence.isOf("GET /")).isFalse();
		TemplateUse use = new TemplateUse(new SqlTemplate("a", "select a"), "shop", null);
		use.executed(100, 1);
		assertThat(this.findings.foundAgain(known, Verdict.LIKELY, use, 2_000)).isFalse();
		assertThat(this.findings.detected(Verdict.LIKELY)).isEqualTo(501);
	}

	@Test
	void whatWouldSaveMostComesFirst() {
		this.findings.found(finding("cheap", 10, 1_000, 0));
		this.findings.found(finding("dear", 10, 9_000, 0));
		assertThat(this.findings.all()).extracting(NPlusOneFinding::id).containsExactly("dear", "cheap");
	}

	@Test
	void theFindingThatWasNotSeenForLongestGivesWay() {
		for (int i = 0; i < 500; i++) {
			this.findings.found(finding("f" + i, 10, 1_000, 0));
		}
		this.findings.found(finding("f0", 10, 1_000, 1));
		for (int i = 500; i < 900; i++) {
			this.findings.found(finding("f" + i, 10, 1_000, 2));
		}
		List<String> ids = this.findings.all().stream().map(NPlusOneFinding::id).toList();
		assertThat(ids).hasSize(500).contains("f0", "f401", "f899").doesNotContain("f1", "f400");
	}

	@Test
	void anAcknowledgedFindingStaysAcknowledged() {
		this.findings.found(finding("a", 10, 1_000, 0));
		assertThat(this.findings.acknowledge("a")).isTrue();
		this.findings.found(finding("a", 10, 1_000, 1));
		assertThat(this.findings.all()).singleElement().extracting(NPlusOneFinding::acknowledged).isEqualTo(true);
	}

	@Test
	void whatWasNotFoundCannotBeAcknowledged() {
		assertThat(this.findings.acknowledge("a")).isFalse();
		assertThat(this.findings.all()).isEmpty();
	}

	@Test
	void theIdDependsOnEachOfItsParts() {
		String id = FindingId.of("t", "GET /", "A.a(A.java:1)");
		assertThat(id).isEqualTo(FindingId.of("t", "GET /", "A.a(A.java:1)")).matches("[0-9a-f]{12}");
		assertThat(List.of(FindingId.of("u", "GET /", "A.a(A.java:1)"), FindingId.of("t", "GET /x", "A.a(A.java:1)"),
				FindingId.of("t", "GET /", "A.a(A.java:2)"), FindingId.of("tG", "ET /", "A.a(A.java:1)")))
			.doesNotContain(id)
			.doesNotHaveDuplicates();
	}

	@Test
	void theReportHasEightLinesAtMostAndCutsLongTexts() {
		NPlusOneFinding finding = new NPlusOneFinding("0123456789ab", NPlusOneFinding.Kind.N_PLUS_ONE,
				UnitOfWork.Kind.HTTP, "GET /", "shop", "select " + "a".repeat(3_000), "select id\nfrom orders", null,
				Evidence.CALL_SITE, Verdict.LIKELY, "dev.shop.A.a(A.java:1)", Fixes.OTHER, Cost.ofUnit(10, 20_000_000),
				"4bf92f35", Instant.EPOCH, Instant.EPOCH, false);
		String report = Report.of(finding);
		assertThat(report.lines()).hasSizeLessThanOrEqualTo(8);
		assertThat(report).startsWith("N+1 in HTTP GET / on shop: one query ran 10 times")
			.contains("20.0 ms, of which one statement for all may save 18.0 ms")
			.contains("select id from orders")
			.contains("0123456789ab (likely: the same line")
			.doesNotContain("a".repeat(501));
	}

	private static NPlusOneFinding finding(String id, int statements, long nanos, long second) {
		Instant seen = SettableClock.START.plusSeconds(second);
		return new NPlusOneFinding(id, NPlusOneFinding.Kind.N_PLUS_ONE, UnitOfWork.Kind.HTTP, "GET /", "shop",
				"select " + id, null, null, Evidence.CALL_SITE, Verdict.LIKELY, "dev.shop.A.a(A.java:1)", Fixes.OTHER,
				Cost.ofUnit(statements, nanos), null, seen, seen, false);
	}

}
