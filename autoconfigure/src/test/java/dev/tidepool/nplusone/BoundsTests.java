package dev.tidepool.nplusone;

import java.util.List;
import java.util.Random;

import dev.tidepool.jdbc.Faults;
import dev.tidepool.nplusone.NPlusOneFinding.Kind;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementAnalyzer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an application does, what is remembered of it stays small.
 */
class BoundsTests {

	private final SettableClock clock = new SettableClock();

	private final Findings findings = new Findings();

	private final CallSites callSites = new CallSites(List.of(), this.clock);

	private final Verdicts verdicts = new Verdicts(new Associations(), 5);

	private final UnitsOfWork units = new UnitsOfWork(UnitListener.NONE, new Faults());

	@Test
	void aMillionUnitsWithRandomTemplatesLeaveLittleBehind() {
		Random random = new Random(42);
		run(random, 20_000);
		long before = usedAfterCollection();
		run(random, 980_000);
		assertThat(this.findings.all()).hasSize(500);
		assertThat(this.callSites.remembered()).isLessThanOrEqualTo(2_000);
		assertThat(usedAfterCollection() - before).isLessThan(16L << 20);
	}

	private void run(Random random, int count) {
		TestSession session = new TestSession("shop", true);
		for (int i = 0; i < count; i++) {
			long number = random.nextLong();
			SqlTemplate template = new SqlTemplate(Long.toHexString(number), "select a" + number);
			UnitsOfWork.Scope scope = this.units.begin(UnitOfWork.Kind.HTTP, "GET /" + number);
			UnitOfWork unit = this.units.unitOf(session);
			TemplateUse use = null;
			for (int j = 0; j < 6; j++) {
				use = unit.executed(template, "shop", 1_000, random.nextLong());
			}
			unit.suspect(use, (ended, known) -> {
				CallSite site = new CallSite("A.a(A.java:" + number + ")", CallSite.Client.JDBC, false, number);
				this.findings.found(this.verdicts.judge(ended, known,
						this.callSites.settle(template, ended.name(), site), this.clock.instant()));
			});
			scope.close();
			assertThat(use.count()).isEqualTo(6);
		}
	}

	private static long usedAfterCollection() {
		Runtime runtime = Runtime.getRuntime();
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return runtime.totalMemory() - runtime.freeMemory();
	}

	@Test
	void theValuesOfAParentAreBounded() {
		ParentValues values = new ParentValues(new SqlTemplate("id", "select 1"));
		for (int i = 0; i < 10_000; i++) {
			values.onValue(1 + i % 40, i);
		}
		assertThat(values.size()).isEqualTo(ParentValues.MAX_VALUES);
		assertThat(values.isOverflowed()).isTrue();
	}

	@Test
	void aUnitKeepsFewParents() {
		UnitOfWork unit = new UnitOfWork(UnitOfWork.Kind.HTTP, "GET /");
		int kept = 0;
		for (int i = 0; i < 100; i++) {
			kept += (unit.watch(new SqlTemplate("id", "select " + i)) != null) ? 1 : 0;
		}
		assertThat(kept).isEqualTo(4);
	}

	@Test
	void recentQueriesAreFew() {
		RecentQueries recent = new RecentQueries();
		StatementAnalyzer analyzer = new StatementAnalyzer();
		for (int i = 0; i < 100; i++) {
			recent.add(analyzer.analyze("select a" + i + " from b"));
		}
		int[] count = new int[1];
		recent.forEach((facts) -> count[0]++);
		assertThat(count[0]).isEqualTo(4);
		analyzer.close();
	}

	@Test
	void aHashNeverMeetsAnotherTypeByItsText() {
		assertThat(ValueHash.of(5)).isEqualTo(ValueHash.of(5L))
			.isEqualTo(ValueHash.of(new java.math.BigDecimal("5.0")))
			.isNotEqualTo(ValueHash.of("5"));
		assertThat(ValueHash.of(null)).isEqualTo(ValueHash.NONE);
		assertThat(ValueHash.of(true)).isEqualTo(ValueHash.NONE);
	}

	@Test
	void anAcknowledgedFindingStaysQuietAfterItGaveWay() {
		NPlusOneFinding finding = finding("A.a(A.java:1)");
		assertThat(this.findings.found(finding)).isTrue();
		assertThat(this.findings.acknowledge(finding.id())).isTrue();
		for (int i = 2; i < 700; i++) {
			this.findings.found(finding("A.a(A.java:" + i + ")"));
		}
		assertThat(this.findings.all()).extracting(NPlusOneFinding::id).doesNotContain(finding.id());
		assertThat(this.findings.found(finding)).isFalse();
		assertThat(this.findings.all()).filteredOn((each) -> each.id().equals(finding.id()))
			.singleElement()
			.extracting(NPlusOneFinding::acknowledged)
			.isEqualTo(true);
	}

	private NPlusOneFinding finding(String line) {
		UnitOfWork unit = new UnitOfWork(UnitOfWork.Kind.HTTP, "GET /");
		TemplateUse use = null;
		for (int i = 0; i < 6; i++) {
			use = unit.executed(new SqlTemplate("id", "select 1 where a = ?"), "shop", 1_000, i * 0x9e3779b97f4a7c15L);
		}
		NPlusOneFinding finding = this.verdicts.judge(unit, use, new CallSite(line, CallSite.Client.JDBC, false, 1),
				this.clock.instant());
		assertThat(finding.kind()).isEqualTo(Kind.N_PLUS_ONE);
		return finding;
	}

}
