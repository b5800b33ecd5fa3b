package dev.tidepool.benchmarks.interleaved;

import java.time.Duration;

/**
 * How long a comparison takes.
 *
 * @param generations how often all JVMs are started anew: what the compiler makes of the
 * same code differs from one JVM to the next
 * @param warmups how many slices each JVM runs before it is measured
 * @param warmup the length of a slice of warming up
 * @param settling how many rounds are then run and not counted: while others have their
 * turn, the compiler catches up
 * @param rounds how often each contender is measured in a generation
 * @param slice the length of a measurement
 */
public record Plan(int generations, int warmups, Duration warmup, int settling, int rounds, Duration slice) {

	public Plan {
		if (generations < 1 || warmups < 1 || rounds < 1) {
			throw new IllegalArgumentException("generations, warmups and rounds must be >= 1");
		}
	}

	@Override
	public String toString() {
		return "%d generations of JVMs, each warmed for %.1f s, %d rounds of %d ms".formatted(this.generations,
				this.warmup.toMillis() * this.warmups / 1000.0, this.rounds, this.slice.toMillis());
	}

}
