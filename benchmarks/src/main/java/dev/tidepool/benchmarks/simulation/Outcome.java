package dev.tidepool.benchmarks.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How one governor fared in one scenario of one seed, beside every fixed size.
 *
 * @param steady throughput over that of the best fixed size, one for each phase, once it
 * is a minute old
 * @param firstMinute likewise in the first minute after each change
 * @param overKnee the mean limit over the smallest fixed size that gets nearly the most
 * done, one for each phase
 */
record Outcome(List<Double> steady, List<Double> firstMinute, List<Double> overKnee) {

	/** The share of the best throughput from which a fixed size is at the knee. */
	private static final double NEARLY = 0.98;

	static Outcome of(Scenario scenario, Run run, TreeMap<Integer, Run> fixed) {
		Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		for (int i = 0; i < scenario.phases().size(); i++) {
			int from = scenario.phases().get(i).from();
			int settled = from + Scenario.FIRST_SECONDS;
			int end = scenario.end(i);
			outcome.steady.add(run.throughput(settled, end) / best(fixed, settled, end));
			if (i > 0) {
				outcome.firstMinute.add(run.throughput(from, settled) / best(fixed, from, settled));
			}
			outcome.overKnee.add(run.meanLimit(settled, end)
					/ ((scenario.clients() > 0) ? knee(fixed, settled, end) : knee(scenario.phases().get(i).law())));
		}
		return outcome;
	}

	private static double best(TreeMap<Integer, Run> fixed, int from, int to) {
		return fixed.values().stream().mapToDouble((run) -> run.throughput(from, to)).max().orElseThrow();
	}

	/**
	 * The knee of the database alone: where too little arrives to reach it, every size
	 * gets the same done.
	 */
	private static int knee(ServiceLaw law) {
		double best = IntStream.rangeClosed(1, Governors.HIGHEST)
			.mapToDouble((n) -> n / law.slowdown(n))
			.max()
			.orElseThrow();
		return IntStream.rangeClosed(1, Governors.HIGHEST)
			.filter((n) -> n / law.slowdown(n) >= NEARLY * best)
			.findFirst()
			.orElseThrow();
	}

	private static int knee(TreeMap<Integer, Run> fixed, int from, int to) {
		double enough = NEARLY * best(fixed, from, to);
		return fixed.entrySet()
			.stream()
			.filter((each) -> each.getValue().throughput(from, to) >= enough)
			.findFirst()
			.orElseThrow()
			.getKey();
	}

}
