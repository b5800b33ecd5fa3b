package dev.tidepool.pool;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CreationPacer}.
 */
class CreationPacerTests {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	@Test
	void letsAsManyComeAtOnceAsTheRateAllowsInASecond() {
		CreationPacer pacer = new CreationPacer(20, 0);
		for (int i = 0; i < 20; i++) {
			assertThat(pacer.reserve(0)).isZero();
		}
		assertThat(pacer.reserve(0)).isEqualTo(SECOND / 20);
		assertThat(pacer.reserve(0)).isEqualTo(2 * SECOND / 20);
	}

	@Test
	void savesNoMoreThanOneSecondOfQuiet() {
		CreationPacer pacer = new CreationPacer(10, 0);
		for (int i = 0; i < 10; i++) {
			assertThat(pacer.reserve(100 * SECOND)).isZero();
		}
		assertThat(pacer.reserve(100 * SECOND)).isPositive();
	}

	@Test
	void worksWhereTheClockIsNegative() {
		CreationPacer pacer = new CreationPacer(1, -5 * SECOND);
		assertThat(pacer.reserve(-5 * SECOND)).isZero();
		assertThat(pacer.reserve(-5 * SECOND)).isEqualTo(SECOND);
	}

}
