package dev.tidepool.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.jdbc.TestPool;
import dev.tidepool.jdbc.TestThreads;
import dev.tidepool.jdbc.TestThreads.Call;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads on a real pool whose limit is moved all the time.
 */
class PoolStressTests {

	private static final int THREADS = 16;

	/** Of each thread, and more until the permits were hoarded. */
	private static final int BORROWS = 1000;

	private final AtomicBoolean hoarded = new AtomicBoolean();

	private final AtomicInteger borrows = new AtomicInteger();

	private final AtomicInteger done = new AtomicInteger();

	private final AtomicInteger timedOut = new AtomicInteger();

	private final AtomicInteger interrupted = new AtomicInteger();

	private final AtomicInteger otherTimeouts = new AtomicInteger();

	private final AtomicInteger otherInterruptions = new AtomicInteger();

	@Test
	void noPermitNoConnectionAndNoWorkIsLost() throws Exception {
		HikariConfig config = TestPool.h2(6);
		config.setConnectionTimeout(250);
		try (TestPool pool = TestPool.on(config)) {
			prepare(pool);
			List<Call<?>> workers = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				Random random = new Random(i);
				workers.add(TestThreads.start(() -> work(pool, random)));
			}
			AtomicBoolean over = new AtomicBoolean();
			Call<?> disturber = TestThreads.start(() -> disturb(pool, workers, over));
			for (Call<?> worker : workers) {
				assertThat(worker.failure()).isNull();
			}
			over.set(true);
			assertThat(disturber.failure()).isNull();
			pool.assertAtRest();
			int borrows = this.borrows.get();
			assertThat(borrows).isGreaterThanOrEqualTo(THREADS * BORROWS);
			assertThat(this.done.get() + this.timedOut.get() + this.interrupted.get()).isEqualTo(borrows);
			assertThat(this.done.get()).isGreaterThan(borrows / 2);
			assertThat(sum(pool)).isEqualTo(this.done.get());
			PoolView view = pool.managed().view();
			assertThat(view.waits().count()).isEqualTo(view.holds().count() + view.timeouts());
			assertThat(view.timeouts()).isEqualTo(this.timedOut.get() + this.otherTimeouts.get());
			assertThat(this.timedOut.get()).isPositive();
			assertThat(this.interrupted.get()).isPositive();
			assertThat(view.nested()).isZero();
			assertThat(view.held()).isLessThanOrEqualTo(6);
			pool.managed().pin(1);
			pool.assertWorks();
		}
	}

	private Void work(TestPool pool, Random random) throws SQLException {
		for (int i = 0; i < BORROWS || !this.hoarded.get(); i++) {
			this.borrows.incrementAndGet();
			try (Connection connection = pool.connection()) {
				boolean transaction = random.nextBoolean();
				connection.setAutoCommit(!transaction);
				add(connection);
				if (random.nextInt(10) == 0) {
					try (Connection nested = pool.connection(); Statement statement = nested.createStatement()) {
						statement.execute("select 1");
					}
					catch (SQLException ex) {
						note(ex, this.otherTimeouts, this.otherInterruptions);
					}
				}
				if (transaction) {
					connection.commit();
				}
				this.done.incrementAndGet();
			}
			catch (SQLException ex) {
				note(ex, this.timedOut, this.interrupted);
			}
			Thread.interrupted();
		}
		return null;
	}

	private static void note(SQLException ex, AtomicInteger timeouts, AtomicInteger interruptions) throws SQLException {
		if (ex instanceof SQLTransientConnectionException) {
			timeouts.incrementAndGet();
		}
		else if (String.valueOf(ex.getMessage()).contains("Interrupted")) {
			interruptions.incrementAndGet();
		}
		else {
			throw ex;
		}
	}

	/**
	 * Takes the only permit until others give up, and then moves the limit at random.
	 */
	private Void disturb(TestPool pool, List<Call<?>> workers, AtomicBoolean over) throws SQLException {
		Random random = new Random(4711);
		try {
			for (int i = 0; i < 3; i++) {
				hoard(pool, workers.get(i).thread());
			}
		}
		finally {
			this.hoarded.set(true);
		}
		while (!over.get()) {
			pool.managed().pin((random.nextInt(8) == 0) ? null : Integer.valueOf(1 + random.nextInt(5)));
			pool.managed().tick();
			if (pool.managed().waiting() > 0 && random.nextInt(50) == 0) {
				interruptWaiter(workers.get(random.nextInt(THREADS)).thread());
			}
			Thread.yield();
		}
		return null;
	}

	private void hoard(TestPool pool, Thread victim) throws SQLException {
		pool.managed().pin(1);
		try (Connection held = pool.connection()) {
			held.getMetaData();
			int timeouts = this.timedOut.get();
			int interruptions = this.interrupted.get();
			TestPool.eventually(() -> {
				interruptWaiter(victim);
				assertThat(this.interrupted.get()).isGreaterThan(interruptions);
			});
			TestPool.eventually(() -> assertThat(this.timedOut.get()).isGreaterThan(timeouts));
		}
		catch (SQLTransientConnectionException ex) {
			this.otherTimeouts.incrementAndGet();
		}
		pool.managed().pin(5);
	}

	private static void interruptWaiter(Thread thread) {
		if (thread.getState() == Thread.State.TIMED_WAITING) {
			thread.interrupt();
		}
	}

	private static void prepare(TestPool pool) throws SQLException {
		try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
			statement.execute("create table tally (id bigint auto_increment primary key, n int)");
		}
	}

	private static void add(Connection connection) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("insert into tally (n) values (?)")) {
			insert.setInt(1, 1);
			insert.executeUpdate();
		}
	}

	private static int sum(TestPool pool) throws SQLException {
		try (Connection connection = pool.connection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select sum(n) from tally")) {
			rows.next();
			return rows.getInt(1);
		}
	}

}
