package dev.tidepool.benchmarks.simulation;

import java.util.Random;

/**
 * What transactions ask for.
 *
 * @param seconds mean work in the database of a usual one, when it is alone there
 * @param longShare the share of long ones
 * @param longSeconds mean work of a long one
 * @param think mean time for which a transaction holds its connection without working
 */
public record Work(double seconds, double longShare, double longSeconds, double think) {

	static Work of(double seconds) {
		return new Work(seconds, 0, 0, 0);
	}

	double draw(Random random) {
		double mean = (random.nextDouble() < this.longShare) ? this.longSeconds : this.seconds;
		return -mean * Math.log(1 - random.nextDouble());
	}

	double drawThink(Random random) {
		return (this.think > 0) ? -this.think * Math.log(1 - random.nextDouble()) : 0;
	}

}
