package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Loader}.
 */
@Timeout(60)
class SingleFlightTests {

	private static final String QUERY = CacheFixture.QUERY;

	private static final String UPDATE = "update product set name = 'coffee' where id = 1";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	/** Executions of the query that reached the database. */
	private final AtomicInteger executions = new AtomicInteger();

	/** The first execution has its rows. */
	private final CountDownLatch loaded = new CountDownLatch(1);

	/** The first execution may return. */
	private final CountDownLatch release = new CountDownLatch(1);

	private final AtomicBoolean fails = new AtomicBoolean();

	private CacheFixture fixture;

	@BeforeEach
	void open() throws SQLException {
		this.fixture = CacheFixture.h2();
		this.fixture.below.set((execution, chain) -> {
			if (!execution.facts().sql().equals(QUERY)) {
				return chain.proceed(execution);
			}
			boolean first = this.executions.incrementAndGet() == 1;
			Object answer = chain.proceed(execution);
			if (first) {
				this.loaded.countDown();
				hold();
				if (this.fails.get()) {
					execution.statement().close();
				}
			}
			return answer;
		});
	}

	private void hold() {
		try {
			assertThat(this.release.await(50, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@AfterEach
	void close() {
		this.release.countDown();
		this.threads.shutdown();
		this.fixture.close();
	}

	private Future<List<Object>> ask() {
		return this.threads.submit(() -> this.fixture.query(QUERY));
	}

	private Future<List<Object>> lead() throws InterruptedException {
		Future<List<Object>> leader = ask();
		assertThat(this.loaded.await(50, TimeUnit.SECONDS)).isTrue();
		return leader;
	}

	private void awaitWaiting(int count) {
		await().atMost(Duration.ofSeconds(50)).until(() -> this.fixture.cache.waiting() == count);
	}

	@Test
	void aStampedeRunsOneQuery() throws Exception {
		List<Future<List<Object>>> all = new ArrayList<>();
		all.add(lead());
		for (int i = 1; i < 200; i++) {
			all.add(ask());
		}
		awaitWaiting(199);
		this.release.countDown();
		for (Future<List<Object>> each : all) {
			assertThat(each.get()).containsExactly("tea");
		}
		assertThat(this.executions).hasValue(1);
		CacheStatistics statistics = this.fixture.cache.statistics();
		assertThat(statistics.misses()).isEqualTo(1);
		assertThat(statistics.joined()).isEqualTo(199);
		assertThat(statistics.hits()).isEqualTo(199);
	}

	@Test
	void aCommitWhileTheyWaitMakesThemLoadAgain() throws Exception {
		Future<List<Object>> leader = lead();
		Future<List<Object>> joiner = ask();
		awaitWaiting(1);
		this.fixture.update(UPDATE);
		this.release.countDown();
		assertThat(leader.get()).containsExactly("tea");
		assertThat(joiner.get()).containsExactly("coffee");
		assertThat(this.executions).hasValue(2);
		assertThat(this.fixture.cache.statistics().joined()).isZero();
	}

	@Test
	void nobodyJoinsALoadThatBeganBeforeACommit() throws Exception {
		Future<List<Object>> leader = lead();
		this.fixture.update(UPDATE);
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		assertThat(leader.isDone()).isFalse();
		this.release.countDown();
		leader.get();
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		assertThat(this.executions).hasValue(2);
	}

	@Test
	void whoHoldsAConnectionDoesNotWait() throws Exception {
		lead();
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.query(connection, "select name from person");
			assertThat(CacheFixture.query(connection, QUERY)).containsExactly("tea");
			try (Connection second = this.fixture.connection()) {
				assertThat(CacheFixture.query(second, QUERY)).containsExactly("tea");
			}
			connection.rollback();
		}
	}

	@Test
	void whoWroteTheTableRunsTheirOwn() throws Exception {
		lead();
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
			assertThat(CacheFixture.query(connection, QUERY)).containsExactly("coffee");
			connection.rollback();
		}
	}

	@Test
	void afterAFailureEachRunsTheirOwn() throws Exception {
		this.fails.set(true);
		Future<List<Object>> leader = lead();
		Future<List<Object>> joiner = ask();
		awaitWaiting(1);
		this.release.countDown();
		assertThat(joiner.get()).containsExactly("tea");
		assertThat(leader).failsWithin(Duration.ofSeconds(50));
		assertThat(this.executions).hasValue(2);
	}

	@Test
	void anInterruptEndsTheWaitingAndStays() throws Exception {
		lead();
		AtomicBoolean interrupted = new AtomicBoolean();
		Thread thread = new Thread(() -> {
			try {
				this.fixture.query(QUERY);
			}
			catch (SQLException ex) {
				// Whether a driver goes on when interrupted is its own affair
			}
			interrupted.set(Thread.currentThread().isInterrupted());
		});
		thread.start();
		awaitWaiting(1);
		thread.interrupt();
		thread.join();
		assertThat(interrupted).isTrue();
		assertThat(this.fixture.cache.waiting()).isZero();
	}

	@Test
	void aResultThatIsNotReadToItsEndLetsThemGo() throws Exception {
		this.release.countDown();
		Future<List<Object>> joiner;
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(QUERY);
				ResultSet rows = statement.executeQuery()) {
			assertThat(rows.next()).isTrue();
			joiner = ask();
			awaitWaiting(1);
		}
		assertThat(joiner.get()).containsExactly("tea");
		assertThat(this.executions).hasValue(2);
	}

	@Test
	void aThreadThatReadsAResultDoesNotWaitForItself() throws SQLException {
		this.release.countDown();
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(QUERY);
				ResultSet rows = statement.executeQuery()) {
			assertThat(this.fixture.query(QUERY)).containsExactly("tea");
			assertThat(CacheFixture.column(rows)).containsExactly("tea");
		}
		assertThat(this.executions).hasValue(2);
	}

	@Test
	void aLeaderThatFailsBeforeItLoadsKeepsNobodyWaiting() throws SQLException {
		AtomicInteger looks = new AtomicInteger(Integer.MIN_VALUE);
		ReadRules rules = new ReadRules() {

			@Override
			boolean isTrue(Dependencies.Closure closure, long stamp, long horizon) {
				if (looks.incrementAndGet() == 2) {
					throw new IllegalStateException("at the leader's look");
				}
				return super.isTrue(closure, stamp, horizon);
			}

		};
		try (CacheFixture failing = CacheFixture.ruled(rules)) {
			failing.warm();
			failing.ticker.advance(Duration.ofMinutes(6));
			looks.set(0);
			assertThat(failing.query(QUERY)).containsExactly("tea");
			assertThat(looks.get()).isGreaterThanOrEqualTo(2);
			assertThat(failing.cache.loading()).isZero();
		}
	}

}
