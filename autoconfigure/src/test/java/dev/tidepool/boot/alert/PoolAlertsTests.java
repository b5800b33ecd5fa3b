package dev.tidepool.boot.alert;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;
import dev.tidepool.database.LiveCapacity;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolListener;
import dev.tidepool.pool.PoolSettings;
import dev.tidepool.pool.PoolSettings.Mode;
import dev.tidepool.pool.PoolState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PoolAlerts}, on a pool whose permits are real and whose time is not.
 */
class PoolAlertsTests {

	private final PoolAlerts alerts = new PoolAlerts(AlertSettings.DEFAULT);

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private PoolListener listener;

	@Test
	void aPoolAtRestIsNoAlert() {
		pool(Mode.FIXED, 20);
		assertThat(after(100)).isEmpty();
	}

	@Test
	void aMomentIsNoAlert() throws SQLException {
		ManagedPool pool = pool(Mode.FIXED, 20);
		after(60);
		take(pool, 20);
		assertThat(after(5)).isEmpty();
		release(pool, 20);
		assertThat(after(100)).isEmpty();
	}

	@Test
	void aPoolThatWasBusyFromTheStartIsJudgedAfterAWholeWindow() throws SQLException {
		take(pool(Mode.FIXED, 20), 20);
		assertThat(after(30)).isEmpty();
		assertThat(after(1)).singleElement().satisfies((alert) -> {
			assertThat(alert.rule()).isEqualTo(Rule.UTILIZATION);
			assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
			assertThat(alert.message()).isEqualTo("100 % of the limit of 20 was in use over the last 30 s");
		});
	}

	@Test
	void eightyPercentIsAWarningAndNinetyFiveIsCriticalAndBothGo() throws SQLException {
		ManagedPool pool = pool(Mode.FIXED, 20);
		take(pool, 15);
		assertThat(after(60)).isEmpty();
		take(pool, 1);
		assertThat(after(60)).extracting(Alert::severity).containsExactly(Severity.WARNING);
		take(pool, 3);
		assertThat(after(60)).extracting(Alert::severity).containsExactly(Severity.CRITICAL);
		release(pool, 4);
		assertThat(after(60)).isEmpty();
	}

	@Test
	void aLimitThatIsFreeToRiseHoldsNobodyUpUntilSomebodyWaits() throws SQLException {
		ManagedPool pool = pool(Mode.ADAPTIVE, 32);
		take(pool, 10);
		assertThat(pool.utilization()).isEqualTo(1);
		assertThat(after(60)).isEmpty();
		pool.observe(() -> new PoolState(10, 10, 0, 3));
		assertThat(after(60)).singleElement().satisfies((alert) -> {
			assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
			assertThat(alert.message())
				.isEqualTo("100 % of the limit of 10 was in use over the last 30 s, and 3 sessions wait now");
		});
	}

	@Test
	void aPinnedLimitDoesHold() throws SQLException {
		ManagedPool pool = pool(Mode.ADAPTIVE, 32);
		pool.pin(2);
		take(pool, 2);
		assertThat(after(60)).extracting(Alert::rule).containsExactly(Rule.UTILIZATION);
	}

	@Test
	void aWaitAboveASecondIsCriticalForAWindow() {
		ManagedPool pool = pool(Mode.FIXED, 20);
		pool.admission().leased(TimeUnit.MILLISECONDS.toNanos(1000));
		assertThat(after(1)).isEmpty();
		pool.admission().leased(TimeUnit.MILLISECONDS.toNanos(1500));
		pool.admission().leased(TimeUnit.MILLISECONDS.toNanos(2));
		assertThat(after(1)).singleElement().satisfies((alert) -> {
			assertThat(alert.rule()).isEqualTo(Rule.WAIT);
			assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
			assertThat(alert.message()).isEqualTo("A session waited 1,500 ms for a connection in the last 30 s");
		});
		assertThat(after(30)).hasSize(1);
		assertThat(after(1)).isEmpty();
	}

	@Test
	void timeoutsAreCriticalForAWindow() {
		ManagedPool pool = pool(Mode.FIXED, 20);
		pool.admission().timedOut();
		pool.admission().timedOut();
		assertThat(after(1)).singleElement().satisfies((alert) -> {
			assertThat(alert.rule()).isEqualTo(Rule.TIMEOUT);
			assertThat(alert.message()).isEqualTo("2 sessions got no connection in time in the last 30 s");
		});
		assertThat(after(31)).isEmpty();
	}

