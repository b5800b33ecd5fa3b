package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tidepool.jdbc.TestThreads.Call;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection that several threads use at once, as JDBC allows: it never goes to anybody
 * else under the hands of one of them.
 */
class SharedConnectionTests {

	private static final int ROUNDS = 1_000;

	private static final int STEPS = 60;

	@Test
	void aConnectionThatTwoThreadsUseStaysUntilItIsClosed() throws Exception {
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).on(TestPool.h2(2))) {
			try (Connection connection = pool.connection()) {
				Statement own = connection.createStatement();
				read(own);
				TestThreads.start(() -> {
					try (Statement other = connection.createStatement()) {
						return read(other);
					}
				}).result();
				own.close();
				assertThat(pool.managed().active()).isEqualTo(1);
			}
			pool.assertAtRest();
		}
	}

	@Test
	void aStatementThatAnotherThreadClosesKeepsTheConnectionToo() throws Exception {
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).on(TestPool.h2(2))) {
			try (Connection connection = pool.connection()) {
				Statement own = connection.createStatement();
				read(own);
				TestThreads.start(() -> {
					own.close();
					return own.isClosed();
				}).result();
				assertThat(pool.managed().active()).isEqualTo(1);
			}
			pool.assertAtRest();
		}
	}

	/**
	 * Nothing is closed under anybody's hands, and nothing is lost.
	 */
	@Test
	void sharersAndThoseWhoBorrowAloneDoNotMeet() throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).on(TestPool.h2(3))) {
			Call<Integer> bystander = TestThreads.start(() -> borrowAlone(pool, over));
			for (int round = 0; round < ROUNDS; round++) {
				shareOne(pool);
			}
			over.set(true);
			assertThat(bystander.result()).isPositive();
			pool.assertAtRest();
			assertThat(pool.faults()).isZero();
		}
	}

	private static void shareOne(TestPool pool) throws Exception {
		try (Connection shared = pool.connection()) {
			CountDownLatch start = new CountDownLatch(1);
			List<Call<Integer>> users = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				users.add(TestThreads.start(() -> {
					start.await();
					for (int j = 0; j < STEPS; j++) {
						use(shared, ThreadLocalRandom.current().nextInt(6));
					}
					return STEPS;
				}));
			}
			start.countDown();
			for (Call<Integer> user : users) {
				assertThat(user.result()).isEqualTo(STEPS);
			}
		}
	}

	private static void use(Connection shared, int way) throws SQLException {
		switch (way) {
			case 0 -> assertThat(shared.isClosed()).isFalse();
			case 1 -> assertThat(shared.getAutoCommit()).isTrue();
			case 2 -> assertThat(shared.isValid(1)).isTrue();
			case 3 -> assertThat(shared.getSchema()).isEqualTo("PUBLIC");
			case 4 -> {
				try (PreparedStatement statement = shared.prepareStatement("select ? + 1")) {
					statement.setInt(1, 0);
					try (ResultSet rows = statement.executeQuery()) {
						assertThat(rows.next()).isTrue();
					}
				}
			}
			default -> {
				try (Statement statement = shared.createStatement()) {
					read(statement);
				}
			}
		}
	}

	private static int borrowAlone(TestPool pool, AtomicBoolean over) throws SQLException {
		int sum = 0;
		while (!over.get()) {
			try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
				sum += read(statement);
			}
		}
		return sum;
	}

	private static int read(Statement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery("select 1")) {
			assertThat(rows.next()).isTrue();
			return rows.getInt(1);
		}
	}

}
