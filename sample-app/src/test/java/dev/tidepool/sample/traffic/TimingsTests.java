package dev.tidepool.sample.traffic;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimingsTests {

	private static final long MILLISECOND = 1_000_000;

	@Test
	void summaryHasTheMedianAndTheNinetyNinthPercentile() {
		assertThat(timings(1, 1000).summary()).isEqualTo(new TimingsSummary(1000, 0, 500, 990));
	}

	@Test
	void timingsOfSeveralClientsAreOne() {
		Timings all = timings(1, 600);
		all.add(timings(601, 1000));
		all.add(MILLISECOND, true);
		assertThat(all.summary()).isEqualTo(new TimingsSummary(1001, 1, 500, 990));
	}

	@Test
	void noTimingsAreZero() {
		assertThat(new Timings().summary()).isEqualTo(new TimingsSummary(0, 0, 0, 0));
	}

	private static Timings timings(long fromMillis, long toMillis) {
		Timings timings = new Timings();
		LongStream.rangeClosed(fromMillis, toMillis).forEach((millis) -> timings.add(millis * MILLISECOND, false));
		return timings;
	}

}
