package dev.tidepool.insight;

import java.time.Duration;

import dev.tidepool.UsualLogging;
import dev.tidepool.insight.SlowQueries.Severity;
import dev.tidepool.jdbc.CoarseClock;
import dev.tidepool.sql.SqlTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SlowQueries}.
 */
@ExtendWith({ UsualLogging.class, OutputCaptureExtension.class })
class SlowQueriesTests {

	private static final long CRITICAL = Duration.ofSeconds(5).toNanos();

	private final SettableClock clock = new SettableClock();

	private final SlowQueries queries = new SlowQueries(Duration.ofSeconds(1), Duration.ofSeconds(5), this.clock);

	@Test
	void executionsAreCountedBySeverity() {
		judge("a", 1_000);
		judge("a", 4_999);
		judge("a", 5_000);
		assertThat(this.queries.count(Severity.SLOW)).isEqualTo(2);
		assertThat(this.queries.count(Severity.CRITICAL)).isEqualTo(1);
	}

	@Test
	void theLastOnesAreRememberedLatestFirst() {
		judge("a", 1_100);
		this.clock.advance(Duration.ofSeconds(3));
		judge("b", 9_000);
		assertThat(this.queries.recent()).extracting(SlowExecution::sql).containsExactly("select b", "select a");
		assertThat(this.queries.recent().get(0)).isEqualTo(new SlowExecution("id-b", "select b", "shop",
				Duration.ofSeconds(9), SettableClock.START.plusSeconds(3), Severity.CRITICAL, false));
	}

	@Test
	void noMoreThanFiftyAreRemembered() {
		for (int i = 0; i < 180; i++) {
			judge("t" + i, 1_100);
		}
		assertThat(this.queries.recent()).hasSize(50);
		assertThat(this.queries.recent().get(0).sql()).isEqualTo("select t179");
		assertThat(this.queries.recent().get(49).sql()).isEqualTo("select t130");
	}

	@Test
	void theLogSaysWhatWasSlowAndWhatIsCritical(CapturedOutput output) {
		judge("a", 1_523);
		assertThat(output).contains("WARN")
			.contains("Slow query on shop: 1,523 ms (critical above 5,000 ms): select a");
	}

	@Test
	void eachTemplateIsLoggedOnceAMinute(CapturedOutput output) {
		judge("a", 1_001);
		judge("b", 1_002);
		this.clock.advance(Duration.ofSeconds(59));
		judge("a", 1_003);
		assertThat(output).contains("1,001 ms").contains("1,002 ms").doesNotContain("1,003 ms");
		this.clock.advance(Duration.ofSeconds(2));
		judge("a", 1_004);
		assertThat(output).contains("1,004 ms");
	}

	@Test
	void aLongTextIsCutInTheLog(CapturedOutput output) {
		judge("a".repeat(3_000), 1_001);
		assertThat(output).contains("aaa...").doesNotContain("a".repeat(501));
	}

	@Test
	void aTextCannotForgeALogLine(CapturedOutput output) {
		judge("\"a\r\nERROR forged\"", 1_001);
		assertThat(output).contains("\"a  ERROR forged\"");
	}

	@Test
	void thresholdsMustMakeSense() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SlowQueries(Duration.ofSeconds(-1), Duration.ofSeconds(1), this.clock))
			.withMessage("slow (PT-1S) must be >= 0");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.queries.withThresholds(Duration.ofSeconds(2), Duration.ofSeconds(1)))
			.withMessage("critical (PT1S) must be >= slow (PT2S)");
	}

	@Test
	void estimatesDoOnlyWhereTheyCannotHideASlowOne() {
		Duration certain = Duration.ofNanos(CoarseClock.CERTAIN_NANOS);
		assertThat(this.queries.withThresholds(certain, certain).takesEstimates()).isTrue();
		assertThat(this.queries.withThresholds(certain.minusNanos(1), certain).takesEstimates()).isFalse();
	}

	private void judge(String name, long millis) {
		this.queries.judged(new SqlTemplate("id-" + name, "select " + name), "shop", millis * 1_000_000, CRITICAL,
				false);
	}

}
