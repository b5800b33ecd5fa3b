package dev.tidepool.nplusone;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/**
 * Tests for {@link DistinctSketch}.
 */
class DistinctSketchTests {

	private final SplittableRandom random = new SplittableRandom(42);

	@Test
	void anEmptySketchKnowsNothing() {
		assertThat(new DistinctSketch().estimate()).isZero();
	}

	@Test
	void theSameValueCountsOnce() {
		DistinctSketch sketch = new DistinctSketch();
		for (int i = 0; i < 1_000; i++) {
			sketch.add(0x123456789abcdef0L);
		}
		assertThat(sketch.estimate()).isBetween(0.9, 1.1);
	}

	@Test
	void fiveToEightDifferentValuesHardlyEverFallBelowFourFifths() {
		int missed = 0;
		for (int i = 0; i < 40_000; i++) {
			int count = 5 + i % 4;
			if (sketchOf(count).estimate() < 0.8 * count) {
				missed++;
			}
		}
		assertThat(missed).isLessThan(80);
	}

	@ParameterizedTest
	@ValueSource(ints = { 50, 200, 1_000 })
	void manyValuesAreKnownToWithinAFewPerCent(int count) {
		assertThat(sketchOf(count).estimate()).isCloseTo(count, withinPercentage(10.0));
	}

	@Test
	void aFullSketchTellsMoreThanAThousand() {
		assertThat(sketchOf(1_000_000).estimate()).isBetween(1_000.0, 10_000.0);
	}

	@Test
	void whatIsCertainIsNeverAboveTheEstimate() {
		for (int count = 1; count <= 3_000; count++) {
			DistinctSketch sketch = sketchOf(count);
			assertThat(sketch.atLeast()).isPositive().isLessThanOrEqualTo(count);
			assertThat((double) sketch.atLeast()).isLessThanOrEqualTo(sketch.estimate());
		}
	}

	private DistinctSketch sketchOf(int count) {
		DistinctSketch sketch = new DistinctSketch();
		for (int i = 0; i < count; i++) {
			sketch.add(this.random.nextLong());
		}
		return sketch;
	}

}
