package dev.tidepool.benchmarks;

import dev.tidepool.benchmarks.simulation.Comparison;

/**
 * Tidepool's limit policy and others in simulated scenarios, over the best fixed size of
 * each.
 */
final class PoolSimulation {

	private static final int SEEDS = 20;

	private PoolSimulation() {
	}

	public static void main(String[] args) {
		long first = (args.length > 0) ? Long.parseLong(args[0]) : 1;
		int seeds = (args.length > 1) ? Integer.parseInt(args[1]) : SEEDS;
		Comparison comparison = Comparison.run(first, seeds);
		Table table = new Table("scenario (" + seeds + " seeds)", "governor", "steady", "worst", "first minute",
				"limit/knee", "response", "timeouts");
		comparison.rows()
			.forEach((row) -> table.row(row.scenario(), row.governor(), Table.ratio(row.steady()),
					Table.ratio(row.worst()), Double.isNaN(row.firstMinute()) ? "-" : Table.ratio(row.firstMinute()),
					Table.ratio(row.overKnee()), Table.ratio(row.response()), Table.whole(row.timeouts())));
		table.print();
		Comparison.Summary summary = comparison.summary();
		new LastLine("pool-simulation").add("steadyMean", summary.steadyMean())
			.add("steadyWorst", summary.steadyWorst())
			.add("firstMinuteMean", summary.firstMinuteMean())
			.add("limitOverKnee", summary.limitOverKnee())
			.add("unsaturated", summary.unsaturated())
			.print();
	}

}
