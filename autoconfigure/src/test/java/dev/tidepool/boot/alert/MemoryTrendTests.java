package dev.tidepool.boot.alert;

import java.time.Instant;
import java.util.List;

import dev.tidepool.Alert;
import dev.tidepool.boot.alert.MemoryTrend.Occupancy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemoryTrend}.
 */
class MemoryTrendTests {

	private Occupancy last;

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final MemoryTrend trend = new MemoryTrend(0.9, () -> this.last);

	@Test
	void aHeapThatWasNotCollectedIsNoAlert() {
		assertThat(this.trend.check(this.now)).isEmpty();
	}

	@Test
	void whatIsStillInUseAfterACollectionIsJudged() {
		assertThat(after(60, 89)).isEmpty();
		assertThat(after(60, 91)).singleElement()
			.satisfies((alert) -> assertThat(alert.message())
				.isEqualTo("91 % of the old generation is in use after a collection"));
		assertThat(after(60, 40)).isEmpty();
	}

	@Test
	void whatGrowsFromCollectionToCollectionIsToldBeforeItIsFull() {
		for (int used = 50; used < 57; used++) {
			assertThat(after(60, used)).isEmpty();
		}
		assertThat(after(60, 57)).singleElement()
			.satisfies((alert) -> assertThat(alert.message()).isEqualTo("What survives collections has grown 7 times "
					+ "in a row to 57 % of the old generation, and would fill it in 43 minutes"));
		assertThat(after(60, 55)).isEmpty();
	}

	@Test
	void slowGrowthIsNoAlert() {
		for (int used = 50; used < 70; used++) {
			assertThat(after(600, used)).isEmpty();
		}
	}

	@Test
	void theSameCollectionCountsOnce() {
		for (int i = 0; i < 20; i++) {
			assertThat(after(1, 60)).isEmpty();
		}
	}

	@Test
	void aHeapWithoutBoundIsNoAlert() {
		this.last = new Occupancy(100, -1);
		assertThat(this.trend.check(this.now)).isEmpty();
	}

	@Test
	void theRunningJvmTellsWhatIsInUseAfterACollection() {
		OldGeneration oldGeneration = new OldGeneration();
		System.gc();
		Occupancy occupancy = oldGeneration.get();
		assertThat(occupancy).isNotNull();
		assertThat(occupancy.used()).isPositive().isLessThanOrEqualTo(Runtime.getRuntime().maxMemory());
	}

	private List<Alert> after(int seconds, int percent) {
		this.now = this.now.plusSeconds(seconds);
		this.last = new Occupancy(percent, 100);
		return this.trend.check(this.now);
	}

}
