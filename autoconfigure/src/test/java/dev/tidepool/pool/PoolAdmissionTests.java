package dev.tidepool.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.CloseReason;
import dev.tidepool.jdbc.TestPool;
import dev.tidepool.jdbc.TestThreads;
import dev.tidepool.jdbc.TestThreads.Call;
import dev.tidepool.measure.Times;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link PoolAdmission}, by itself and above a real pool.
 */
class PoolAdmissionTests {

	/** The first sentence is HikariCP's own. */
	private static final String TIMEOUT = "test - Connection is not available, request timed out after \\d+ms "
			+ "\\(total=\\d+, active=\\d+, idle=\\d+, waiting=\\d+\\)";

	private final PoolCounters counters = new PoolCounters();

	private final CreationMonitor creation = new CreationMonitor(this.counters, PoolListener.NONE,
			new CreationPacer(10, System.nanoTime()), Duration.ofSeconds(1));

	@Test
	void aTimeoutLooksLikeHikaris() throws Exception {
		Throwable hikaris;
		try (HikariDataSource bare = new HikariDataSource(impatient(1)); Connection held = bare.getConnection()) {
			assertThat(held.isClosed()).isFalse();
			hikaris = catchThrowable(bare::getConnection);
		}
		try (TestPool pool = TestPool.on(impatient(2))) {
			Throwable ours = timeoutBehindAHolder(pool);
			assertThat(hikaris).hasMessageMatching(TIMEOUT).isExactlyInstanceOf(SQLTransientConnectionException.class);
			assertThat(ours).isExactlyInstanceOf(hikaris.getClass())
				.hasMessageMatching(TIMEOUT + "\\. All 1 permits are taken and \\d+ sessions wait; "
						+ "see the connectionpools endpoint, shorten what holds connections, "
						+ "or raise tidepool\\.pool\\.max-connections")
				.hasNoCause();
			assertThat(((SQLException) ours).getSQLState()).isEqualTo(((SQLException) hikaris).getSQLState());
			assertThat(((SQLException) ours).getErrorCode()).isEqualTo(((SQLException) hikaris).getErrorCode());
			pool.assertAtRest();
		}
	}

	@Test
	void aTimeoutNamesTheLastFailureToConnectAsHikarisDoes() {
		Gate gate = new Gate(1);
		PoolAdmission admission = admission(gate, Duration.ofMillis(1));
		SQLException refused = new SQLException("too many clients", "53300", 7);
		this.creation.failed(1, refused);
		SQLException timeout = (SQLException) timeout(gate, admission);
		assertThat((Throwable) timeout).hasCause(refused);
		assertThat(timeout.getSQLState()).isEqualTo("53300");
		assertThat(timeout.getErrorCode()).isEqualTo(7);
		assertThat((Object) timeout.getNextException()).isSameAs(refused);
		IllegalStateException other = new IllegalStateException("no route");
		this.creation.failed(1, other);
		timeout = (SQLException) timeout(gate, admission);
		assertThat((Throwable) timeout).isInstanceOf(SQLTransientConnectionException.class).hasCause(other);
		assertThat(timeout.getSQLState()).isNull();
	}

	@Test
	void oneDeadlineCoversTheGateAndThePool() throws Exception {
		Gate gate = new Gate(1);
		PoolAdmission admission = admission(gate, Duration.ofMinutes(1));
		assertThat(admission.remainingMillis(admission.admit(null, false))).isBetween(1L, 60_000L);
		Call<Long> waiter = TestThreads.start(() -> admission.admit(null, false));
		TestPool.eventually(() -> assertThat(gate.waiting()).isOne());
		long waitedFrom = System.nanoTime();
		TestPool.eventually(() -> assertThat(System.nanoTime() - waitedFrom).isGreaterThan(50_000_000L));
		admission.release(false, 1);
		long asked = waiter.result();
		assertThat(asked).isLessThan(waitedFrom);
		assertThat(admission.remainingMillis(asked)).isLessThanOrEqualTo(60_000L - 50);
	}

	@Test
	void asLongAsThereIsAPermitThePoolGetsAtLeastAMillisecond() throws SQLException {
		PoolAdmission admission = admission(new Gate(1), Duration.ofNanos(1));
		assertThat(admission.remainingMillis(admission.admit(null, false))).isOne();
	}

	@Test
	void aConnectionThatLiesReadyNeedsNoClock() throws SQLException {
		Gate gate = new Gate(2);
		PoolAdmission admission = admission(gate, Duration.ofSeconds(1));
		assertThat(admission.admit(null, false)).isNotEqualTo(Admission.AT_ONCE);
		this.creation.created(1);
		this.creation.created(1);
		assertThat(admission.admit(null, false)).isEqualTo(Admission.AT_ONCE);
		this.creation.closed(CloseReason.OTHER);
		admission.release(false, 1);
		admission.release(false, 1);
		assertThat(admission.admit(null, false)).isEqualTo(Admission.AT_ONCE);
		assertThat(admission.admit(null, false)).isNotEqualTo(Admission.AT_ONCE);
	}

