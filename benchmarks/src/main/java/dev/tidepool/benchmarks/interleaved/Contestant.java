package dev.tidepool.benchmarks.interleaved;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * The state of a benchmark that waits for its turn before each iteration. Without a
 * conductor (under plain JMH) it never waits.
 */
@State(Scope.Benchmark)
public abstract class Contestant {

	private static final long QUIET_MILLIS = 30;

	private static final long WARM_QUIET_MILLIS = 250;

	private @Nullable TurnClient turns;

	/**
	 * Says hello to the conductor.
	 * @throws IOException if there should be one and it is not there
	 */
	@Setup(Level.Trial)
	public void joinTurns() throws IOException {
		this.turns = TurnClient.join();
	}

	/**
	 * Waits for the turn.
	 * @param iteration what JMH is about to run
	 * @throws IOException if the conductor went away
	 */
	@Setup(Level.Iteration)
	public void awaitTurn(IterationParams iteration) throws IOException {
		if (this.turns != null) {
			boolean measured = iteration.getType() == IterationType.MEASUREMENT;
			Compiler.awaitQuiet(measured ? QUIET_MILLIS : WARM_QUIET_MILLIS);
			this.turns.await(measured);
		}
	}

	/**
	 * Hands the turn on.
	 * @throws IOException if the conductor went away
	 */
	@TearDown(Level.Iteration)
	public void endTurn() throws IOException {
		if (this.turns != null) {
			this.turns.done();
		}
	}

}
