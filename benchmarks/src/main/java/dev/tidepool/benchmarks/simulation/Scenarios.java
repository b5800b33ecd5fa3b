package dev.tidepool.benchmarks.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import dev.tidepool.benchmarks.simulation.Scenario.Breaks;
import dev.tidepool.benchmarks.simulation.Scenario.Phase;

/**
 * The scenarios of one seed. Knees, speeds and contention differ from seed to seed, so
 * that no policy can be made for one of them.
 */
final class Scenarios {

	private static final int CLIENTS = 150;

	private static final DoubleUnaryOperator NONE = (time) -> 0;

	private final Random random;

	Scenarios(long seed) {
		this.random = new Random(seed * 31 + 7);
	}

	List<Scenario> all() {
		List<Scenario> all = new ArrayList<>();
		double knee = scatter(25, 2);
		double contention = 0.01 + 0.05 * this.random.nextDouble();
		ServiceLaw usl = ServiceLaw.usl(knee, contention);
		ServiceLaw cores = ServiceLaw.cores(scatter(10, 2), 0.01);
		double work = scatter(0.02, 1.5);
		double most = best(usl) / work;
		Breaks breaks = new Breaks(scatter(10, 1.5), scatter(3, 1.3));
		all.add(closed("steady, contention", work, phase(0, usl, NONE)));
		all.add(closed("steady, cores", work, phase(0, cores, NONE)));
		all.add(closed("knee to a third and back", work, phase(0, ServiceLaw.usl(knee * 1.3, contention), NONE),
				phase(200, ServiceLaw.usl(knee * 1.3 / 3, contention), NONE),
				phase(400, ServiceLaw.usl(knee * 1.3, contention), NONE)));
		all.add(closed("fewer cores", work, phase(0, ServiceLaw.cores(16, 0.02), NONE),
				phase(200, ServiceLaw.cores(5, 0.02), NONE)));
		all.add(closed("4 times slower", work, phase(0, usl, NONE), phase(200, usl.times(4), NONE)));
		all.add(open("step", work, false, phase(0, usl, (t) -> 0.25 * most), phase(120, usl, (t) -> 1.2 * most)));
		all.add(open("ramp", work, false, phase(0, usl, (t) -> Math.min(1.3, 0.2 + t / 200) * most)));
		all.add(open("bursts", work, false, phase(0, usl, (t) -> ((t % 60 < 12) ? 2.2 : 0.4) * most)));
		all.add(open("diurnal", work, false, phase(0, usl, (t) -> (0.7 - 0.6 * Math.cos(t / 50)) * most)));
		all.add(new Scenario("95/5 short/long", List.of(phase(0, usl, NONE)), new Work(work / 2, 0.05, work * 8, 0),
				CLIENTS, Breaks.NONE, 0, 0.005, 300, false));
		all.add(new Scenario("think time in the application", List.of(phase(0, cores, NONE)),
				new Work(work / 5, 0, 0, work * 0.8), CLIENTS, Breaks.NONE, 0, 0.005, 300, false));
		Work patient = new Work(work / 20, 0, 0, work);
		all.add(new Scenario("knee above the ceiling", List.of(phase(0, ServiceLaw.cores(40, 0.01), NONE)), patient,
				CLIENTS, Breaks.NONE, 0.05, 0.05, 300, false));
		all.add(new Scenario("knee above the ceiling, with breaks",
				List.of(phase(0, ServiceLaw.cores(40, 0.01), NONE)), patient, CLIENTS, breaks, 0.05, 0.05, 300, false));
		all.add(new Scenario("cores, with breaks", List.of(phase(0, cores, NONE)), Work.of(work), CLIENTS, breaks, 0.05,
				0.05, 300, false));
		all.add(new Scenario("moods", List.of(phase(0, usl, NONE)), Work.of(work), CLIENTS, Breaks.NONE, 0.08, 0.005,
				400, false));
		for (double create : new double[] { 0.005, 0.1, 0.5 }) {
			all.add(new Scenario("step, %.0f ms to connect".formatted(create * 1e3),
					List.of(phase(0, usl, (t) -> 0.25 * most), phase(120, usl, (t) -> 1.2 * most)), Work.of(work), 0, Breaks.NONE, 0,
					create, 320, false));
		}
		double ten = 10 / usl.slowdown(10) / work;
		all.add(open("30 % of the default's best", work, true, phase(0, usl, (t) -> 0.3 * ten)));
		all.add(open("70 % of the default's best", work, true, phase(0, usl, (t) -> 0.7 * ten)));
		all.add(open("small bursts", work, true, phase(0, usl, (t) -> ((t % 60 < 5) ? 0.9 : 0.2) * ten)));
		return all;
	}

	private static double best(ServiceLaw law) {
		double best = 0;
		for (int n = 1; n <= Governors.HIGHEST; n++) {
			best = Math.max(best, n / law.slowdown(n));
		}
		return best;
	}

	private double scatter(double middle, double factor) {
		return middle * Math.pow(factor, 2 * this.random.nextDouble() - 1);
	}

	private static Phase phase(int from, ServiceLaw law, DoubleUnaryOperator arrivals) {
		return new Phase(from, law, arrivals);
	}

	private static Scenario closed(String name, double work, Phase... phases) {
		return new Scenario(name, List.of(phases), Work.of(work), CLIENTS, Breaks.NONE, 0, 0.005,
				phases[phases.length - 1].from() + 200, false);
	}

	private static Scenario open(String name, double work, boolean unsaturated, Phase... phases) {
		return new Scenario(name, List.of(phases), Work.of(work), 0, Breaks.NONE, 0, 0.005, phases[phases.length - 1].from() + 300,
				unsaturated);
	}

}