	@Test
	void aTimeoutInsideThePoolIsCountedAndGivesThePermitBack() throws Exception {
		AtomicInteger heard = new AtomicInteger();
		HikariConfig config = impatient(1);
		try (TestPool pool = TestPool.with().mode(PoolSettings.Mode.ADVISE).listener(new PoolListener() {

			@Override
			public void timedOut() {
				heard.incrementAndGet();
			}

		}).on(config)) {
			try (Connection held = pool.connection()) {
				held.getMetaData();
				// Nested: passes the gate, and finds the pool empty
				Throwable nested = catchThrowable(() -> pool.connection().getMetaData());
				assertThat(nested).isInstanceOf(SQLTransientConnectionException.class).hasMessageMatching(TIMEOUT);
				assertThat(pool.managed().view().nested()).isZero();
				assertThat(pool.managed().active()).isOne();
			}
			assertThat(heard).hasValue(1);
			assertThat(pool.managed().timeouts()).isOne();
			// The holder, and the one that waited in vain
			assertThat(pool.managed().waits().count()).isEqualTo(2);
			pool.assertAtRest();
			pool.assertWorks();
		}
	}

	@Test
	void anInterruptedWaiterIsToldAsHikariTellsItAndStaysInterrupted() throws Exception {
		try (TestPool pool = TestPool.on(TestPool.h2(2)); Connection held = pool.connection()) {
			held.getMetaData();
			List<Boolean> flags = new ArrayList<>();
			Call<?> waiter = TestThreads.start(() -> {
				try {
					return pool.connection().getMetaData();
				}
				finally {
					flags.add(Thread.currentThread().isInterrupted());
				}
			});
			TestPool.eventually(() -> assertThat(pool.managed().waiting()).isOne());
			waiter.thread().interrupt();
			assertThat(waiter.failure()).isExactlyInstanceOf(SQLException.class)
				.hasMessage("test - Interrupted during connection acquisition")
				.hasCauseInstanceOf(InterruptedException.class);
			assertThat(flags).containsExactly(true);
			assertThat(pool.managed().waiting()).isZero();
			assertThat(pool.managed().timeouts()).isZero();
		}
	}

	@Test
	void leasesWaitsAndHoldsAreCounted() throws Exception {
		List<String> heard = new ArrayList<>();
		try (TestPool pool = TestPool.with().listener(new PoolListener() {

			@Override
			public void timedOut() {
				heard.add("timedOut");
			}

		}).on(impatient(2))) {
			timeoutBehindAHolder(pool);
			pool.assertWorks();
			assertThat(heard).containsExactly("timedOut");
			PoolView view = pool.managed().view();
			assertThat(view.waits().count()).isEqualTo(3);
			assertThat(view.holds().count()).isEqualTo(2);
			assertThat(view.holds().maxMillis()).isGreaterThanOrEqualTo(view.holds().meanMillis()).isPositive();
			assertThat(view.waits().maxMillis()).isGreaterThanOrEqualTo(view.waits().meanMillis());
			// The one that got none waited, too
			assertThat(pool.managed().waits().count()).isEqualTo(3);
			assertThat(pool.managed().holds().count()).isEqualTo(2);
			assertThat(view.timeouts()).isOne();
		}
	}

	@Test
	void aWaitInVainCountsAmongTheWaitsAndNotWaitingDoes() throws Exception {
		try (TestPool pool = TestPool.on(impatient(2))) {
			pool.assertWorks();
			for (int i = 0; i < 9; i++) {
				pool.assertWorks();
			}
			long first = pool.managed().view().waits().count();
			assertThat(timeoutBehindAHolder(pool)).isInstanceOf(SQLTransientConnectionException.class);
			Times waits = pool.managed().view().waits();
			assertThat(waits.count()).isEqualTo(first + 2);
			assertThat(waits.p50Millis()).isZero();
			assertThat(waits.p99Millis()).isBetween(230.0, waits.maxMillis());
			assertThat(waits.maxMillis()).isGreaterThanOrEqualTo(250);
			assertThat(waits.meanMillis()).isGreaterThanOrEqualTo(250.0 / waits.count());
		}
	}

	@Test
	void aSessionThatGotNoConnectionIsNotCountedAsOneThatHeldIt() throws SQLException {
		Gate gate = new Gate(1);
		PoolAdmission admission = admission(gate, Duration.ofSeconds(1));
		admission.admit(null, false);
		admission.release(false, -1);
		assertThat(gate.active()).isZero();
		assertThat(this.counters.holds.count()).isZero();
		admission.admit(null, true);
		assertThat(admission.nested()).isOne();
		assertThat(gate.active()).isZero();
		admission.release(true, 5);
		assertThat(admission.nested()).isZero();
		assertThat(this.counters.holds.count()).isOne();
	}

	private static HikariConfig impatient(int size) {
		HikariConfig config = TestPool.h2(size);
		config.setConnectionTimeout(250);
		return config;
	}

	private static Throwable timeoutBehindAHolder(TestPool pool) throws Exception {
		try (Connection held = pool.connection()) {
			held.getMetaData();
			return TestThreads.start(() -> pool.connection().getMetaData()).failure();
		}
	}

	private static Throwable timeout(Gate gate, PoolAdmission admission) {
		gate.limit(1);
		try {
			assertThat(gate.active() > 0 || gate.acquire(0)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return catchThrowable(() -> admission.admit(null, false));
	}

	private PoolAdmission admission(Gate gate, Duration timeout) {
		PoolSettings settings = new PoolSettings(PoolSettings.Mode.ADAPTIVE, 1, 2, timeout, 10);
		return new PoolAdmission("test", gate, settings, this.counters, PoolListener.NONE,
				() -> new PoolState(1, 1, 0, 0), this.creation);
	}

}
