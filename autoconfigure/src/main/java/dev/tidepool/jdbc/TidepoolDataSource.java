package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.pool.HikariPool;
import com.zaxxer.hikari.util.Credentials;
import com.zaxxer.hikari.util.DriverDataSource;
import com.zaxxer.hikari.util.UtilityElf;
import org.jspecify.annotations.Nullable;

/**
 * A HikariCP pool that hands out logical connections. It <em>is</em> a
 * {@link HikariDataSource}, so that injection by type, casts, JMX and meters keep
 * working. Not final, because Spring AOP may have to subclass it. Thread-safe.
 */
public class TidepoolDataSource extends HikariDataSource {

	private static final long DISCARD_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final QueryPath path;

	private final PhysicalSource source = new PoolSource();

	private final GatedMetrics metrics = new GatedMetrics(() -> path().lessor().waiting());

	private final AtomicReference<@Nullable Runnable> closing = new AtomicReference<>();

	private final @Nullable PhysicalDataSource below;

	private volatile @Nullable HikariPool started;

	private final Recognition recognition = new Recognition(
			new PhysicalDataSource(() -> this, CreationListener.NONE, () -> path().faults(), () -> this));

	private volatile int learnedIsolation = Session.UNKNOWN_ISOLATION;

	/**
	 * Take the place of a HikariCP pool that is configured but not started.
	 * @param config the configuration to take over
	 * @param creation hears of physical connections
	 * @param path gives the way of a query for this pool; called once, at the end of
	 * construction, when the configuration is in place
	 */
	@SuppressWarnings("this-escape")
	public TidepoolDataSource(HikariConfig config, CreationListener creation,
			Function<TidepoolDataSource, QueryPath> path) {
		config.copyStateTo(this);
		MetricsTrackerFactory given = config.getMetricsTrackerFactory();
		if (given != null) {
			super.setMetricsTrackerFactory(this.metrics.decorate(given));
		}
		this.below = placeBelow(creation);
		this.path = path.apply(this);
	}

	/**
	 * Stand in front of a pool that somebody else made: nothing can be put below it.
	 */
	@SuppressWarnings("this-escape")
	TidepoolDataSource(HikariConfig running, Function<TidepoolDataSource, QueryPath> path) {
		running.copyStateTo(this);
		this.below = null;
		this.path = path.apply(this);
	}

	/**
	 * Puts the data source that opens physical connections below the pool. Where HikariCP
	 * finds its data source by class name or JNDI, nothing is put below it.
	 */
	private @Nullable PhysicalDataSource placeBelow(CreationListener creation) {
		DataSource given = getDataSource();
		PhysicalDataSource physical = null;
		if (given != null) {
			physical = new PhysicalDataSource(() -> given, creation, () -> path().faults(), () -> this);
		}
		else if (getJdbcUrl() != null && getDataSourceClassName() == null) {
			physical = new PhysicalDataSource(this::driverDataSource, creation, () -> path().faults(), () -> this);
		}
		if (physical != null) {
			setDataSource(physical);
		}
		return physical;
	}

	private DataSource driverDataSource() {
		var credentials = getCredentials();
		return new DriverDataSource(getJdbcUrl(), getDriverClassName(), getDataSourceProperties(),
				credentials.getUsername(), credentials.getPassword());
	}

	/**
	 * Return the way of a query through this pool.
	 * @return the path
	 */
	public QueryPath path() {
		return this.path;
	}

	@Override
	public void setMetricsTrackerFactory(@Nullable MetricsTrackerFactory factory) {
		super.setMetricsTrackerFactory(decorate(factory));
	}

	final @Nullable MetricsTrackerFactory decorate(@Nullable MetricsTrackerFactory factory) {
		return (factory != null) ? this.metrics.decorate(factory) : null;
	}

	/**
	 * States what is to be done once the pool was closed.
	 * @param action run once, by the thread that closes the pool
	 */
	public void whenClosed(Runnable action) {
		this.closing.set(action);
	}

	@Override
	public void close() {
		super.close();
		closed();
	}

	final void closed() {
		Runnable action = this.closing.getAndSet(null);
		if (action != null) {
			this.path.faults().contain(this, action);
		}
	}

	@Override
	public Connection getConnection() throws SQLException {
		pool();
		return this.path.open(this.source, null);
	}

	/**
	 * The running pool. The first call starts it, and fails as HikariCP would.
	 */
	HikariPool pool() throws SQLException {
		HikariPool known = this.started;
		if (known != null && known.poolState != HikariPool.POOL_SHUTDOWN) {
			return known;
		}
		if (this.below != null && !isClosed()) {
			this.below.start();
		}
		// A connection is borrowed only where that starts the pool or says why it cannot
		super.getConnection().close();
		known = (HikariPool) getHikariPoolMXBean();
		this.started = known;
		return known;
	}

	/**
	 * Return where connections come from that are not the pool's, for questions to the
	 * same server.
	 * @return the source, or {@code null} if the pool opens its connections by itself
	 */
	public @Nullable ConnectionSource apart() {
		PhysicalDataSource physical = this.below;
		return (physical != null) ? () -> openApart(physical) : null;
	}

	private Connection openApart(PhysicalDataSource physical) throws SQLException {
		HikariCredentialsProvider provider = getCredentialsProvider();
		Credentials credentials = (provider != null) ? provider.getCredentials() : getCredentials();
		return physical.openApart(credentials.getUsername(), credentials.getPassword());
	}

	/**
	 * Closes every connection, those in use when they are given back.
	 */
	public void evictAll() {
		if (this.below != null) {
			this.below.evictAll();
		}
		getHikariPoolMXBean().softEvictConnections();
	}

