package dev.tidepool.benchmarks.history;

import java.util.Random;

/**
 * How clients write for a while. Writes that may have gone anywhere drop all that is
 * cached, and hits are what is to be judged: so such writes come in storms, and find a
 * full cache each time. The weather changes with the number of reads, not with time, so
 * that it is the same on a slow machine.
 */
enum Weather {

	/** Clients mostly read, and say what they write. */
	FAIR(5, 80, 30) {
		@Override
		Bounds bounds(Random random) {
			return Bounds.CALLS;
		}

		@Override
		Manner manner(Random random) {
			return Manner.PLAIN;
		}
	},

	/** They write more, and often in ways that only the database sees through. */
	STORM(2, 5, 10) {
		@Override
		Bounds bounds(Random random) {
			return switch (random.nextInt(6)) {
				case 0 -> Bounds.TEXTS;
				case 1 -> Bounds.MIXED;
				default -> Bounds.CALLS;
			};
		}

		@Override
		Manner manner(Random random) {
			return switch (random.nextInt(6)) {
				case 0 -> Manner.UNWRAPPED;
				case 1 -> Manner.HIDDEN;
				default -> Manner.PLAIN;
			};
		}
	};

	private static final int READS = 100;

	private static final int FAIR_PER_STORM = 15;

	private final int unitsPerWriting;

	private final int stepsPerWrite;

	private final int mostSteps;

	Weather(int unitsPerWriting, int stepsPerWrite, int mostSteps) {
		this.unitsPerWriting = unitsPerWriting;
		this.stepsPerWrite = stepsPerWrite;
		this.mostSteps = mostSteps;
	}

	/**
	 * The weather after so many reads: first a storm.
	 */
	static Weather after(long reads) {
		return (reads / READS % (FAIR_PER_STORM + 1) == 0) ? STORM : FAIR;
	}

	/**
	 * Whether the next unit writes.
	 */
	boolean writes(Random random) {
		return random.nextInt(this.unitsPerWriting) == 0;
	}

	/**
	 * How many steps the next unit has.
	 */
	int steps(Random random) {
		return random.nextInt(5, this.mostSteps);
	}

	/**
	 * The next step of a unit that writes: from 0, and most are of no meaning.
	 */
	int step(Random random) {
		return random.nextInt(this.stepsPerWrite);
	}

	/**
	 * How the next transaction is bounded.
	 */
	abstract Bounds bounds(Random random);

	/**
	 * How the next write reaches the database.
	 */
	abstract Manner manner(Random random);

}
