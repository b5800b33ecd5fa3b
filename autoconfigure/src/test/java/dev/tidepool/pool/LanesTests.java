package dev.tidepool.pool;

import java.sql.SQLException;
import java.time.Duration;

import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.TestThreads;
import dev.tidepool.sql.StatementAnalyzer;
import dev.tidepool.sql.StatementFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Lanes}.
 */
class LanesTests {

	private static final long MILLI = 1_000_000;

	private final StatementAnalyzer analyzer = new StatementAnalyzer();

	private final Gate gate = new Gate(8);

	private final PoolCounters counters = new PoolCounters();

	private final PoolSettings settings = new PoolSettings(PoolSettings.Mode.ADAPTIVE, 1, 10, Duration.ofMillis(300),
			10);

	private final PoolAdmission pool = new PoolAdmission("test", this.gate, this.settings, this.counters,
			PoolListener.NONE, () -> PoolState.NONE, new CreationMonitor(this.counters, PoolListener.NONE,
					new CreationPacer(10, System.nanoTime()), Duration.ofSeconds(1)));

	private final Lanes lanes = this.pool.divide(LaneSettings.DEFAULT);

	private final StatementFacts report = this.analyzer.analyze("select sum(price) from sale");

	private final StatementFacts lookup = this.analyzer.analyze("select name from city where id = ?");

	@BeforeEach
	void learn() throws SQLException {
		for (int i = 0; i < 50; i++) {
			session(this.lookup, MILLI);
		}
		session(this.report, 1000 * MILLI);
		this.lanes.look(8, 1);
	}

	@AfterEach
	void close() {
		this.analyzer.close();
	}

	@Test
	void longSessionsLeavePermitsToShortOnes() throws SQLException {
		Admission reports = this.pool.forSession(this.report);
		Integer most = this.lanes.view().limit();
		assertThat(most).isNotNull().isBetween(1, 7);
		for (int i = 0; i < most; i++) {
			reports.admit(this.report, false);
		}
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> reports.admit(this.report, false))
			.withMessageContaining("test - Connection is not available, request timed out after");
		for (int i = most; i < 8; i++) {
			this.pool.forSession(this.lookup).admit(this.lookup, false);
		}
		assertThat(this.gate.active()).isEqualTo(8);
	}

	@Test
	void aLongSessionThatLeavesLetsTheNextOneIn() throws Exception {
		Admission reports = this.pool.forSession(this.report);
		for (int i = 0; i < this.lanes.view().limit(); i++) {
			reports.admit(this.report, false);
		}
		TestThreads.Call<Long> next = TestThreads.start(() -> reports.admit(this.report, false));
		reports.release(false, 1000 * MILLI);
		assertThat(next.failure()).isNull();
	}

	@Test
	void aThreadThatHoldsAConnectionWaitsForNoLane() throws SQLException {
		Admission reports = this.pool.forSession(this.report);
		for (int i = 0; i < 20; i++) {
			reports.admit(this.report, true);
		}
		for (int i = 0; i < 20; i++) {
			reports.release(true, MILLI);
		}
		assertThat(this.lanes.gate().active()).isZero();
		assertThat(this.pool.nested()).isZero();
	}

	@Test
	void aSessionThatTurnedOutOtherwiseIsSettledWhereItWasLetIn() throws SQLException {
		Admission asLong = this.pool.forSession(this.report);
		asLong.admit(this.report, false);
		for (int i = 0; i < 50; i++) {
			session(this.report, MILLI);
		}
		this.lanes.look(8, 1);
		assertThat(this.pool.forSession(this.report)).isNotSameAs(asLong);
		assertThat(this.lanes.gate().active()).isOne();
		asLong.release(false, MILLI);
		assertThat(this.lanes.gate().active()).isZero();
		assertThat(this.gate.active()).isZero();
	}

	@Test
	void longSessionsMayTakeEveryPermitWhenNoShortOneComes() throws SQLException {
		for (int i = 0; i < 10; i++) {
			session(this.report, 1000 * MILLI);
			this.lanes.look(8, 1);
		}
		for (int i = 0; i < 8; i++) {
			this.pool.forSession(this.report).admit(this.report, false);
		}
		assertThat(this.gate.active()).isEqualTo(8);
	}

	@Test
	void aMomentWithoutShortSessionsDoesNotOpenTheLane() throws SQLException {
		for (int i = 0; i < 3; i++) {
			session(this.report, 1000 * MILLI);
			this.lanes.look(8, 1);
		}
		assertThat(this.lanes.view().limit()).isNotNull();
		assertThat(this.lanes.view().longTemplates()).isOne();
	}

	@Test
	void whereAllSessionsTakeAsLongNoneIsLong() throws SQLException {
		Lanes alike = this.pool.divide(LaneSettings.DEFAULT);
		for (int i = 0; i < 10; i++) {
			session(this.report, 1000 * MILLI);
			session(this.lookup, 900 * MILLI);
		}
		alike.look(8, 1);
		assertThat(alike.view().longTemplates()).isZero();
	}

	@Test
	void knowsABoundedNumberOfTemplates() throws SQLException {
		for (int i = 0; i < 2_100; i++) {
			session(this.analyzer.analyze("select c" + i + " from t"), MILLI);
		}
		assertThat(this.lanes.profiles()).isEqualTo(2_000);
	}

	private void session(StatementFacts first, long nanos) throws SQLException {
		Admission admission = this.pool.forSession(first);
		admission.admit(first, false);
		admission.release(false, nanos);
	}

}