	/**
	 * Return who has connections now.
	 * @param most how many are of interest
	 * @return those who have had theirs for longest, the longest first
	 */
	public List<Holder> holders(int most) {
		long now = System.nanoTime();
		Collection<PhysicalConnection> known = (this.below != null) ? this.below.connections()
				: this.recognition.connections();
		return known.stream()
			.map((connection) -> connection.holder(now))
			.filter(Objects::nonNull)
			.sorted(Comparator.comparingDouble(Holder::heldMillis).reversed())
			.limit(most)
			.toList();
	}

	/**
	 * Lets so many connections lie ready, for as long as nothing else is said. Opens what
	 * is missing at once, one after the other; closes nothing, which HikariCP does when
	 * connections were idle for long enough.
	 * @param idle how many
	 */
	public void keepIdle(int idle) {
		HikariPool known = this.started;
		if (known == null || known.poolState != HikariPool.POOL_NORMAL) {
			return;
		}
		int wanted = Math.min(idle, getMaximumPoolSize());
		if (wanted != getMinimumIdle()) {
			setMinimumIdle(wanted);
		}
		for (int i = known.getIdleConnections(); i < wanted; i++) {
			// Asks for a creator as a borrower would who finds nothing
			known.addBagItem(Integer.MAX_VALUE);
		}
	}

	private final class PoolSource implements PhysicalSource {

		private final AtomicLong lastDiscard = new AtomicLong(System.nanoTime() - DISCARD_INTERVAL_NANOS);

		private volatile boolean trusted = true;

		private volatile boolean readOnlyAccepted;

		@Override
		public Connection open(Admission admission, long asked) throws SQLException {
			HikariPool pool = pool();
			if (asked == Admission.AT_ONCE) {
				return known(pool.getConnection());
			}
			long remaining = admission.remainingMillis(asked);
			GatedMetrics metrics = TidepoolDataSource.this.metrics;
			metrics.waitedAtGate(System.nanoTime() - asked);
			try {
				return known((remaining > 0) ? pool.getConnection(remaining) : pool.getConnection());
			}
			finally {
				metrics.waitedAtGate(0);
			}
		}

		/**
		 * Where nothing is below the pool, the first connection tells what a fresh one is
		 * like.
		 */
		private Connection known(Connection connection) {
			if (TidepoolDataSource.this.below != null) {
				return connection;
			}
			try {
				if (TidepoolDataSource.this.learnedIsolation == Session.UNKNOWN_ISOLATION) {
					TidepoolDataSource.this.learnedIsolation = connection.getTransactionIsolation();
				}
				return TidepoolDataSource.this.recognition.recognize(connection);
			}
			catch (SQLException ex) {
				// Then it is the pool's to say what is wrong with it
				return connection;
			}
		}

		@Override
		public void discard(Connection connection) {
			Connection pooled = Recognition.pooled(connection);
			explain(pooled);
			evictConnection(pooled);
			try {
				pooled.close();
			}
			catch (SQLException | RuntimeException ex) {
				// HikariCP fails to reset what it has just evicted, having done the rest
			}
		}

		private static void explain(Connection pooled) {
			try {
				pooled.unwrap(PhysicalConnection.class).closesFor(CloseReason.EVICTED);
			}
			catch (SQLException | RuntimeException ex) {
				// Not one of ours, or closed already
			}
		}

		/**
		 * Where it is not known how to clean a session, its connection is closed instead:
		 * now and then only, because an application may change its sessions all the time,
		 * and never the last one, because a database in memory would go with it.
		 */
		@Override
		public boolean cleanse(Connection connection) {
			try {
				if (isCleansedCheaply()) {
					PhysicalDataSource physical = TidepoolDataSource.this.below;
					SessionCleaner.clean(connection, (physical != null) ? physical.applicationName() : null);
					return true;
				}
				if (getHikariPoolMXBean().getTotalConnections() > 1 && mayDiscard(System.nanoTime())) {
					discard(connection);
				}
			}
			catch (SQLException | RuntimeException ex) {
				discard(connection);
			}
			return false;
		}

		@Override
		public boolean isCleansedCheaply() {
			return SessionCleaner.knows(getJdbcUrl(), getConnectionInitSql());
		}

		@Override
		public void forgetSequences(Connection connection) {
			if (isCleansedCheaply()) {
				SessionCleaner.forgetSequences(connection);
			}
		}

		private boolean mayDiscard(long now) {
			long last = this.lastDiscard.get();
			return now - last >= DISCARD_INTERVAL_NANOS && this.lastDiscard.compareAndSet(last, now);
		}

		@Override
		public void timedOut() {
			TidepoolDataSource.this.metrics.timedOutAtGate();
		}

		@Override
		public Boolean defaultAutoCommit() {
			return isAutoCommit();
		}

		@Override
		public int defaultIsolation() {
			PhysicalDataSource physical = TidepoolDataSource.this.below;
			String configured = getTransactionIsolation();
			if (configured != null && !configured.isEmpty()) {
				return UtilityElf.getTransactionIsolation(configured);
			}
			return (physical != null) ? physical.defaultIsolation() : TidepoolDataSource.this.learnedIsolation;
		}

		@Override
		public boolean isTrusted() {
			return this.trusted;
		}

		@Override
		public void distrust() {
			this.trusted = false;
		}

		@Override
		public boolean acceptsReadOnly() {
			return this.readOnlyAccepted;
		}

		@Override
		public void readOnlyAccepted() {
			this.readOnlyAccepted = true;
		}

	}

}
