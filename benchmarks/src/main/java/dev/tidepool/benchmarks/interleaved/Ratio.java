package dev.tidepool.benchmarks.interleaved;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A median of ratios with its 95 % bounds.
 *
 * @param median the median over all rounds
 * @param lower the lower bound
 * @param upper the upper bound
 */
public record Ratio(double median, double lower, double upper) {

	private static final int RESAMPLES = 4_000;

	/**
	 * Computes the median, and its bounds by a bootstrap in two stages (generations, then
	 * rounds within each), because rounds of one generation share what the compiler made
	 * of the code. With a single generation the bounds say nothing about that.
	 * @param generations the ratios of each generation's rounds
	 * @return the median and its bounds
	 */
	public static Ratio of(List<double[]> generations) {
		double[] all = generations.stream().flatMapToDouble(Arrays::stream).toArray();
		Random random = new Random(42);
		double[] medians = new double[RESAMPLES];
		double[] sample = new double[all.length];
		for (int i = 0; i < RESAMPLES; i++) {
			int size = 0;
			for (int j = 0; j < generations.size(); j++) {
				double[] generation = generations.get(random.nextInt(generations.size()));
				for (int k = 0; k < generation.length; k++) {
					sample[size++] = generation[random.nextInt(generation.length)];
				}
			}
			medians[i] = median(sample);
		}
		Arrays.sort(medians);
		return new Ratio(median(all), medians[RESAMPLES / 40], medians[RESAMPLES - 1 - RESAMPLES / 40]);
	}

	static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/**
	 * Return the bounds for a table.
	 * @return the bounds as text
	 */
	public String bounds() {
		return String.format(Locale.ROOT, "%.3f .. %.3f", this.lower, this.upper);
	}

}
