package dev.tidepool.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.jdbc.TestPool;
import dev.tidepool.jdbc.TestThreads;
import dev.tidepool.jdbc.TestThreads.Call;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a moved limit acts at once, both ways, and touches nobody who works.
 */
class LimitChangeTests {

	private static final Duration ONE_SECOND = Duration.ofSeconds(1);

	private final List<Session> sessions = new ArrayList<>();

	@Test
	void aRaisedLimitLetsWaitersInWithinASecond() throws Exception {
		try (TestPool pool = TestPool.on(TestPool.h2(8))) {
			pool.managed().pin(2);
			begin(pool, 6);
			TestPool.eventually(() -> assertThat(pool.managed().waiting()).isEqualTo(4));
			assertThat(pool.managed().active()).isEqualTo(2);
			pool.managed().pin(6);
			Awaitility.await().atMost(ONE_SECOND).until(() -> working() == 6);
			assertThat(pool.managed().waiting()).isZero();
			end(6);
			assertThat(pool.managed().view().connections().closed()).isZero();
			pool.assertWorks();
		}
	}

	@Test
	void aLoweredLimitHoldsTheNextOnesBackAndLetsThoseAtWorkFinish() throws Exception {
		try (TestPool pool = TestPool.on(TestPool.h2(8))) {
			pool.managed().pin(6);
			begin(pool, 6);
			TestPool.eventually(() -> assertThat(working()).isEqualTo(6));
			pool.managed().pin(2);
			begin(pool, 1);
			TestPool.eventually(() -> assertThat(pool.managed().waiting()).isOne());
			for (Session each : this.sessions.subList(0, 6)) {
				each.answers();
			}
			end(4);
			assertThat(pool.managed().active()).as("as many as the limit allows").isEqualTo(2);
			assertThat(pool.managed().waiting()).as("no room yet").isOne();
			end(1);
			Awaitility.await().atMost(ONE_SECOND).until(() -> working() == 2);
			assertThat(pool.managed().waiting()).isZero();
			end(2);
			assertThat(pool.managed().view().connections().closed()).as("nobody was disturbed").isZero();
			pool.assertWorks();
		}
	}

	private void begin(TestPool pool, int number) {
		for (int i = 0; i < number; i++) {
			this.sessions.add(new Session(pool));
		}
	}

	private void end(int number) throws Exception {
		List<Session> oldest = this.sessions.stream().filter(Session::isWorking).limit(number).toList();
		assertThat(oldest).hasSize(number);
		this.sessions.removeAll(oldest);
		for (Session each : oldest) {
			each.end();
		}
	}

	private long working() {
		return this.sessions.stream().filter(Session::isWorking).count();
	}

	/**
	 * Somebody with a connection of the pool, or who waits for one.
	 */
	private static final class Session {

		private final Call<Connection> opening;

		private volatile Connection connection;

		Session(TestPool pool) {
			this.opening = TestThreads.start(() -> {
				Connection opened = pool.connection();
				execute(opened);
				this.connection = opened;
				return opened;
			});
		}

		boolean isWorking() {
			return this.connection != null;
		}

		void answers() throws SQLException {
			execute(this.connection);
		}

		void end() throws Exception {
			assertThat(this.opening.failure()).isNull();
			this.connection.close();
		}

		private static void execute(Connection connection) throws SQLException {
			try (Statement statement = connection.createStatement()) {
				assertThat(statement.execute("select 1")).isTrue();
			}
		}

	}

}
