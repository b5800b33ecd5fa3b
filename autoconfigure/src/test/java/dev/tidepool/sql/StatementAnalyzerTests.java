package dev.tidepool.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link StatementAnalyzer}.
 */
class StatementAnalyzerTests {

	private final AtomicInteger parses = new AtomicInteger();

	private final ShapeParser counting = (shape, brackets, stop) -> {
		this.parses.incrementAndGet();
		return new SqlParser().parse(shape, brackets, stop);
	};

	@Test
	void remembersText() {
		StatementAnalyzer analyzer = Analyzers.patient();
		assertThat(analyzer.analyze("select 1 from a")).isSameAs(analyzer.analyze(new String("select 1 from a")));
	}

	@Test
	void parsesTemplateOnce() {
		StatementAnalyzer analyzer = new StatementAnalyzer(100, Analyzers.PATIENT, this.counting);
		for (int i = 0; i < 50; i++) {
			StatementFacts facts = analyzer
				.analyze("select * from a where b = " + i + " and c in (" + "?, ".repeat(i) + "?)");
			assertThat(facts.reads()).containsExactly("a");
			assertThat(facts.parameters()).isEqualTo(i + 1);
		}
		assertThat(this.parses).hasValue(1);
	}

	@Test
	void keepsFactsOfOneTextFromOthersOfItsTemplate() {
		StatementAnalyzer analyzer = Analyzers.patient();
		StatementFacts hinted = analyzer.analyze("/* tidepool:cache */ select * from a where b = 'x'");
		StatementFacts clock = analyzer.analyze("select * from a where b = 'now'");
		StatementFacts doubtful = analyzer.analyze("select * from a where b = 'x' # y");
		StatementFacts plain = analyzer.analyze("select * from a where b = 'x'");
		assertThat(plain.template()).isEqualTo(hinted.template())
			.isEqualTo(clock.template())
			.isEqualTo(doubtful.template());
		assertThat(plain.hint()).isNull();
		assertThat(hinted.hint()).isNotNull();
		assertThat(clock.is(Trait.NON_DETERMINISTIC)).isTrue();
		assertThat(doubtful.is(Trait.OPAQUE)).isTrue();
		assertThat(plain.is(Trait.NON_DETERMINISTIC)).isFalse();
		assertThat(plain.readOnly()).isTrue();
	}

	@Test
	void keepsItsMapsBounded() {
		StatementAnalyzer analyzer = new StatementAnalyzer(50, Analyzers.PATIENT, (shape, brackets, stop) -> null);
		for (int i = 0; i < 1_000; i++) {
			analyzer.analyze("select c" + i + " from t" + i);
		}
		assertThat(analyzer.rememberedTexts()).isLessThanOrEqualTo(50);
		assertThat(analyzer.rememberedShapes()).isLessThanOrEqualTo(50);
	}

	@Test
	void doesNotRememberLongText() {
		StatementAnalyzer analyzer = Analyzers.patient();
		String sql = "select * from a where b in (" + "?, ".repeat(10_000) + "?)";
		StatementFacts facts = analyzer.analyze(sql);
		assertThat(facts.reads()).containsExactly("a");
		assertThat(facts.readOnly()).isTrue();
		assertThat(facts.parameters()).isEqualTo(10_001);
		assertThat(analyzer.rememberedTexts()).isZero();
		assertThat(analyzer.rememberedShapes()).isOne();
	}

	@Test
	void worksWithoutRoomToRemember() {
		StatementAnalyzer analyzer = new StatementAnalyzer(0, Analyzers.PATIENT);
		assertThat(analyzer.analyze("select * from a").reads()).containsExactly("a");
		assertThat(analyzer.analyze("select * from a").reads()).containsExactly("a");
	}

	@Test
	void doesNotParseBeyondItsLimits() {
		StatementAnalyzer analyzer = new StatementAnalyzer(100, new ParseLimits(40, 2, Duration.ofMinutes(1)),
				this.counting);
		assertThat(analyzer.analyze("select ((1)) from a").is(Trait.OPAQUE)).isFalse();
		assertThat(analyzer.analyze("select (((1))) from a").is(Trait.OPAQUE)).isTrue();
		assertThat(analyzer.analyze("select a, b, c, d, e, f, g, h, i, j, k from l").is(Trait.OPAQUE)).isTrue();
		assertThat(this.parses).hasValue(1);
	}

