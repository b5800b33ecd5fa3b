package dev.tidepool.benchmarks.interleaved;

import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What a {@link Contest} measured, by generation, contender and round.
 */
public final class Measurements {

	private static final String BYTES = "gc.alloc.rate.norm";

	private final List<Contender> contenders;

	private final List<List<double[]>> nanos = new ArrayList<>();

	private final List<List<double[]>> bytes = new ArrayList<>();

	Measurements(List<Contender> contenders) {
		this.contenders = List.copyOf(contenders);
	}

	void add(List<RunResult> generation) {
		this.nanos.add(generation.stream().map(Measurements::nanos).toList());
		this.bytes.add(generation.stream().map(Measurements::bytes).toList());
	}

	private static double[] nanos(RunResult result) {
		return iterations(result).stream().mapToDouble((each) -> each.getPrimaryResult().getScore()).toArray();
	}

	private static double[] bytes(RunResult result) {
		return iterations(result).stream().mapToDouble(Measurements::bytes).toArray();
	}

	private static double bytes(IterationResult iteration) {
		// Some versions of JMH put a separator before the name
		return iteration.getSecondaryResults()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().endsWith(BYTES))
			.map((entry) -> (Result<?>) entry.getValue())
			.mapToDouble(Result::getScore)
			.findFirst()
			.orElse(Double.NaN);
	}

	private static List<IterationResult> iterations(RunResult result) {
		List<IterationResult> iterations = new ArrayList<>();
		for (BenchmarkResult fork : result.getBenchmarkResults()) {
			iterations.addAll(fork.getIterationResults());
		}
		return iterations;
	}

	/**
	 * Return the median time of an operation.
	 * @param contender whose operation
	 * @return nanoseconds
	 */
	public double nanos(Contender contender) {
		return Ratio.median(all(this.nanos, contender));
	}

	/**
	 * Return the median of the bytes that an operation allocates.
	 * @param contender whose operation
	 * @return bytes
	 */
	public double bytes(Contender contender) {
		return Ratio.median(all(this.bytes, contender));
	}

	private double[] all(List<List<double[]>> values, Contender contender) {
		int index = this.contenders.indexOf(contender);
		return values.stream().flatMapToDouble((each) -> java.util.Arrays.stream(each.get(index))).toArray();
	}

	/**
	 * Return how long one contender takes over another, each time compared within the
	 * same round.
	 * @param contender the one above the line
	 * @param over the one below the line
	 * @return the ratio
	 */
	public Ratio ratio(Contender contender, Contender over) {
		int above = this.contenders.indexOf(contender);
		int below = this.contenders.indexOf(over);
		List<double[]> ratios = new ArrayList<>();
		for (List<double[]> generation : this.nanos) {
			double[] each = generation.get(above).clone();
			for (int round = 0; round < each.length; round++) {
				each[round] /= generation.get(below)[round];
			}
			ratios.add(each);
		}
		return Ratio.of(ratios);
	}

}
