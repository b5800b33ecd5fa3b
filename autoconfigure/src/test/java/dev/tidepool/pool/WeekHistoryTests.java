package dev.tidepool.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WeekHistory}.
 */
class WeekHistoryTests {

	private static final int HOUR = 3600;

	/** A Monday, at nine. */
	private static final Instant NINE = Instant.parse("2026-03-30T09:00:00Z");

	private static final Duration WEEK = Duration.ofDays(7);

	private final WeekHistory history = new WeekHistory();

	/** Every other minute, a crowd of twenty is there for half a minute. */
	private final IntUnaryOperator bursts = (second) -> (second % 120 < 30) ? 20 : 1;

	@Test
	void anHourIsToldOnceItProvedToDoBetterThanTheTrend() {
		assertThat(week(0, this.bursts)).as("nothing known").isZero();
		assertThat(week(1, this.bursts)).as("nothing proved").isZero();
		assertThat(week(2, this.bursts)).isEqualTo(20);
	}

	@Test
	void itIsToldAMinuteAheadAndToThisHourOnly() {
		week(0, this.bursts);
		week(1, this.bursts);
		Instant nine = NINE.plus(WEEK.multipliedBy(2));
		assertThat(this.history.forecast(nine.minusSeconds(61))).isZero();
		assertThat(this.history.forecast(nine.minusSeconds(60))).isEqualTo(20);
		assertThat(this.history.forecast(nine.plusSeconds(HOUR - 1))).isEqualTo(20);
		assertThat(this.history.forecast(nine.plusSeconds(HOUR))).isZero();
		assertThat(this.history.forecast(nine.plus(Duration.ofDays(1)))).isZero();
	}

	@Test
	void aCrowdThatComesWithTheHourIsTold() {
		week(0, (second) -> 20);
		week(1, (second) -> 20);
		assertThat(week(2, (second) -> 20)).isEqualTo(20);
	}

	@Test
	void whatTheTrendKnowsAsWellIsNotTold() {
		for (int i = 0; i < 4; i++) {
			assertThat(week(i, (second) -> 1)).isZero();
		}
	}

	@Test
	void whatCostsMoreThanItSavesIsNotTold() {
		IntUnaryOperator rare = (second) -> (second % 500 < 30) ? 20 : 1;
		for (int i = 0; i < 4; i++) {
			assertThat(week(i, rare)).isZero();
		}
	}

	@Test
	void anHourThatWasAnExceptionIsNotTold() {
		week(0, (second) -> 50);
		week(1, (second) -> 2);
		assertThat(week(2, (second) -> 2)).isZero();
	}

	@Test
	void anHourThatChangedIsForgotten() {
		for (int i = 0; i < 4; i++) {
			week(i, this.bursts);
		}
		int weeks = 4;
		while (week(weeks, (second) -> 1) > 0) {
			weeks++;
		}
		assertThat(weeks).isLessThan(8);
	}

	@Test
	void aFewMinutesOfAnHourSayNothing() {
		for (int i = 0; i < 3; i++) {
			run(NINE.plus(WEEK.multipliedBy(i)), HOUR / 3, this.bursts);
			assertThat(this.history.forecast(NINE)).isZero();
		}
	}

	@Test
	void demandBeyondAllMeasureIsCountedAsMuch() {
		IntUnaryOperator huge = (second) -> (second % 120 < 30) ? Integer.MAX_VALUE : 1;
		week(0, huge);
		week(1, huge);
		assertThat(week(2, huge)).isEqualTo(1023);
	}

	/**
	 * One hour after a calm minute, and the beginning of the next.
	 * @return what had been foretold for it
	 */
	private double week(int number, IntUnaryOperator demand) {
		Instant nine = NINE.plus(WEEK.multipliedBy(number));
		double forecast = this.history.forecast(nine);
		run(nine.minusSeconds(60), 60, (second) -> 1);
		run(nine, HOUR, demand);
		this.history.look(nine.plusSeconds(HOUR), 0, 0);
		return forecast;
	}

	private void run(Instant from, int seconds, IntUnaryOperator demand) {
		for (int second = 0; second < seconds; second++) {
			double now = demand.applyAsInt(second);
			this.history.look(from.plusSeconds(second), now, ElasticityLimitPolicy.staffing(now));
		}
	}

}