	@Test
	void doesNotParseWhatIsOpaqueAnyway() {
		StatementAnalyzer analyzer = new StatementAnalyzer(100, Analyzers.PATIENT, this.counting);
		analyzer.analyze("select evil() from a");
		analyzer.analyze("select 1; select 2");
		analyzer.analyze("set a = 1");
		analyzer.analyze("commit");
		assertThat(this.parses).hasValue(0);
	}

	@Test
	void isOpaqueUntilSlowParserIsDone() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		StatementAnalyzer analyzer = new StatementAnalyzer(100, new ParseLimits(1_000, 10, Duration.ofMillis(1)),
				(shape, brackets, stop) -> {
					awaitQuietly(release);
					done.countDown();
					return new SqlParser().parse(shape, brackets, new StopSignal());
				});
		StatementFacts early = analyzer.analyze("select * from a");
		assertThat(early.is(Trait.OPAQUE)).isTrue();
		assertThat(early.reads()).containsExactly("a");
		release.countDown();
		done.await();
		StatementFacts late = early;
		while (late.is(Trait.OPAQUE)) {
			Thread.onSpinWait();
			late = analyzer.analyze("select * from a");
		}
		assertThat(late.readOnly()).isTrue();
	}

	@Test
	void isOpaqueWhenParserFails() {
		List<Throwable> failures = List.of(new IllegalStateException(), new StackOverflowError(), new AssertionError());
		for (Throwable failure : failures) {
			StatementAnalyzer analyzer = new StatementAnalyzer(100, Analyzers.PATIENT, (shape, brackets, stop) -> {
				throw sneaky(failure);
			});
			assertThat(analyzer.analyze("select 1 from a").is(Trait.OPAQUE)).isTrue();
		}
	}

	@Test
	void isOpaqueWhenParserDisagreesOnWrites() {
		StatementAnalyzer analyzer = new StatementAnalyzer(100, Analyzers.PATIENT,
				(shape, brackets, stop) -> new ParsedTables(StatementKind.UPDATE, Set.of(), Set.of("b")));
		StatementFacts facts = analyzer.analyze("update a set x = 1");
		assertThat(facts.is(Trait.OPAQUE)).isTrue();
		assertThat(facts.writes()).containsExactly("a", "b");
	}

	@Test
	void isOpaqueAndKeepsInterruptWhenInterrupted() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		StatementAnalyzer analyzer = new StatementAnalyzer(100, Analyzers.PATIENT, (shape, brackets, stop) -> {
			awaitQuietly(never);
			return null;
		});
		Thread.currentThread().interrupt();
		boolean opaque = analyzer.analyze("select 1 from a").is(Trait.OPAQUE);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(opaque).isTrue();
		never.countDown();
	}

	@Test
	void givesOneAnswerToManyThreads() throws Exception {
		StatementAnalyzer analyzer = new StatementAnalyzer(64, Analyzers.PATIENT);
		ExecutorService executor = Executors.newFixedThreadPool(8);
		try {
			List<Future<?>> results = new ArrayList<>();
			for (int thread = 0; thread < 8; thread++) {
				results.add(executor.submit(() -> {
					for (int i = 0; i < 500; i++) {
						int table = i % 100;
						StatementFacts facts = analyzer.analyze("select * from t" + table + " where x = " + i);
						assertThat(facts.reads()).containsExactly("t" + table);
						assertThat(facts.readOnly()).isTrue();
					}
				}));
			}
			for (Future<?> result : results) {
				result.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void refusesNonsense() {
		assertThatIllegalArgumentException().isThrownBy(() -> new StatementAnalyzer(-1, ParseLimits.DEFAULT))
			.withMessage("maxEntries (-1) must be >= 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new ParseLimits(-1, 1, Duration.ZERO))
			.withMessage("maxLength (-1) must be >= 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new ParseLimits(1, -1, Duration.ZERO))
			.withMessage("maxDepth (-1) must be >= 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new ParseLimits(1, 1, Duration.ofMillis(-1)))
			.withMessage("timeout (PT-0.001S) must be >= 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new ParseLimits(1, 1, Duration.ofHours(2)))
			.withMessage("timeout (PT2H) must be <= PT1H");
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
		throw (T) failure;
	}

}
