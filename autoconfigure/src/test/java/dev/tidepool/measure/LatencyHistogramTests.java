package dev.tidepool.measure;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/**
 * Tests for {@link LatencyHistogram}.
 */
class LatencyHistogramTests {

	private final LatencyHistogram histogram = new LatencyHistogram();

	@Test
	void withoutValuesEveryQuantileIsZero() {
		assertThat(this.histogram.snapshot().total()).isZero();
		assertThat(this.histogram.snapshot().quantile(0.5)).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { 256, 257, 1_000, 4_095, 4_096, 999_999, 1_000_000, 123_456_789, 60_000_000_000L,
			3_600_000_000_000L })
	void oneValueIsKnownToWithinASixteenth(long nanos) {
		this.histogram.record(nanos);
		assertThat(this.histogram.snapshot().quantile(0.99)).isCloseTo(nanos, withinPercentage(6.25));
	}

	@Test
	void quantilesOfManyValuesAreKnownToWithinASixteenth() {
		for (int i = 1; i <= 10_000; i++) {
			this.histogram.record(i * 1_000L);
		}
		LatencyHistogram.Snapshot snapshot = this.histogram.snapshot();
		assertThat(snapshot.total()).isEqualTo(10_000);
		assertThat(snapshot.quantile(0.5)).isCloseTo(5_000_000L, withinPercentage(6.25));
		assertThat(snapshot.quantile(0.95)).isCloseTo(9_500_000L, withinPercentage(6.25));
		assertThat(snapshot.quantile(0.99)).isCloseTo(9_900_000L, withinPercentage(6.25));
	}

	@Test
	void aRareSlowValueDoesNotMoveTheMedian() {
		for (int i = 0; i < 99; i++) {
			this.histogram.record(1_000_000);
		}
		this.histogram.record(10_000_000_000L);
		assertThat(this.histogram.snapshot().quantile(0.5)).isCloseTo(1_000_000L, withinPercentage(6.25));
		assertThat(this.histogram.snapshot().quantile(1)).isCloseTo(10_000_000_000L, withinPercentage(6.25));
	}

	@Test
	void valuesOutOfRangeCountInTheOutermostBuckets() {
		this.histogram.record(-1);
		this.histogram.record(0);
		this.histogram.record(Long.MAX_VALUE);
		LatencyHistogram.Snapshot snapshot = this.histogram.snapshot();
		assertThat(snapshot.total()).isEqualTo(3);
		assertThat(snapshot.quantile(0)).isLessThan(256);
		assertThat(snapshot.quantile(1)).isGreaterThan(4_000_000_000_000L);
	}

	@Test
	void durationsOfNoLengthComeBeforeAllOthers() {
		for (int i = 0; i < 10; i++) {
			this.histogram.record(1_000_000);
		}
		LatencyHistogram.Snapshot snapshot = this.histogram.snapshot().withZeros(90);
		assertThat(snapshot.total()).isEqualTo(100);
		assertThat(snapshot.quantile(0.9)).isZero();
		assertThat(snapshot.quantile(0.91)).isCloseTo(1_000_000L, withinPercentage(6.25));
		assertThat(snapshot.octaves().counts()).containsExactly(10L);
	}

	@Test
	void severalAreSummedUp() {
		LatencyHistogram other = new LatencyHistogram();
		this.histogram.record(1_000);
		other.record(1_000);
		other.record(1_000_000);
		LatencyHistogram.Snapshot sum = LatencyHistogram.sum(List.of(this.histogram, other));
		assertThat(sum.total()).isEqualTo(3);
		assertThat(sum.quantile(0.5)).isCloseTo(1_000L, withinPercentage(6.25));
		assertThat(sum.quantile(1)).isCloseTo(1_000_000L, withinPercentage(6.25));
		assertThat(other.count()).isEqualTo(2);
		assertThat(LatencyHistogram.sum(List.of()).total()).isZero();
	}

