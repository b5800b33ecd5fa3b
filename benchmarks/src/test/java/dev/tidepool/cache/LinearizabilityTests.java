package dev.tidepool.cache;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that whatever threads do with stamps and windows, what they read could have
 * happened one after the other, in an order that agrees with the clock. They stand here
 * because the model checker rewrites every class that its JVM has loaded. It cannot read
 * the class files of Java 25.
 */
@EnabledForJreRange(max = JRE.JAVA_21)
class LinearizabilityTests {

	private static ModelCheckingOptions manyInterleavings() {
		return new ModelCheckingOptions().threads(2)
			.actorsBefore(1)
			.actorsPerThread(3)
			.actorsAfter(1)
			.iterations(6)
			.invocationsPerIteration(150)
			.minimizeFailedScenario(false);
	}

	@Test
	void stampsAndWindowsShowNothingStale() {
		manyInterleavings().check(Protocol.class);
	}

	@Test
	void withoutTheSecondMarkAndTheWindowStaleReadsAreFound() {
		assertThatExceptionOfType(LincheckAssertionError.class)
			.isThrownBy(() -> manyInterleavings().check(BrokenProtocol.class));
	}

	/**
	 * The protocol around a database that is one number.
	 */
	public static class Protocol {

		private final TableStamps stamps;

		private final TableStamp[] written;

		private final TableStamp[] read;

		private final AtomicInteger database = new AtomicInteger();

		private volatile Entry entry;

		public Protocol() {
			this(new TableStamps());
		}

		Protocol(TableStamps stamps) {
			this.stamps = stamps;
			this.written = stamps.tables(Set.of("number"));
			this.read = stamps.dependencies(Set.of("number"));
		}

		@Operation
		public int write() {
			return commit(this.written);
		}

		@Operation
		public int writeOpaquely() {
			return commit(this.stamps.everything());
		}

		private int commit(TableStamp[] changed) {
			CommitWindow window = this.stamps.open(changed);
			int value = this.database.incrementAndGet();
			this.stamps.close(window);
			return value;
		}

		@Operation
		public int read() {
			Entry known = this.entry;
			if (known != null && TableStamps.isUnchanged(this.read, known.stamp())) {
				return known.value();
			}
			long stamp = this.stamps.now();
			boolean quiet = TableStamps.isQuiet(this.read);
			int value = this.database.get();
			if (quiet) {
				this.entry = new Entry(stamp, value);
			}
			return value;
		}

	}

	private record Entry(long stamp, int value) {

	}

	/**
	 * The same with the marks of a mutant.
	 */
	public static class BrokenProtocol extends Protocol {

		public BrokenProtocol() {
			super(Mutant.MARKS_BEFORE.stamps());
		}

	}

}
