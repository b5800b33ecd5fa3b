package dev.tidepool.benchmarks.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Every governor in every scenario of some seeds.
 */
public final class Comparison {

	private static final String TIDEPOOL = "Tidepool";

	/** Each about a third above the one before. */
	private static final int[] SIZES = { 1, 2, 3, 4, 5, 7, 10, 13, 17, 23, 30, 40, 55, 75, 100 };

	private final List<Result> results;

	private Comparison(List<Result> results) {
		this.results = results;
	}

	/**
	 * Runs the simulations.
	 * @param first the first seed
	 * @param seeds how many seeds
	 */
	public static Comparison run(long first, int seeds) {
		List<Result> results = LongStream.range(first, first + seeds)
			.parallel()
			.mapToObj(Comparison::ofSeed)
			.flatMap(List::stream)
			.toList();
		return new Comparison(results);
	}

	private static List<Result> ofSeed(long seed) {
		List<Result> results = new ArrayList<>();
		for (Scenario scenario : new Scenarios(seed).all()) {
			TreeMap<Integer, Run> fixed = new TreeMap<>();
			for (int size : SIZES) {
				fixed.put(size, new Simulation(scenario, Governors.fixed(size), seed).run());
			}
			Map<String, Supplier<Governor>> governors = new LinkedHashMap<>();
			governors.put(TIDEPOOL, Governors::tidepool);
			governors.putAll(Governors.peers());
			Run standard = fixed.get(Governors.START);
			governors.forEach((name, governor) -> {
				Run run = new Simulation(scenario, governor.get(), seed).run();
				results.add(new Result(scenario, name, Outcome.of(scenario, run, fixed),
						run.throughput(0, scenario.seconds()) / standard.throughput(0, scenario.seconds()),
						run.meanResponse() / standard.meanResponse(), run.timeouts()));
			});
		}
		return results;
	}

	/**
	 * One row for each scenario and governor.
	 */
	public List<Row> rows() {
		Map<String, List<Result>> groups = new LinkedHashMap<>();
		for (Result each : this.results) {
			groups.computeIfAbsent(each.scenario.name() + '|' + each.governor, (key) -> new ArrayList<>()).add(each);
		}
		return groups.values().stream().map(Comparison::row).toList();
	}

	private static Row row(List<Result> group) {
		Result any = group.get(0);
		boolean saturated = !any.scenario.unsaturated();
		return new Row(any.scenario.name(), any.governor,
				saturated ? mean(group, (each) -> mean(each.outcome.steady())) : mean(group, Result::overDefault),
				saturated ? group.stream().mapToDouble((each) -> min(each.outcome.steady())).min().orElseThrow()
						: group.stream().mapToDouble(Result::overDefault).min().orElseThrow(),
				mean(group, (each) -> mean(each.outcome.firstMinute())),
				group.stream()
					.flatMap((each) -> each.outcome.overKnee().stream())
					.mapToDouble(Double::doubleValue)
					.max()
					.orElseThrow(),
				mean(group, Result::response), group.stream().mapToLong(Result::timeouts).sum());
	}

	/**
	 * Tidepool's figures over all scenarios and seeds.
	 */
	public Summary summary() {
		List<Result> ours = this.results.stream().filter((each) -> each.governor.equals(TIDEPOOL)).toList();
		List<Result> saturated = ours.stream().filter((each) -> !each.scenario.unsaturated()).toList();
		List<Double> steady = saturated.stream().flatMap((each) -> each.outcome.steady().stream()).toList();
		List<Double> first = saturated.stream().flatMap((each) -> each.outcome.firstMinute().stream()).toList();
		double overKnee = saturated.stream()
			.flatMap((each) -> each.outcome.overKnee().stream())
			.mapToDouble(Double::doubleValue)
			.max()
			.orElseThrow();
		return new Summary(mean(steady), min(steady), mean(first), overKnee,
				ours.stream()
					.filter((each) -> each.scenario.unsaturated())
					.mapToDouble(Result::overDefault)
					.min()
					.orElseThrow());
	}

	private static double mean(List<Result> group, ToDoubleFunction<Result> figure) {
		return group.stream().mapToDouble(figure).average().orElse(Double.NaN);
	}

	private static double mean(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
	}

	private static double min(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
	}

	private record Result(Scenario scenario, String governor, Outcome outcome, double overDefault, double response,
			long timeouts) {

	}

	/**
	 * One governor in one scenario, over all seeds.
	 *
	 * @param scenario the scenario
	 * @param governor the governor
	 * @param steady throughput over that of the best fixed size, or of HikariCP's default
	 * where that is enough
	 * @param worst the worst of these
	 * @param firstMinute throughput in the first minute after a change over that of the
	 * best fixed size
	 * @param overKnee mean limit over the knee, in the phase where that is highest
	 * @param response mean response time over that of HikariCP's default size
	 * @param timeouts sessions that waited for more than 30 seconds
	 */
	public record Row(String scenario, String governor, double steady, double worst, double firstMinute,
			double overKnee, double response, long timeouts) {

	}

	/**
	 * The figures of the last line.
	 *
	 * @param steadyMean mean of the steady ratios
	 * @param steadyWorst the worst of them
	 * @param firstMinuteMean mean of the ratios in the first minute after a change
	 * @param limitOverKnee the highest mean limit over the knee in any phase of any seed
	 * @param unsaturated the worst ratio to HikariCP's default where that is enough
	 */
	public record Summary(double steadyMean, double steadyWorst, double firstMinuteMean, double limitOverKnee,
			double unsaturated) {

	}

}
