package dev.tidepool.insight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tidepool.measure.Times;
import dev.tidepool.measure.Total;
import dev.tidepool.sql.SqlTemplate;
import dev.tidepool.sql.StatementKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link QueryStatistics}.
 */
class QueryStatisticsTests {

	private static final long MILLI = 1_000_000;

	private final SettableClock clock = new SettableClock();

	private final QueryStatistics statistics = new QueryStatistics(10, this.clock, this.clock::nanoTime);

	@Test
	void everythingOfATemplateIsSummedUp() {
		select("a", 1 * MILLI, false, false);
		this.clock.advance(Duration.ofSeconds(5));
		select("a", 3 * MILLI, false, false);
		select("a", 0, true, false);
		select("a", 8 * MILLI, false, true);
		of("shop").row(template("a"), StatementKind.SELECT).read(42);
		assertThat(this.statistics.summaries(5)).singleElement().satisfies((summary) -> {
			assertThat(summary.id()).isEqualTo("id-a");
			assertThat(summary.sql()).isEqualTo("select a");
			assertThat(summary.dataSource()).isEqualTo("shop");
			assertThat(summary.kind()).isEqualTo(StatementKind.SELECT);
			assertThat(summary.count()).isEqualTo(4);
			assertThat(summary.cacheHits()).isEqualTo(1);
			assertThat(summary.errors()).isEqualTo(1);
			assertThat(summary.rows()).isEqualTo(42);
			assertThat(summary.total()).isEqualTo(Duration.ofMillis(12));
			assertThat(summary.mean()).isEqualTo(Duration.ofMillis(4));
			assertThat(summary.max()).isEqualTo(Duration.ofMillis(8));
			assertThat(summary.p50()).isBetween(Duration.ofNanos(2_800_000), Duration.ofNanos(3_200_000));
			assertThat(summary.p99()).isBetween(Duration.ofNanos(7_500_000), summary.max());
			assertThat(summary.share()).isEqualTo(1.0);
			assertThat(summary.firstSeen()).isEqualTo(SettableClock.START);
			assertThat(summary.lastSeen()).isEqualTo(SettableClock.START.plusSeconds(5));
		});
	}

	@Test
	void theTimesOfADataSourceAreThoseOfAllItsTemplatesAndNotOfCacheHits() {
		assertThat(this.statistics.times("shop")).isEqualTo(Times.NONE);
		for (int i = 0; i < 95; i++) {
			select("a", 1 * MILLI, false, false);
		}
		for (int i = 0; i < 5; i++) {
			select("b", 21 * MILLI, false, i == 0);
		}
		select("a", 0, true, false);
		Times times = this.statistics.times("shop");
		assertThat(times.count()).isEqualTo(100);
		assertThat(times.meanMillis()).isEqualTo(2);
		assertThat(times.p50Millis()).isBetween(0.9, 1.1);
		assertThat(times.p95Millis()).isBetween(0.9, 1.1);
		assertThat(times.p99Millis()).isBetween(19.0, 21.0);
		assertThat(times.maxMillis()).isEqualTo(21);
		assertThat(this.statistics.times("stock")).isEqualTo(Times.NONE);
		this.statistics.reset();
		assertThat(this.statistics.times("shop")).isEqualTo(Times.NONE);
	}

	@Test
	void theCostliestTemplateComesFirstAndSharesReferToAll() {
		select("cheap", 10 * MILLI, false, false);
		select("dear", 70 * MILLI, false, false);
		select("middling", 20 * MILLI, false, false);
		List<QuerySummary> summaries = this.statistics.summaries(2);
		assertThat(summaries).extracting(QuerySummary::id).containsExactly("id-dear", "id-middling");
		assertThat(summaries).extracting(QuerySummary::share).containsExactly(0.7, 0.2);
	}

	@Test
	void theSameTemplateOnTwoDataSourcesIsTwoRows() {
		of("shop").row(template("a"), StatementKind.SELECT).executed(MILLI, false, false, this.clock.nanoTime());
		of("stock").row(template("a"), StatementKind.SELECT).executed(MILLI, false, false, this.clock.nanoTime());
		assertThat(this.statistics.summaries(5)).extracting(QuerySummary::dataSource)
			.containsExactlyInAnyOrder("shop", "stock");
	}