	@Test
	void theFirstConnectionMayTakeItsTime() {
		pool(Mode.FIXED, 20);
		this.listener.established(TimeUnit.SECONDS.toNanos(2));
		this.listener.established(TimeUnit.MILLISECONDS.toNanos(100));
		assertThat(after(1)).isEmpty();
	}

	@Test
	void connectionsThatOpenSlowlyAreAWarningForAWindow() {
		pool(Mode.FIXED, 20);
		this.listener.established(1);
		this.listener.established(TimeUnit.MILLISECONDS.toNanos(100));
		this.listener.established(TimeUnit.MILLISECONDS.toNanos(140));
		assertThat(after(1)).singleElement().satisfies((alert) -> {
			assertThat(alert.rule()).isEqualTo(Rule.ESTABLISH);
			assertThat(alert.severity()).isEqualTo(Severity.WARNING);
			assertThat(alert.message())
				.isEqualTo("Opening a connection took 120 ms on average in the last 30 s (2 opened)");
		});
		assertThat(after(31)).isEmpty();
	}

	@Test
	void aDatabaseThatCannotBeReachedIsCriticalIfNoConnectionIsLeft() {
		ManagedPool pool = pool(Mode.FIXED, 20);
		pool.observe(() -> new PoolState(3, 0, 3, 0));
		pool.creationListener().failed(1, new SQLException("refused"));
		assertThat(after(1)).extracting(Alert::rule, Alert::severity)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.CONNECT, Severity.WARNING));
		pool.observe(() -> PoolState.NONE);
		assertThat(after(1)).extracting(Alert::severity).containsExactly(Severity.CRITICAL);
		pool.creationListener().created(1);
		assertThat(after(1)).isEmpty();
	}

	@Test
	void aFailureThatNobodyRepeatsIsForgotten() {
		ManagedPool pool = pool(Mode.FIXED, 20);
		pool.creationListener().failed(1, new SQLException("refused"));
		assertThat(after(30)).hasSize(1);
		pool.creationListener().failed(1, new SQLException("refused"));
		assertThat(after(60)).hasSize(1);
		assertThat(after(1)).isEmpty();
	}

	@Test
	void aPoolThatIsClosedIsNoAlert() {
		ManagedPool pool = pool(Mode.FIXED, 20);
		pool.admission().timedOut();
		assertThat(after(1)).hasSize(1);
		this.alerts.remove(pool);
		assertThat(after(1)).isEmpty();
	}

	@Test
	void aThousandTicksInAWindowAreKeptAndNoMore() {
		ManagedPool pool = pool(Mode.FIXED, 20);
		pool.admission().timedOut();
		for (int i = 0; i < 1000; i++) {
			this.now = this.now.plusMillis(1);
			assertThat(this.alerts.check(this.now)).hasSize(1);
		}
		this.now = this.now.plusMillis(1);
		assertThat(this.alerts.check(this.now)).isEmpty();
	}

	@Test
	void judgingAPoolHasNoServerAsked() {
		int[] asked = new int[1];
		pool(Mode.ADAPTIVE, 10).server(() -> {
			asked[0]++;
			return new LiveCapacity.Answer(null, "asked");
		});
		after(5);
		assertThat(asked[0]).isZero();
	}

	private ManagedPool pool(Mode mode, int size) {
		this.listener = this.alerts.listener("orders");
		ManagedPool pool = new ManagedPool("orders", new PoolSettings(mode, 1, size, Duration.ofSeconds(1), 1000),
				this.listener, Clock.systemUTC());
		this.alerts.add(pool);
		return pool;
	}

	private static void take(ManagedPool pool, int permits) throws SQLException {
		for (int i = 0; i < permits; i++) {
			pool.admission().admit(null, false);
		}
	}

	private static void release(ManagedPool pool, int permits) {
		for (int i = 0; i < permits; i++) {
			pool.admission().release(false, 1);
		}
	}

	private List<Alert> after(int seconds) {
		List<Alert> last = List.of();
		for (int i = 0; i < seconds; i++) {
			this.now = this.now.plusSeconds(1);
			last = this.alerts.check(this.now);
		}
		return last;
	}

}
