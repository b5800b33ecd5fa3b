package dev.tidepool.benchmarks.interleaved;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures contenders against one another. Each has a forked JVM of its own, so that none
 * runs on code compiled for another; all of these live at the same time and are measured
 * in {@link Turns}.
 */
public final class Contest {

	private static final String OWN_PROPERTIES = "benchmarks.";

	private static final String HEAP = "192m";

	private final Plan plan;

	private final String heap;

	/**
	 * Prepare contests.
	 * @param plan how long each takes
	 */
	public Contest(Plan plan) {
		this(plan, HEAP);
	}

	/**
	 * Prepare contests of JVMs that need room.
	 * @param plan how long each takes
	 * @param heap the size of each JVM's heap, as the JVM takes it
	 */
	public Contest(Plan plan, String heap) {
		this.plan = plan;
		this.heap = heap;
		// JMH wants to be alone on the machine; here it is its own company
		System.setProperty("jmh.ignoreLock", "true");
	}

	/**
	 * Measure. System properties that begin with {@code benchmarks.} are passed on to the
	 * forked JVMs.
	 * @param name what is measured, for the progress report
	 * @param contenders the contenders
	 * @return what was measured, in the order of the contenders
	 */
	public Measurements run(String name, List<Contender> contenders) {
		Measurements measurements = new Measurements(contenders);
		for (int i = 0; i < this.plan.generations(); i++) {
			System.err.printf("%s: generation %d of %d%n", name, i + 1, this.plan.generations());
			measurements.add(generation(contenders, i), this.plan.settling());
		}
		return measurements;
	}

	private List<RunResult> generation(List<Contender> contenders, int number) {
		ExecutorService threads = Executors.newFixedThreadPool(contenders.size());
		// The others fail because of the first
		AtomicReference<Throwable> first = new AtomicReference<>();
		try (Turns turns = new Turns(contenders.size())) {
			List<CompletableFuture<RunResult>> results = new ArrayList<>();
			for (int i = 0; i < contenders.size(); i++) {
				Contender contender = contenders.get(i);
				List<String> arguments = jvmArguments();
				arguments.add("-D" + Turns.PORT_PROPERTY + "=" + turns.port());
				arguments.add("-D" + Turns.NUMBER_PROPERTY + "=" + i);
				results.add(CompletableFuture.supplyAsync(() -> fork(contender, arguments), threads)
					.whenComplete((result, failure) -> {
						if (failure != null) {
							first.compareAndSet(null, failure);
							stop(turns);
						}
					}));
			}
			IOException interruption = conduct(turns, number);
			List<RunResult> all = results.stream().map(CompletableFuture::join).toList();
			if (interruption != null) {
				throw interruption;
			}
			return all;
		}
		catch (CompletionException ex) {
			throw new IllegalStateException("A benchmark failed", (first.get() != null) ? first.get() : ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			threads.shutdown();
		}
	}

	private List<String> jvmArguments() {
		List<String> arguments = new ArrayList<>(List.of("-Xms" + this.heap, "-Xmx" + this.heap, "-XX:+UseG1GC"));
		for (String name : System.getProperties().stringPropertyNames()) {
			if (name.startsWith(OWN_PROPERTIES)) {
				arguments.add("-D" + name + "=" + System.getProperty(name));
			}
		}
		return arguments;
	}

	/**
	 * Conducts, and keeps the exception back if a JVM failed: that JVM's failure says
	 * more.
	 */
	private IOException conduct(Turns turns, int number) {
		try {
			turns.conduct(this.plan.settling() + this.plan.rounds(), new Random(number));
			return null;
		}
		catch (IOException ex) {
			stop(turns);
			return ex;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			stop(turns);
			return new IOException("Interrupted", ex);
		}
	}

	private static void stop(Turns turns) {
		try {
			turns.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private RunResult fork(Contender contender, List<String> arguments) {
		Path log = null;
		try {
			log = Files.createTempFile("benchmark-", ".log");
			return new Runner(options(contender, arguments, log)).runSingle();
		}
		catch (IOException | RunnerException ex) {
			throw new IllegalStateException(contender + " failed" + told(log), ex);
		}
		finally {
			delete(log);
		}
	}

	private Options options(Contender contender, List<String> arguments, Path log) {
		ChainedOptionsBuilder builder = new OptionsBuilder()
			.include("^" + contender.benchmark().getName().replace(".", "\\.") + "\\." + contender.method() + "$")
			.mode(Mode.AverageTime)
			.timeUnit(TimeUnit.NANOSECONDS)
			.threads(1)
			.forks(1)
			.warmupIterations(this.plan.warmups())
			.warmupTime(TimeValue.milliseconds(this.plan.warmup().toMillis()))
			.measurementIterations(this.plan.settling() + this.plan.rounds())
			.measurementTime(TimeValue.milliseconds(this.plan.slice().toMillis()))
			.addProfiler(GCProfiler.class)
			.shouldFailOnError(true)
			.output(log.toString())
			.jvmArgs(arguments.toArray(String[]::new));
		contender.parameters().forEach(builder::param);
		return builder.build();
	}

	private static String told(Path log) {
		try {
			return (log != null) ? ":\n" + Files.readString(log) : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static void delete(Path log) {
		try {
			if (log != null) {
				Files.deleteIfExists(log);
			}
		}
		catch (IOException ex) {
			log.toFile().deleteOnExit();
		}
	}

}
