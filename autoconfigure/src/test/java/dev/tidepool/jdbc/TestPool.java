package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.tidepool.jdbc.QueryPath.Features;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolListener;
import dev.tidepool.pool.PoolSettings;
import dev.tidepool.pool.PoolState;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running pool with its gate, as an application has it, and what it looks like at rest.
 */
public final class TestPool implements AutoCloseable {

	static {
		// HikariCP tells of every broken connection, and these tests break many
		((Logger) LoggerFactory.getLogger("com.zaxxer.hikari")).setLevel(Level.OFF);
	}

	private final QueryPath.Shared shared;

	private final ManagedPool managed;

	private final TidepoolDataSource dataSource;

	private TestPool(HikariConfig config, Builder builder) {
		this.shared = builder.shared;
		PoolSettings settings = new PoolSettings(builder.mode, 1, config.getMaximumPoolSize(),
				Duration.ofMillis(config.getConnectionTimeout()), 1000);
		this.managed = new ManagedPool("test", settings, builder.listener, Clock.systemUTC());
		Features features = new Features(builder.interceptors, builder.queryListeners, builder.connectionListeners,
				this.managed.admission(), builder.leasing);
		this.dataSource = new TidepoolDataSource(config, this.managed.creationListener(),
				(dataSource) -> new QueryPath("test", this.shared, features));
		this.managed.observe(this::state);
		this.managed.observeHolders(this.dataSource::holders);
	}

	private PoolState state() {
		HikariPoolMXBean pool = this.dataSource.getHikariPoolMXBean();
		return (pool != null) ? new PoolState(pool.getTotalConnections(), pool.getActiveConnections(),
				pool.getIdleConnections(), pool.getThreadsAwaitingConnection()) : PoolState.NONE;
	}

	/**
	 * A pool of up to so many connections on an H2 database of its own; one fewer may be
	 * in use at once, and another one by a thread that holds one.
	 */
	public static HikariConfig h2(int size) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("test");
		config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(1);
		config.setConnectionTimeout(10_000);
		return config;
	}

	public static TestPool on(HikariConfig config) {
		return with().on(config);
	}

	public static Builder with() {
		return new Builder();
	}

	public TidepoolDataSource dataSource() {
		return this.dataSource;
	}

	public ManagedPool managed() {
		return this.managed;
	}

	QueryPath.Shared shared() {
		return this.shared;
	}

	public long faults() {
		return this.shared.faults().count();
	}

	public Connection connection() throws SQLException {
		return this.dataSource.getConnection();
	}

	public int hikariActive() {
		return state().active();
	}

	/**
	 * Nobody holds or awaits anything.
	 */
	public void assertAtRest() {
		assertThat(this.managed.active()).as("permits in use").isZero();
		assertThat(this.managed.utilization()).as("utilization").isZero();
		assertThat(this.managed.waiting()).as("sessions that wait").isZero();
		assertThat(this.shared.ledger().account().held()).as("leases of this thread").isZero();
		eventually(() -> assertThat(hikariActive()).as("HikariCP's active").isZero());
	}

	/**
	 * Waits for an assertion to hold, looking at once and often.
	 */
	public static void eventually(ThrowingRunnable assertion) {
		Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).untilAsserted(assertion);
	}

	/**
	 * A connection can be had, and does its work.
	 */
	public void assertWorks() throws SQLException {
		try (Connection connection = connection(); var statement = connection.createStatement()) {
			try (var rows = statement.executeQuery("select 1")) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getInt(1)).isEqualTo(1);
			}
		}
		assertAtRest();
	}

	@Override
	public void close() {
		this.dataSource.close();
		this.shared.analyzer().close();
	}

	/**
	 * What differs between tests.
	 */
	public static final class Builder {

		private QueryPath.Shared shared = new QueryPath.Shared();

		private PoolSettings.Mode mode = PoolSettings.Mode.ADAPTIVE;

		private Leasing leasing = Leasing.CONNECTION;

		private PoolListener listener = PoolListener.NONE;

		private List<QueryInterceptor> interceptors = List.of();

		private List<QueryListener> queryListeners = List.of();

		private List<ConnectionListener> connectionListeners = List.of();

		public Builder shared(QueryPath.Shared shared) {
			this.shared = shared;
			return this;
		}

		public Builder mode(PoolSettings.Mode mode) {
			this.mode = mode;
			return this;
		}

		public Builder leasing(Leasing leasing) {
			this.leasing = leasing;
			return this;
		}

		public Builder listener(PoolListener listener) {
			this.listener = listener;
			return this;
		}

		public Builder interceptors(QueryInterceptor... interceptors) {
			this.interceptors = List.of(interceptors);
			return this;
		}

		public Builder queryListeners(QueryListener... listeners) {
			this.queryListeners = List.of(listeners);
			return this;
		}

		public Builder connectionListeners(ConnectionListener... listeners) {
			this.connectionListeners = List.of(listeners);
			return this;
		}

		public TestPool on(HikariConfig config) {
			return new TestPool(config, this);
		}

	}

}
