package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import dev.tidepool.jdbc.Admission;
import dev.tidepool.sql.StatementFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Refresher}.
 */
class RefreshTests {

	private static final String QUERY = "select name from product where id = ?";

	private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	private final Permits permits = new Permits();

	private CacheFixture fixture;

	@BeforeEach
	void open() throws SQLException {
		CacheRule rule = new CacheRule(Set.of("product"), null, Duration.ofSeconds(60), null, Duration.ofSeconds(20));
		this.fixture = CacheFixture.with(1 << 20, CacheFixture.h2Config(this.url), this.permits, rule);
		this.fixture.query(QUERY, 1);
		try (Connection elsewhere = DriverManager.getConnection(this.url)) {
			CacheFixture.update(elsewhere, "update product set name = 'coffee' where id = 1");
		}
	}

	@AfterEach
	void close() {
		this.permits.free.countDown();
		this.fixture.close();
	}

	private long refreshed() {
		return this.fixture.cache.statistics().refreshed();
	}

	private void pass(int seconds) {
		this.fixture.ticker.advance(Duration.ofSeconds(seconds));
	}

	@Test
	void aHitNearItsEndIsLoadedAgainInTheBackground() throws SQLException {
		pass(39);
		assertThat(this.fixture.query(QUERY, 1)).containsExactly("tea");
		assertThat(this.fixture.cache.refreshing()).isZero();
		pass(2);
		assertThat(this.fixture.query(QUERY, 1)).containsExactly("tea");
		await().until(() -> refreshed() == 1 && this.fixture.cache.refreshing() == 0);
		pass(30);
		assertThat(this.fixture.query(QUERY, 1)).containsExactly("coffee");
		assertThat(this.fixture.cache.statistics().misses()).isEqualTo(1);
	}

	@Test
	void nothingIsRefreshedWithoutAnIdlePermit() throws SQLException {
		pass(50);
		this.permits.idle = false;
		this.fixture.query(QUERY, 1);
		assertThat(this.fixture.cache.refreshing()).isZero();
		this.permits.idle = true;
		this.fixture.query(QUERY, 1);
		await().until(() -> refreshed() == 1);
	}

	@Test
	void aTransactionThatHasWrittenRefreshesNothing() throws SQLException {
		pass(50);
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, "update person set name = 'Bob'");
			assertThat(this.fixture.hits(connection, QUERY, 1)).isTrue();
			assertThat(this.fixture.cache.refreshing()).isZero();
			connection.rollback();
		}
		assertThat(refreshed()).isZero();
	}

	@Test
	void aCommitThatComesMeanwhileWins() throws SQLException {
		pass(50);
		this.permits.busy = true;
		this.fixture.query(QUERY, 1);
		await().until(() -> this.permits.waiting == 1);
		this.permits.busy = false;
		this.fixture.update("update product set name = 'cocoa' where id = 1");
		this.permits.free.countDown();
		await().until(() -> this.fixture.cache.refreshing() == 0);
		assertThat(this.fixture.query(QUERY, 1)).containsExactly("cocoa");
	}

	@Test
	void whatWaitsToBeRefreshedIsBounded() throws SQLException {
		for (int i = 0; i < 2 * Refresher.MAX_PENDING; i++) {
			this.fixture.query(QUERY, i);
		}
		pass(50);
		this.permits.busy = true;
		for (int i = 0; i < 2 * Refresher.MAX_PENDING; i++) {
			assertThat(this.fixture.hits(QUERY, i)).isTrue();
		}
		assertThat(this.fixture.cache.refreshing()).isEqualTo(Refresher.MAX_PENDING);
	}

	/**
	 * Permits that can be taken away.
	 */
	private static final class Permits implements Admission {

		private final CountDownLatch free = new CountDownLatch(1);

		private volatile boolean idle = true;

		private volatile boolean busy;

		private volatile int waiting;

		@Override
		public long admit(StatementFacts first, boolean nested) {
			if (this.busy) {
				this.waiting = 1;
				try {
					this.free.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
			return System.nanoTime();
		}

		@Override
		public long remainingMillis(long asked) {
			return 0;
		}

		@Override
		public void leased(long waitedNanos) {
		}

		@Override
		public void release(boolean nested, long heldNanos) {
		}

		@Override
		public boolean hasIdlePermit() {
			return this.idle;
		}

	}

}
