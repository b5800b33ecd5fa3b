package dev.tidepool.benchmarks.simulation;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A load on a database over some time.
 *
 * @param name the name
 * @param phases what changes when; the first begins at 0
 * @param work what transactions ask for
 * @param clients those who ask again when they are answered, or 0 if requests arrive
 * without regard to answers
 * @param breaks when clients are away
 * @param moods how far the speed of the database strays from second to second, as a
 * standard deviation of its logarithm
 * @param createSeconds how long it takes to open a connection
 * @param seconds the length of the whole
 * @param unsaturated whether HikariCP's default size is enough
 */
public record Scenario(String name, List<Phase> phases, Work work, int clients, Breaks breaks, double moods,
		double createSeconds, int seconds, boolean unsaturated) {

	/** How long after a change the first part of a phase lasts. */
	static final int FIRST_SECONDS = 60;

	Phase at(double time) {
		Phase current = this.phases.get(0);
		for (Phase each : this.phases) {
			if (each.from() <= time) {
				current = each;
			}
		}
		return current;
	}

	int end(int phase) {
		return (phase + 1 < this.phases.size()) ? this.phases.get(phase + 1).from() : this.seconds;
	}

	/**
	 * From when on things are as they are.
	 *
	 * @param from the second
	 * @param law how the database behaves
	 * @param arrivals requests per second at a time, if requests arrive by themselves
	 */
	public record Phase(int from, ServiceLaw law, DoubleUnaryOperator arrivals) {

	}

	/**
	 * Clients that go away together and come back.
	 *
	 * @param every the seconds from the end of one break to the end of the next, or 0 if
	 * there are none
	 * @param length the seconds that a break lasts
	 */
	public record Breaks(double every, double length) {

		static final Breaks NONE = new Breaks(0, 0);

		/**
		 * How long it is until the clients are there.
		 */
		double left(double now) {
			if (this.every == 0) {
				return 0;
			}
			double worked = this.every - this.length;
			double at = now % this.every;
			return (at < worked) ? 0 : this.every - at;
		}

	}

}
