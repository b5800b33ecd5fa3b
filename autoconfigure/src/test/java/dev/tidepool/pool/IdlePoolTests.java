package dev.tidepool.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.jdbc.TestPool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a pool keeps open when nobody uses it.
 */
class IdlePoolTests {

	private static final int FLOOR = 2;

	private static final String PERIOD = "com.zaxxer.hikari.housekeeping.periodMs";

	private long now = System.nanoTime();

	private int kept = -1;

	@Test
	void wellWithinTwoIdleMinutesNoMoreThanTheFloorIsToLieReady() throws SQLException {
		ManagedPool pool = new ManagedPool("test",
				new PoolSettings(PoolSettings.Mode.ADAPTIVE, FLOOR, 20, Duration.ofSeconds(1), 10), PoolListener.NONE,
				Clock.systemUTC());
		pool.keepIdle((idle) -> this.kept = idle);
		tick(pool, 60, 8);
		assertThat(this.kept).as("ready for 8 sessions at work").isGreaterThan(8);
		// The rest of the two minutes is HikariCP's idle timeout and its round
		tick(pool, 30, 0);
		assertThat(this.kept).isEqualTo(FLOOR);
	}

	private void tick(ManagedPool pool, int seconds, int sessions) throws SQLException {
		for (int i = 0; i < seconds; i++) {
			this.now += TimeUnit.SECONDS.toNanos(1);
			for (int j = 0; j < sessions; j++) {
				pool.admission().admit(null, false);
				pool.admission().release(false, TimeUnit.SECONDS.toNanos(1));
			}
			pool.tick(this.now);
		}
	}

	@Test
	@ResourceLock(Resources.SYSTEM_PROPERTIES)
	void hikariClosesWhatIsNotToLieReady() throws Exception {
		HikariConfig config = TestPool.h2(8);
		config.setMinimumIdle(FLOOR);
		String before = System.setProperty(PERIOD, "50");
		try (TestPool pool = TestPool.on(config)) {
			List<Connection> connections = new ArrayList<>();
			for (int i = 0; i < 7; i++) {
				Connection connection = pool.connection();
				connections.add(connection);
				try (Statement statement = connection.createStatement()) {
					statement.execute("select 1");
				}
			}
			assertThat(pool.managed().state().total()).isGreaterThanOrEqualTo(7);
			pool.dataSource().setIdleTimeout(1);
			for (Connection each : connections) {
				each.close();
			}
			pool.dataSource().keepIdle(FLOOR);
			Awaitility.await().until(() -> pool.managed().state().total() == FLOOR);
			pool.assertWorks();
		}
		finally {
			if (before == null) {
				System.clearProperty(PERIOD);
			}
			else {
				System.setProperty(PERIOD, before);
			}
		}
	}

}
