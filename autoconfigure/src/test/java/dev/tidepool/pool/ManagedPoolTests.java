package dev.tidepool.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;

import dev.tidepool.database.LiveCapacity;
import dev.tidepool.database.ServerCapacity;
import dev.tidepool.jdbc.TestPool;
import dev.tidepool.jdbc.TestThreads;
import dev.tidepool.jdbc.TestThreads.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ManagedPool}.
 */
class ManagedPoolTests {

	@Test
	void theViewSumsUpWhatTheGateAndThePoolKnow() throws Exception {
		try (TestPool pool = TestPool.on(TestPool.h2(3));
				Connection outer = pool.connection();
				Connection inner = pool.connection()) {
			outer.getMetaData();
			inner.getMetaData();
			PoolView view = pool.managed().view();
			assertThat(view.name()).isEqualTo("test");
			assertThat(view.mode()).isEqualTo(PoolSettings.Mode.ADAPTIVE);
			assertThat(view.limit()).isEqualTo(2);
			assertThat(view.pinned()).isFalse();
			assertThat(view.floor()).isOne();
			assertThat(view.ceiling()).isEqualTo(3);
			assertThat(view.active()).isEqualTo(2);
			assertThat(view.nested()).isOne();
			assertThat(view.utilization()).isEqualTo(0.5);
			assertThat(view.held()).isEqualTo(pool.managed().state().total()).isBetween(2, 3);
			assertThat(view.waits().count()).isEqualTo(2);
			assertThat(view.holds().count()).isZero();
			assertThat(view.connections().created()).isGreaterThanOrEqualTo(2);
			assertThat(view.connections().establishMeanMillis()).isPositive();
			assertThat(view.decisions()).isEmpty();
			pool.managed().pin(1);
			Call<?> waiter = TestThreads.start(() -> {
				try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
					return statement.execute("select 1");
				}
			});
			TestPool.eventually(() -> assertThat(pool.managed().waiting()).isOne());
			view = pool.managed().view();
			assertThat(view.waiting()).isOne();
			assertThat(view.pinned()).isTrue();
			assertThat(view.limit()).isOne();
			assertThat(view.utilization()).isEqualTo(1);
			assertThat(view.decisions()).hasSize(1);
			outer.close();
			assertThat(waiter.failure()).isNull();
		}
	}

	@Test
	void aPoolThatDoesNotRunYetHoldsNothing() {
		ManagedPool pool = pool(PoolSettings.Mode.ADAPTIVE, 12);
		assertThat(pool.state()).isEqualTo(PoolState.NONE);
		assertThat(pool.view().held()).isZero();
		assertThat(pool.limit()).isEqualTo(10);
	}

	@ParameterizedTest
	@EnumSource(names = { "ADVISE", "FIXED" })
	void aPoolWhoseLimitIsNotMovedIsNotHeldBack(PoolSettings.Mode mode) throws SQLException {
		try (TestPool pool = TestPool.with().mode(mode).on(TestPool.h2(12))) {
			assertThat(pool.managed().limit()).isEqualTo(12);
			pool.managed().tick();
			assertThat(pool.managed().limit()).isEqualTo(12);
			pool.assertWorks();
		}
	}

	@Test
	void aTickWarmsUpAndIsRemembered() {
		ManagedPool pool = pool(PoolSettings.Mode.ADAPTIVE, 12);
		pool.tick();
		assertThat(pool.decisions()).singleElement()
			.satisfies((dated) -> assertThat(dated.decision().reason()).isEqualTo(LimitDecision.Reason.WARM_UP));
	}

	@Test
	void theViewSaysHowFarTheLimitIsTrustedAndWhatDemandAsksFor() {
		ManagedPool pool = pool(PoolSettings.Mode.ADAPTIVE, 12);
		pool.tick();
		PoolView.Control control = pool.view().control();
		assertThat(control.strategy()).isEqualTo(Strategy.FULL);
		assertThat(control.reason()).isEmpty();
		assertThat(control.knee()).isNull();
		assertThat(control.littlesLaw()).isOne();
		assertThat(pool(PoolSettings.Mode.ADVISE, 12).view().control().littlesLaw()).isNull();
	}

	@Test
	void theServerIsAskedOnlyWhenSomebodyLooks() {
		ManagedPool pool = pool(PoolSettings.Mode.ADAPTIVE, 12);
		int[] asked = new int[1];
		pool.server(() -> {
			asked[0]++;
			return new LiveCapacity.Answer(new ServerCapacity(100, 3, 90), "");
		});
		pool.tick();
		assertThat(asked[0]).isZero();
		Sizing sizing = pool.view().sizing();
		assertThat(asked[0]).isOne();
		assertThat(sizing.server()).isEqualTo(new Sizing.Server(100, 3, 90, 7));
		assertThat(sizing.advice()).startsWith("The server has room for 7 connections");
	}

	@Test
	void theDiagnosisCountsFromTheFirstSession() throws SQLException {
		ManagedPool pool = pool(PoolSettings.Mode.ADAPTIVE, 12);
		long[] executed = { 70_000_000 };
		pool.executed(() -> OptionalLong.of(executed[0]));
		pool.admission().admit(null, false);
		pool.admission().release(false, 10_000_000);
		executed[0] += 4_000_000;
		pool.tick();
		Diagnosis diagnosis = pool.view().diagnosis();
		assertThat(diagnosis.sessions()).isOne();
		assertThat(diagnosis.holdMillis()).isEqualTo(10);
		assertThat(diagnosis.executeMillis()).isEqualTo(4);
		assertThat(diagnosis.otherMillis()).isEqualTo(6);
	}

	@Test
	void refusesAPinThatLeavesNoRoomForNesting() {
		ManagedPool pool = pool(PoolSettings.Mode.ADAPTIVE, 12);
		assertThatIllegalArgumentException().isThrownBy(() -> pool.pin(12))
			.withMessage("limit (12) must be between 1 and 11");
	}

	private static ManagedPool pool(PoolSettings.Mode mode, int ceiling) {
		return new ManagedPool("test", new PoolSettings(mode, 1, ceiling, Duration.ofSeconds(1), 10), PoolListener.NONE,
				Clock.systemUTC());
	}

}