	@Test
	void beyondTheLimitTemplatesShareOneRow() {
		for (int i = 0; i < 10_000; i++) {
			select("t" + i, MILLI, false, false);
		}
		List<QuerySummary> summaries = this.statistics.summaries(Integer.MAX_VALUE);
		assertThat(summaries).hasSize(11);
		assertThat(summaries.get(0).id()).isEqualTo("other");
		assertThat(summaries.get(0).count()).isEqualTo(9_990);
	}

	@Test
	void theLimitHoldsOverAllDataSources() {
		for (int i = 0; i < 10; i++) {
			of("shop").row(template("t" + i), StatementKind.SELECT)
				.executed(MILLI, false, false, this.clock.nanoTime());
		}
		of("stock").row(template("a"), StatementKind.SELECT).executed(MILLI, false, false, this.clock.nanoTime());
		assertThat(this.statistics.summaries(20)).filteredOn((summary) -> summary.dataSource().equals("stock"))
			.extracting(QuerySummary::id)
			.containsExactly("other");
	}

	@Test
	void dataSourcesBeyondAllReasonShareOne() {
		for (int i = 0; i < 10_000; i++) {
			of("tenant" + i).row(template("a"), StatementKind.SELECT)
				.executed(MILLI, false, false, this.clock.nanoTime());
		}
		assertThat(this.statistics.forDataSource("tenant9998")).isSameAs(this.statistics.forDataSource("tenant9999"));
		assertThat(this.statistics.forDataSource("tenant1")).isSameAs(this.statistics.forDataSource("tenant1"))
			.isNotSameAs(this.statistics.forDataSource("tenant2"));
		assertThat(this.statistics.summaries(Integer.MAX_VALUE)).hasSizeLessThan(300);
	}

	@Test
	void afterResetThereIsRoomAgain() {
		for (int i = 0; i < 20; i++) {
			select("t" + i, MILLI, false, false);
		}
		this.statistics.reset();
		assertThat(this.statistics.summaries(20)).isEmpty();
		for (int i = 0; i < 10; i++) {
			select("u" + i, MILLI, false, false);
		}
		assertThat(this.statistics.summaries(20)).hasSize(10).noneMatch((summary) -> summary.id().equals("other"));
	}

	@Test
	void nothingIsLostWhenManyThreadsRecord() throws InterruptedException {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			Thread thread = new Thread(() -> {
				for (int j = 0; j < 20_000; j++) {
					select("t" + (j % 20), 1_000, j % 2 == 0, false);
				}
			});
			threads.add(thread);
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		List<QuerySummary> summaries = this.statistics.summaries(100);
		assertThat(summaries).hasSize(11);
		assertThat(summaries.stream().mapToLong(QuerySummary::count).sum()).isEqualTo(80_000);
		assertThat(summaries.stream().mapToLong(QuerySummary::cacheHits).sum()).isEqualTo(40_000);
		assertThat(summaries.stream().mapToLong((summary) -> summary.total().toNanos()).sum()).as("hits are not timed")
			.isEqualTo(40_000_000);
	}

	@Test
	void aTemplateIsSeenLastToWithinAMillisecond() {
		select("a", 1, false, false);
		this.clock.advance(Duration.ofNanos(MILLI - 1));
		select("a", 1, false, false);
		assertThat(this.statistics.summaries(1).get(0).lastSeen()).isEqualTo(SettableClock.START);
		this.clock.advance(Duration.ofNanos(1));
		select("a", 1, false, false);
		assertThat(this.statistics.summaries(1).get(0).lastSeen()).isEqualTo(SettableClock.START.plusMillis(1));
	}

