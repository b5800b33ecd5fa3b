package dev.tidepool.benchmarks.interleaved;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

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

	/**
	 * Takes the results of a generation in.
	 * @param skipped how many of the first rounds do not count
	 */
	void add(List<RunResult> generation, int skipped) {
		this.nanos.add(values(generation, skipped, (each) -> each.getPrimaryResult().getScore()));
		this.bytes.add(values(generation, skipped, Measurements::bytes));
	}

	private static List<double[]> values(List<RunResult> generation, int skipped,
			ToDoubleFunction<IterationResult> value) {
		return generation.stream()
			.map((result) -> iterations(result).stream().skip(skipped).mapToDouble(value).toArray())
			.toList();
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
		return values.stream().flatMapToDouble((each) -> Arrays.stream(each.get(index))).toArray();
	}

	/**
	 * Return how long one contender takes over another, each time compared within the
	 * same round.
	 * @param contender the one above the line
	 * @param over the one below the line
	 * @return the ratio
	 */
	public Ratio ratio(Contender contender, Contender over) {
		return Ratio.of(ratios(contender, over));
	}

	/**
	 * Return by how much a contender became slower over another from the first half of
	 * the rounds to the second: far from 1, it had not settled.
	 * @param contender the one above the line
	 * @param over the one below the line
	 * @return the later ratio over the earlier one
	 */
	public double drift(Contender contender, Contender over) {
		List<double[]> ratios = ratios(contender, over);
		double[] early = ratios.stream().flatMapToDouble((each) -> Arrays.stream(each, 0, each.length / 2)).toArray();
		double[] late = ratios.stream()
			.flatMapToDouble((each) -> Arrays.stream(each, each.length / 2, each.length))
			.toArray();
		return Ratio.median(late) / Ratio.median(early);
	}

	private List<double[]> ratios(Contender contender, Contender over) {
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
		return ratios;
	}

}