	@Test
	void theSumIsExact() {
		SplittableRandom random = new SplittableRandom(1);
		long sum = 0;
		for (int i = 0; i < 100_000; i++) {
			long nanos = (long) Math.exp(random.nextDouble(Math.log(1e13)));
			this.histogram.record(nanos);
			sum += nanos;
		}
		this.histogram.record(-5);
		assertThat(this.histogram.nanos()).isEqualTo(sum);
		assertThat(this.histogram.snapshot().nanos()).isEqualTo(sum);
		assertThat(this.histogram.count()).isEqualTo(100_001);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2_400_000_000L })
	void whatABucketCannotTakeIsCarriedOver(long nanos) throws InterruptedException {
		int each = 6_000_000;
		List<Thread> threads = Stream.generate(() -> new Thread(() -> {
			for (int i = 0; i < each; i++) {
				this.histogram.record(nanos);
			}
		})).limit(3).toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(this.histogram.count()).isEqualTo(3L * each);
		assertThat(this.histogram.nanos()).isEqualTo(3L * each * nanos);
		assertThat(this.histogram.snapshot().total()).isEqualTo(3L * each);
		assertThat(this.histogram.snapshot().quantile(1)).isEqualTo(this.histogram.snapshot().quantile(0));
	}

	@Test
	void oneThatAllThreadsShareCountsAsAnyOther() throws InterruptedException {
		LatencyHistogram shared = LatencyHistogram.shared();
		int threads = 16;
		int each = 50_000;
		List<Thread> all = IntStream.range(0, threads).mapToObj((number) -> new Thread(() -> {
			for (int i = 0; i < each; i++) {
				// As much beyond a bucket's lower bound as a bucket takes
				shared.record(4_000_000_000L);
			}
			shared.record(1_000 + number);
		})).toList();
		all.forEach(Thread::start);
		for (Thread thread : all) {
			thread.join();
		}
		long total = (long) threads * each;
		assertThat(shared.count()).isEqualTo(total + threads);
		assertThat(shared.snapshot().total()).isEqualTo(total + threads);
		assertThat(shared.nanos()).isEqualTo(total * 4_000_000_000L + 1_000 * threads + threads * (threads - 1) / 2);
		assertThat(shared.snapshot().quantile(0.5)).isCloseTo(4_000_000_000L, withinPercentage(6.25));
	}

	@Test
	void timesAreSummedUpInMilliseconds() {
		for (int i = 1; i <= 100; i++) {
			this.histogram.record(i * 1_000_000L);
		}
		Times times = Times.of(this.histogram.snapshot(), 100_000_000);
		assertThat(times.count()).isEqualTo(100);
		assertThat(times.meanMillis()).isEqualTo(50.5);
		assertThat(times.p50Millis()).isCloseTo(50, withinPercentage(6.25));
		assertThat(times.p95Millis()).isCloseTo(95, withinPercentage(6.25));
		assertThat(times.p99Millis()).isCloseTo(99, withinPercentage(6.25)).isLessThanOrEqualTo(times.maxMillis());
		assertThat(times.maxMillis()).isEqualTo(100);
		assertThat(Times.of(new LatencyHistogram().snapshot(), 0)).isEqualTo(Times.NONE);
	}

	@Test
	void octavesLeaveOutTheEmptyOnesOnEitherSide() {
		assertThat(this.histogram.snapshot().octaves().counts()).isEmpty();
		this.histogram.record(1 << 20);
		this.histogram.record((1 << 21) - 1);
		this.histogram.record(1 << 23);
		Histogram octaves = this.histogram.snapshot().octaves();
		assertThat(octaves.from()).isEqualTo(Duration.ofNanos(1 << 20));
		assertThat(octaves.counts()).containsExactly(2L, 0L, 0L, 1L);
	}

	@Test
	void octavesHoldWhatIsShorterThanTheFirstAndLongerThanTheLast() {
		this.histogram.record(1);
		this.histogram.record(Long.MAX_VALUE);
		Histogram octaves = this.histogram.snapshot().octaves();
		assertThat(octaves.from()).isEqualTo(Duration.ofNanos(256));
		assertThat(octaves.counts()).hasSize(34).startsWith(1L).endsWith(1L);
	}

}