	@Test
	void whatSucceededIsKnownByKind() {
		select("a", 2 * MILLI, false, false);
		select("b", 3 * MILLI, false, false);
		select("b", 5 * MILLI, false, true);
		select("b", 0, true, false);
		executed("c", StatementKind.INSERT, 7 * MILLI, false, false);
		assertThat(this.statistics.succeeded("shop", StatementKind.SELECT)).isEqualTo(new Total(2, 5 * MILLI));
		assertThat(this.statistics.succeeded("shop", StatementKind.INSERT)).isEqualTo(new Total(1, 7 * MILLI));
		assertThat(this.statistics.succeeded("shop", StatementKind.UPDATE)).isEqualTo(Total.NONE);
		assertThat(this.statistics.succeeded("stock", StatementKind.SELECT)).isEqualTo(Total.NONE);
	}

	@Test
	void whatSucceededIsKnownByKindBeyondTheLimitAndAfterAReset() {
		for (int round = 1; round <= 2; round++) {
			for (int i = 0; i < 20; i++) {
				select("s" + i, MILLI, false, false);
				executed("u" + i, StatementKind.UPDATE, 2 * MILLI, false, false);
				executed("u" + i, StatementKind.UPDATE, 2 * MILLI, false, true);
			}
			assertThat(this.statistics.summaries(100)).hasSize(11);
			Total selects = new Total(round * 20, round * 20 * MILLI);
			Total updates = new Total(round * 20, round * 40 * MILLI);
			assertThat(this.statistics.succeeded("shop", StatementKind.SELECT)).isEqualTo(selects);
			assertThat(this.statistics.succeeded("shop", StatementKind.UPDATE)).isEqualTo(updates);
			this.statistics.reset();
			assertThat(this.statistics.succeeded("shop", StatementKind.SELECT)).isEqualTo(selects);
			assertThat(this.statistics.succeeded("shop", StatementKind.UPDATE)).isEqualTo(updates);
		}
	}

	@Test
	void whatSucceededNeverFallsWhileTheStatisticsAreReset() throws InterruptedException {
		AtomicBoolean over = new AtomicBoolean();
		Thread resetting = new Thread(() -> {
			while (!over.get()) {
				for (int i = 0; i < 15; i++) {
					select("t" + i, MILLI, false, false);
					select("t" + i, MILLI, true, false);
				}
				this.statistics.reset();
			}
		});
		resetting.start();
		Total before = Total.NONE;
		long hitsBefore = 0;
		for (int i = 0; i < 20_000; i++) {
			Total now = this.statistics.succeeded("shop", StatementKind.SELECT);
			long hits = this.statistics.cacheHits("shop");
			assertThat(now.count()).isGreaterThanOrEqualTo(before.count());
			assertThat(now.nanos()).isGreaterThanOrEqualTo(before.nanos());
			assertThat(hits).isGreaterThanOrEqualTo(hitsBefore);
			before = now;
			hitsBefore = hits;
		}
		over.set(true);
		resetting.join();
		assertThat(before.count()).isPositive();
	}

	@Test
	void dataSourcesThatShareTheirStatisticsHaveNoneOfTheirOwn() {
		assertThat(this.statistics.isKept("tenant0")).isFalse();
		for (int i = 0; i < 300; i++) {
			this.statistics.forDataSource("tenant" + i);
		}
		assertThat(this.statistics.isKept("tenant0")).isTrue();
		assertThat(this.statistics.isKept("tenant299")).isFalse();
	}

	@Test
	void aNegativeLimitIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new QueryStatistics(-1, this.clock, this.clock::nanoTime))
			.withMessage("maxTemplates (-1) must be >= 0");
	}

	private void select(String name, long nanos, boolean cached, boolean failed) {
		executed(name, StatementKind.SELECT, nanos, cached, failed);
	}

	private void executed(String name, StatementKind kind, long nanos, boolean cached, boolean failed) {
		DataSourceStatistics shop = of("shop");
		shop.executed(shop.row(template(name), kind), kind, nanos, cached, failed, this.clock.nanoTime());
	}

	private DataSourceStatistics of(String dataSource) {
		return (DataSourceStatistics) this.statistics.forDataSource(dataSource);
	}

	private static SqlTemplate template(String name) {
		return new SqlTemplate("id-" + name, "select " + name);
	}

}
