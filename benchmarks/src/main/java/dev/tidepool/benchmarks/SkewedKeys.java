package dev.tidepool.benchmarks;

import java.util.Random;

/**
 * Keys of which few are asked for often: rank r in proportion to 1/r. Drawn beforehand,
 * because drawing takes longer than a look-up.
 */
final class SkewedKeys {

	private static final int LENGTH = 1 << 18;

	private final int[] drawn = new int[LENGTH];

	private int at;

	SkewedKeys(int keys) {
		Random random = new Random(42);
		double range = Math.log(keys + 1.0);
		for (int i = 0; i < LENGTH; i++) {
			// Inverse of the (continuous) distribution function
			int rank = (int) Math.exp(random.nextDouble() * range) - 1;
			// Neighbours in rank are not neighbours in the table
			this.drawn[i] = (int) (Math.min(keys - 1, Math.max(0, rank)) * 48_271L % keys);
		}
	}

	long next() {
		this.at = (this.at + 1) & (LENGTH - 1);
		return this.drawn[this.at];
	}

}
