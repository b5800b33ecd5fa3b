package dev.tidepool.jdbc;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import com.zaxxer.hikari.util.UtilityElf;
import dev.tidepool.pool.PoolSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Tidepool relies on in HikariCP beyond its documented interface. If one of these
 * fails after an upgrade, the class that it names has to be looked at.
 */
class HikariContractTests {

	@Test
	void theMXBeanIsThePoolItself() throws Exception {
		try (HikariDataSource pool = started(h2(2))) {
			assertThat(pool.getHikariPoolMXBean())
				.as("TidepoolDataSource.pool() casts the MXBean to reach addBagItem and getConnection(long)")
				.isInstanceOf(HikariPool.class);
		}
	}

	/**
	 * Constants are compiled into Tidepool, and are those of another version at run time.
	 */
	@Test
	void theStatesAreTheOnesThatWereCompiledIn() throws Exception {
		assertThat(constant("POOL_NORMAL")).as("TidepoolDataSource.keepIdle() compares it")
			.isEqualTo(HikariPool.POOL_NORMAL)
			.isZero();
		assertThat(constant("POOL_SHUTDOWN")).as("TidepoolDataSource.pool() compares it")
			.isEqualTo(HikariPool.POOL_SHUTDOWN)
			.isEqualTo(2);
		HikariDataSource pool = started(h2(2));
		HikariPool running = (HikariPool) pool.getHikariPoolMXBean();
		assertThat(running.poolState).isEqualTo(HikariPool.POOL_NORMAL);
		pool.close();
		assertThat(running.poolState).as("TidepoolDataSource.pool() tells a closed pool by it")
			.isEqualTo(HikariPool.POOL_SHUTDOWN);
	}

	@Test
	void addBagItemOpensConnectionsUpToARaisedMinimumBeforeTheHousekeeperComes() throws Exception {
		try (HikariDataSource pool = started(h2(8))) {
			HikariPool running = (HikariPool) pool.getHikariPoolMXBean();
			pool.setMinimumIdle(6);
			for (int i = running.getIdleConnections(); i < 6; i++) {
				running.addBagItem(Integer.MAX_VALUE);
			}
			Awaitility.await("TidepoolDataSource.keepIdle() relies on addBagItem to open connections in advance")
				.atMost(Duration.ofSeconds(10))
				.until(() -> running.getIdleConnections() >= 6);
		}
	}

	@Test
	void theMinimumMayBeSetWhileThePoolRuns() throws Exception {
		try (HikariDataSource pool = started(h2(8))) {
			pool.setMinimumIdle(5);
			pool.setMinimumIdle(0);
			assertThat(pool.getMinimumIdle()).as("TidepoolDataSource.keepIdle() follows demand with it").isZero();
		}
	}

	@Test
	void evictingClosesAnIdleConnectionAtOnceAndOneInUseWhenItIsGivenBack() throws Exception {
		try (HikariDataSource pool = started(h2(2))) {
			Connection used = pool.getConnection();
			pool.evictConnection(used);
			assertThat(used.isValid(1)).as("PoolSource.discard() evicts what its borrower still closes").isTrue();
			used.close();
			Awaitility.await("an evicted connection is closed, not pooled again")
				.atMost(Duration.ofSeconds(10))
				.until(() -> pool.getHikariPoolMXBean().getTotalConnections() <= 1);
		}
	}

	@Test
	void softEvictionSparesWhatIsInUse() throws Exception {
		try (HikariDataSource pool = started(h2(2)); Connection used = pool.getConnection()) {
			pool.getHikariPoolMXBean().softEvictConnections();
			assertThat(used.isValid(1)).as("TidepoolEngine.evict() promises that nothing in use is touched").isTrue();
		}
	}

	@Test
	void aConnectionCanBeAskedForWithADeadline() throws Exception {
		HikariConfig config = h2(1);
		config.setConnectionTimeout(TimeUnit.MINUTES.toMillis(5));
		try (HikariDataSource pool = started(config); Connection used = pool.getConnection()) {
			assertThat(used.isValid(1)).isTrue();
			HikariPool running = (HikariPool) pool.getHikariPoolMXBean();
			assertThatExceptionOfType(SQLException.class)
				.as("TidepoolDataSource gives the pool what the gate left of the deadline")
				.isThrownBy(() -> running.getConnection(300));
		}
	}

	@Test
	void aConfigurationCanBeCopiedBeforeThePoolStarts() throws Exception {
		HikariDataSource raw = new HikariDataSource();
		raw.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
		raw.setMaximumPoolSize(7);
		raw.addDataSourceProperty("key", "value");
		HikariDataSource twin = new HikariDataSource();
		raw.copyStateTo(twin);
		assertThat(twin.getMaximumPoolSize()).as("TidepoolDataSource takes the configuration over").isEqualTo(7);
		assertThat(twin.getDataSourceProperties()).containsEntry("key", "value");
		assertThat(twin.isRunning()).isFalse();
	}

	@Test
	void theDefaultsAreThoseThatTellWhatAUserChose() {
		HikariConfig config = new HikariConfig();
		assertThat(config.getMaximumPoolSize()).as("HikariSize takes PoolSettings.START for 'not chosen'")
			.isEqualTo(PoolSettings.START);
		assertThat(config.getMinimumIdle()).as("PropertiesMapper takes -1 for 'not chosen'").isEqualTo(-1);
		assertThat(config.getIdleTimeout()).as("TidepoolEngine replaces the default only")
			.isEqualTo(TimeUnit.MINUTES.toMillis(10));
	}

	@Test
	void isolationsAreKnownByTheirNames() {
		assertThat(UtilityElf.getTransactionIsolation("TRANSACTION_SERIALIZABLE"))
			.as("PoolSource.defaultIsolation() reads the configured name")
			.isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
	}

	/**
	 * The reason for building the pool at its ceiling.
	 */
	@Test
	void moreConnectionsThanTheSizeAreNeverOpenedForThoseWhoWait() throws Exception {
		try (HikariDataSource pool = started(h2(4))) {
			List<Connection> used = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				used.add(pool.getConnection());
			}
			((HikariPool) pool.getHikariPoolMXBean()).addBagItem(Integer.MAX_VALUE);
			assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(4);
			for (Connection each : used) {
				each.close();
			}
		}
	}

	private static int constant(String name) throws ReflectiveOperationException {
		Field field = HikariPool.class.getField(name);
		return field.getInt(null);
	}

	private static HikariDataSource started(HikariConfig config) throws SQLException {
		HikariDataSource pool = new HikariDataSource(config);
		pool.getConnection().close();
		return pool;
	}

	private static HikariConfig h2(int size) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(1);
		return config;
	}

}
