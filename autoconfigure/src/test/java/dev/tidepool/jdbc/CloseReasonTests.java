package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.tidepool.pool.PoolListener;
import org.awaitility.Awaitility;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CloseReason}, as a pool gives it.
 */
class CloseReasonTests {

	private final Queue<CloseReason> reasons = new ConcurrentLinkedQueue<>();

	private final TestPool.Builder pools = TestPool.with().listener(new PoolListener() {

		@Override
		public void closed(CloseReason reason) {
			CloseReasonTests.this.reasons.add(reason);
		}

	});

	@ParameterizedTest
	@CsvSource({ "1, 1800000, 600000, OTHER", "599999, 1800000, 600000, OTHER", "600000, 1800000, 600000, IDLE",
			"1349999, 1800000, 600000, IDLE", "1350000, 1800000, 600000, MAX_LIFETIME",
			"9000000, 1800000, 600000, MAX_LIFETIME", "9000000, 0, 600000, IDLE", "9000000, 0, 0, OTHER" })
	void whatWasNotTouchedIsToldByItsAge(long age, long maxLifetime, long idleTimeout, CloseReason reason) {
		assertThat(CloseReason.ofAge(age, maxLifetime, idleTimeout)).isEqualTo(reason);
	}

	@Test
	void aPoolThatIsClosedShutsItsConnectionsDown() throws SQLException {
		try (TestPool pool = this.pools.on(TestPool.h2(3))) {
			pool.assertWorks();
		}
		assertThat(this.reasons).isNotEmpty().containsOnly(CloseReason.SHUTDOWN);
	}

	@Test
	void aConnectionThatIsLostIsBroken() throws SQLException {
		try (TestPool pool = this.pools.on(TestPool.h2(3))) {
			Connection connection = pool.connection();
			connection.unwrap(JdbcConnection.class).close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::close);
			// HikariCP trusts a connection that was used in the last half second
			Awaitility.await().pollInterval(Duration.ofSeconds(1)).ignoreExceptions().untilAsserted(() -> {
				pool.assertWorks();
				assertThat(this.reasons).containsExactly(CloseReason.BROKEN);
			});
		}
	}

	@Test
	void aConnectionThatIsAbortedIsBroken() throws SQLException {
		try (TestPool pool = this.pools.on(TestPool.h2(3)); Connection connection = pool.connection()) {
			connection.createStatement().execute("select 1");
			connection.abort(Runnable::run);
			TestPool.eventually(() -> assertThat(this.reasons).containsExactly(CloseReason.BROKEN));
		}
	}

	@Test
	void aPoolThatIsEvictedEvictsItsConnections() throws SQLException {
		try (TestPool pool = this.pools.on(TestPool.h2(3))) {
			pool.assertWorks();
			pool.dataSource().evictAll();
			TestPool.eventually(() -> assertThat(this.reasons).isNotEmpty().containsOnly(CloseReason.EVICTED));
			pool.assertWorks();
		}
		assertThat(this.reasons).contains(CloseReason.SHUTDOWN);
	}

	@Test
	void aConnectionThatTheApplicationEvictsIsAnother() throws SQLException {
		try (TestPool pool = this.pools.on(TestPool.h2(3))) {
			try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
				statement.execute("select 1");
			}
			pool.dataSource().getHikariPoolMXBean().softEvictConnections();
			TestPool.eventually(() -> assertThat(this.reasons).isNotEmpty().containsOnly(CloseReason.OTHER));
		}
	}

}
