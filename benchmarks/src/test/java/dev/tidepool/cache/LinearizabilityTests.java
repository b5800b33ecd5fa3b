package dev.tidepool.cache;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidepool.jdbc.NoBindings;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
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

	/**
	 * What Caffeine does is taken for one step, as it is tested to be.
	 */
	private static ModelCheckingOptions someInterleavings() {
		return new ModelCheckingOptions().threads(3)
			.actorsBefore(0)
			.actorsPerThread(2)
			.actorsAfter(1)
			.addGuarantee(ManagedStrategyGuaranteeKt
				.forClasses((String name) -> name.startsWith(Caffeine.class.getPackageName()))
				.allMethods()
				.treatAsAtomic())
			.iterations(4)
			.invocationsPerIteration(80)
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

	@Test
	void whoJoinsALoadIsShownNothingStale() {
		someInterleavings().check(SingleFlight.class);
	}

	@Test
	void joinsThatAskForNothingAreFound() {
		assertThatExceptionOfType(LincheckAssertionError.class)
			.isThrownBy(() -> someInterleavings().check(CarelessSingleFlight.class));
	}

	@Test
	void theFirstOutcomeOfALoadStands() {
		manyInterleavings().check(Outcome.class);
	}

	/**
	 * A load that several threads end, each in its own way.
	 */
	public static class Outcome {

		private static final CachedRows.Fill FILL = new CachedRows.Fill(0, 0, Long.MAX_VALUE);

		private final Load load = new Load(FILL);

		@Operation
		public void succeed() {
			this.load.end(new CachedRows(null, null, new Cells[0], new View[0], new Cells[0], 1, FILL, 0));
		}

		@Operation
		public void fail() {
			this.load.end(null);
		}

		@Operation
		public String look() throws InterruptedException {
			if (!this.load.await(0)) {
				return "not over";
			}
			return (this.load.rows() != null) ? "rows" : "none";
		}

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

	/**
	 * Loads of one result that is a number, with the steps of {@link Loader}.
	 */
	public static class SingleFlight {

		private static final int ROUNDS = 3;

		private final CacheKey key = new CacheKey("test", null, "select", NoBindings.get());

		private final TableStamps stamps = new TableStamps();

		private final TableStamp[] written = this.stamps.tables(Set.of("number"));

		private final TableStamp[] read = this.stamps.dependencies(Set.of("number"));

		private final Loads loads = new Loads(Duration.ofDays(1));

		private final AtomicInteger database = new AtomicInteger();

		private volatile CachedRows entry;

		@Operation
		public int write() {
			CommitWindow window = this.stamps.open(this.written);
			int value = this.database.incrementAndGet();
			this.stamps.close(window);
			return value;
		}

		@Operation
		public int read() {
			CachedRows known = this.entry;
			if (isTrue(known)) {
				return known.count();
			}
			for (int i = 0; i < ROUNDS; i++) {
				Load own = begin();
				if (!TableStamps.isQuiet(this.read)) {
					return fill(own, false);
				}
				Load leading = this.loads.lead(this.key, own);
				if (leading == own) {
					CachedRows stored = this.entry;
					if (!isTrue(stored)) {
						return fill(own, true);
					}
					this.loads.end(this.key, own, stored);
					return stored.count();
				}
				if (!mayJoin(leading.fill())) {
					this.loads.supersede(this.key, leading, own);
					return fill(own, true);
				}
				CachedRows loaded = this.loads.await(this.key, leading) ? leading.rows() : null;
				if (loaded == null) {
					break;
				}
				if (mayJoin(loaded.fill())) {
					return loaded.count();
				}
			}
			Load own = begin();
			return fill(own, TableStamps.isQuiet(this.read));
		}

		private Load begin() {
			return new Load(new CachedRows.Fill(this.stamps.now(), 0, Long.MAX_VALUE));
		}

		private boolean isTrue(CachedRows rows) {
			return rows != null && TableStamps.isUnchanged(this.read, rows.fill().stamp());
		}

		boolean mayJoin(CachedRows.Fill fill) {
			return TableStamps.isUnchanged(this.read, fill.stamp());
		}

		private int fill(Load load, boolean quiet) {
			int value = this.database.get();
			CachedRows rows = null;
			if (quiet) {
				rows = new CachedRows(null, null, new Cells[0], new View[0], new Cells[0], value, load.fill(), 0);
				this.entry = rows;
			}
			this.loads.end(this.key, load, rows);
			return value;
		}

	}

	/**
	 * The same, but whoever finds a load joins it.
	 */
	public static class CarelessSingleFlight extends SingleFlight {

		@Override
		boolean mayJoin(CachedRows.Fill fill) {
			return true;
		}

	}

}
