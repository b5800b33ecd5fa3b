package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.zaxxer.hikari.HikariDataSource;
import dev.tidepool.jdbc.QueryPath.Features;
import dev.tidepool.jdbc.TestThreads.Call;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who has connections now, for how long and for what.
 */
class HoldersTests {

	@Test
	void aHolderIsNamedWithItsThreadAndTheTemplateOfItsStatement() throws SQLException {
		try (TestPool pool = transactional(4)) {
			assertThat(pool.dataSource().holders(9)).isEmpty();
			try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
				assertThat(pool.dataSource().holders(9)).as("nothing is leased yet").isEmpty();
				connection.setAutoCommit(false);
				statement.execute("select 'Secret', 1");
				assertThat(pool.dataSource().holders(9)).singleElement().satisfies((holder) -> {
					assertThat(holder.thread()).isEqualTo(Thread.currentThread().getName());
					assertThat(holder.sql()).isEqualTo("select ?, ?");
					assertThat(holder.heldMillis()).isBetween(0.0, 60_000.0);
				});
				double before = pool.dataSource().holders(9).get(0).heldMillis();
				TestPool.eventually(
						() -> assertThat(pool.dataSource().holders(9).get(0).heldMillis()).isGreaterThan(before));
				statement.execute("select upper('x')");
				assertThat(pool.dataSource().holders(9)).singleElement()
					.extracting(Holder::sql)
					.isEqualTo("select upper(?)");
				connection.commit();
			}
			assertThat(pool.dataSource().holders(9)).isEmpty();
			assertThat(pool.managed().view().holders()).isEmpty();
		}
	}

	@Test
	void whatIsNotMadeByAStatementHasNone() throws SQLException {
		try (TestPool pool = TestPool.on(TestPool.h2(2)); Connection connection = pool.connection()) {
			connection.getMetaData();
			assertThat(pool.dataSource().holders(9)).singleElement().extracting(Holder::sql).isNull();
		}
	}

	@Test
	void aConnectionThatGoesBackEarlyIsHeldByNobodyAndThenByTheNext() throws SQLException {
		try (TestPool pool = transactional(2); Connection first = pool.connection()) {
			try (PreparedStatement statement = first.prepareStatement("select ?")) {
				statement.setInt(1, 1);
				statement.executeQuery().close();
				assertThat(pool.dataSource().holders(9)).hasSize(1);
			}
			assertThat(pool.dataSource().holders(9)).isEmpty();
			try (Connection second = pool.connection(); Statement statement = second.createStatement()) {
				statement.execute("select 2, 3");
				assertThat(pool.dataSource().holders(9)).singleElement()
					.extracting(Holder::sql)
					.isEqualTo("select ?, ?");
			}
			assertThat(pool.dataSource().holders(9)).isEmpty();
		}
	}

	@Test
	void theLongestComesFirstAndTheListIsBounded() throws SQLException {
		try (TestPool pool = TestPool.on(TestPool.h2(5))) {
			List<Connection> connections = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				Connection connection = pool.connection();
				connection.createStatement().execute("select " + "1, ".repeat(i) + "1");
				connections.add(connection);
			}
			assertThat(pool.dataSource().holders(3)).extracting(Holder::sql)
				.containsExactly("select ?", "select ?, ?", "select ?, ?, ?");
			for (Connection connection : connections) {
				connection.close();
			}
			assertThat(pool.dataSource().holders(3)).isEmpty();
		}
	}

	@Test
	void aStatementIsSeenWhileItRunsByAnotherThread() throws Exception {
		CountDownLatch seen = new CountDownLatch(1);
		try (TestPool pool = TestPool.with().queryListeners((execution) -> await(seen)).on(TestPool.h2(2))) {
			Call<Void> call = TestThreads.start(() -> {
				try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
					statement.execute("select 42");
					return null;
				}
			});
			TestPool.eventually(() -> assertThat(pool.dataSource().holders(9)).singleElement().satisfies((holder) -> {
				assertThat(holder.thread()).isEqualTo("test");
				assertThat(holder.sql()).isEqualTo("select ?");
			}));
			seen.countDown();
			call.result();
			assertThat(pool.dataSource().holders(9)).isEmpty();
		}
	}

	@Test
	void connectionsThatAreClosedAreForgotten() throws SQLException {
		try (TestPool pool = TestPool.on(TestPool.h2(3))) {
			try (Connection one = pool.connection(); Connection other = pool.connection()) {
				one.createStatement().execute("select 1");
				other.createStatement().execute("select 2");
				pool.dataSource().evictAll();
				assertThat(pool.dataSource().holders(9)).hasSize(2);
			}
			TestPool.eventually(() -> assertThat(pool.dataSource().holders(9)).isEmpty());
		}
	}

	@Test
	void holdersOfAnAdoptedPoolAreKnownToo() throws SQLException {
		QueryPath.Shared shared = new QueryPath.Shared();
		try (HikariDataSource own = new HikariDataSource(TestPool.h2(2));
				AdoptedDataSource adopted = new AdoptedDataSource(own,
						(dataSource) -> new QueryPath("test", shared, Features.NONE))) {
			try (Connection connection = adopted.getConnection(); Statement statement = connection.createStatement()) {
				statement.execute("select 7");
				assertThat(adopted.holders(9)).singleElement().extracting(Holder::sql).isEqualTo("select ?");
			}
			assertThat(adopted.holders(9)).isEmpty();
		}
		finally {
			shared.analyzer().close();
		}
	}

	private static TestPool transactional(int size) {
		return TestPool.with().leasing(Leasing.TRANSACTION).on(TestPool.h2(size));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
