package dev.tidepool.boot;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.tidepool.Alert;
import dev.tidepool.Tidepool;
import dev.tidepool.database.LiveCapacities;
import dev.tidepool.jdbc.AdoptedDataSource;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.ConnectionSource;
import dev.tidepool.jdbc.Leasing;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.jdbc.WrappedDataSource;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolListener;
import dev.tidepool.pool.PoolSettings;
import dev.tidepool.pool.PoolState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;

/**
 * Lays the way of a query for every data source of the application, and keeps the pools.
 * Thread-safe.
 */
public final class TidepoolEngine implements Tidepool, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TidepoolEngine.class);

	/** What HikariCP does if nobody says otherwise. */
	private static final long HIKARI_IDLE_TIMEOUT = TimeUnit.MINUTES.toMillis(10);

	/** After two idle minutes, only the floor is open. */
	private static final long IDLE_TIMEOUT = TimeUnit.MINUTES.toMillis(1);

	private final Settings settings;

	private final Features features;

	private final Oversight oversight;

	private final Clock clock;

	private final PoolTicker ticker;

	private final ResolvedNames names = new ResolvedNames();

	private final InnerDataSources inner = new InnerDataSources((target, origin) -> treat(target, origin));

	private final Map<String, Managed> managed = new ConcurrentHashMap<>();

	/** By the pool that was found. A twin refers to it, so that both have to be weak. */
	private final Cache<DataSource, DataSource> adopted = Caffeine.newBuilder().weakKeys().weakValues().build();

	private final Cache<DataSource, String> left = Caffeine.newBuilder().weakKeys().build();

	private final Map<String, UnmanagedDataSource> unmanaged = new ConcurrentHashMap<>();

	private final Housekeeping housekeeping = new Housekeeping();

	private final LiveCapacities capacities = new LiveCapacities(Duration.ofMinutes(1));

	private final AtomicInteger bypassing = new AtomicInteger();

	TidepoolEngine(Settings settings, Features features, Oversight oversight, Clock clock) {
		this.settings = settings;
		this.features = features;
		this.oversight = oversight;
		this.clock = clock;
		this.ticker = new PoolTicker(features.shared().faults(), this::tick);
	}

	private void tick() {
		this.features.tick();
		this.oversight.alerts().tick(this.clock.instant());
	}

	/**
	 * Treats a data source that is not initialised yet.
	 * @param dataSource the data source with its configuration bound
	 * @param origin where it comes from
	 * @return what is to be used in its place, or the same one
	 */
	DataSource treatEarly(DataSource dataSource, Origin origin) {
		return carryOut(Treatment.early(dataSource), dataSource, origin, origin.name());
	}

	/**
	 * Treats a data source that is complete.
	 * @param dataSource the data source
	 * @param origin where it comes from
	 * @return what is to be used in its place, or the same one
	 */
	DataSource treat(DataSource dataSource, Origin origin) {
		return carryOut(Treatment.of(dataSource, origin), dataSource, origin, origin.name());
	}

	@Override
	public DataSource instrument(DataSource dataSource, String name) {
		Origin origin = Origin.plain(name);
		// Whoever has that name already is another one
		return carryOut(Treatment.of(dataSource, origin), dataSource, origin, new Object());
	}

	private DataSource carryOut(Treatment treatment, DataSource dataSource, Origin origin, Object owner) {
		if (this.left.getIfPresent(dataSource) != null) {
			return dataSource;
		}
		String name = this.settings.name(dataSource, origin);
		if (treatment.action() == Treatment.Action.NOTHING) {
			if (!treatment.reason().isEmpty()) {
				leave(dataSource, name, treatment.reason());
			}
			return dataSource;
		}
		String key = this.settings.key(name, origin);
		if (!this.settings.isEnabled(key)) {
			leave(dataSource, name, "tidepool.datasources." + key + ".enabled=false");
			return dataSource;
		}
		return switch (treatment.action()) {
			case REPLACE -> replace((HikariDataSource) dataSource, name, key, origin);
			case ADOPT -> adopt((HikariDataSource) dataSource, name, key, origin);
			case WRAP -> wrap(dataSource, this.names.claim(name, owner), key, origin);
			case LOOK_INSIDE -> lookInside(dataSource, name, origin);
			case NOTHING -> dataSource;
		};
	}

	private void leave(DataSource dataSource, String name, String reason) {
		this.left.put(dataSource, name);
		if (this.unmanaged.putIfAbsent(name, new UnmanagedDataSource(name, reason)) == null) {
			logger.info("Data source '{}' is left alone: {}", name, reason);
		}
	}

	private TidepoolDataSource replace(HikariDataSource pool, String wanted, String key, Origin origin) {
		PoolSettings settings = this.settings.pool(key, pool, origin);
		FeatureSettings features = this.settings.features(key, origin);
		String name = this.names.claim(wanted, pool);
		ManagedPool managedPool = new ManagedPool(name, settings, listener(name), this.clock);
		TidepoolDataSource twin = new TidepoolDataSource(pool, managedPool.creationListener(), (dataSource) -> {
			configure(dataSource, name, settings);
			this.housekeeping.takeOver(dataSource);
			return path(name, features, managedPool.admission(), this.settings.leasing(key));
		});
		managedPool.keepIdle(twin::keepIdle);
		manage(managedPool, twin);
		return twin;
	}

	private DataSource adopt(HikariDataSource pool, String wanted, String key, Origin origin) {
		DataSource known = this.adopted.getIfPresent(pool);
		if (known != null) {
			return known;
		}
		PoolSettings settings = this.settings.adopted(key, pool, origin);
		FeatureSettings features = this.settings.features(key, origin);
		String name = this.names.claim(wanted, pool);
		ManagedPool managedPool = new ManagedPool(name, settings, listener(name), this.clock);
		TidepoolDataSource twin = new AdoptedDataSource(pool,
				(dataSource) -> path(name, features, managedPool.admission(), this.settings.leasing(key)));
		this.adopted.put(pool, twin);
		manage(managedPool, twin);
		return twin;
	}

	private DataSource wrap(DataSource dataSource, String name, String key, Origin origin) {
		WrappedDataSource wrapped = new WrappedDataSource(dataSource,
				path(name, this.settings.features(key, origin), Admission.OPEN, Leasing.CONNECTION),
				dataSource instanceof EmbeddedDatabase || dataSource instanceof AbstractDriverBasedDataSource);
		this.ticker.start();
		logger.info("Data source '{}' has its queries looked after; its connections are its own ({})", name,
				dataSource.getClass().getName());
		return (dataSource instanceof EmbeddedDatabase database) ? new InstrumentedEmbeddedDatabase(database, wrapped)
				: wrapped;
	}

	private DataSource lookInside(DataSource dataSource, String name, Origin origin) {
		String reason = this.inner.treat(dataSource, origin);
		if (reason != null) {
			leave(dataSource, name, reason);
		}
		return dataSource;
	}

	private PoolListener listener(String name) {
		return new CompositePoolListener(
				List.of(this.features.poolListener(name), this.oversight.pools().listener(name)));
	}

	private void manage(ManagedPool pool, TidepoolDataSource dataSource) {
		pool.observe(() -> state(dataSource));
		pool.observeHolders(dataSource::holders);
		pool.observeExecutions(() -> this.features.statistics().times(pool.name()));
		ConnectionSource apart = dataSource.apart();
		if (apart != null) {
			pool.server(this.capacities.forPool(apart, () -> pool.state().total())::current);
		}
		pool.executed(() -> this.features.statistics().executedNanos(pool.name()));
		dataSource.whenClosed(() -> forget(dataSource));
		this.managed.put(pool.name(), new Managed(pool, dataSource));
		this.oversight.pools().add(pool);
		this.ticker.add(pool);
		this.features.managed(pool);
		PoolSettings settings = pool.settings();
		logger.info("Pool '{}' is {}: {} to {} connections, {} sessions at once to begin with", pool.name(),
				settings.mode().name().toLowerCase(Locale.ROOT), settings.floor(), settings.ceiling(), pool.limit());
	}

	/**
	 * Builds the pool at its ceiling, because HikariCP cannot be resized promptly; the
	 * gate above it holds the limit.
	 */
	private static void configure(HikariDataSource dataSource, String name, PoolSettings settings) {
		dataSource.setPoolName(name);
		if (settings.mode() == PoolSettings.Mode.ADAPTIVE) {
			dataSource.setMaximumPoolSize(settings.ceiling());
			dataSource.setMinimumIdle(settings.floor());
			if (dataSource.getIdleTimeout() == HIKARI_IDLE_TIMEOUT) {
				dataSource.setIdleTimeout(IDLE_TIMEOUT);
			}
		}
		dataSource.setConnectionTimeout(settings.acquireTimeout().toMillis());
	}

	private QueryPath path(String name, FeatureSettings settings, Admission admission, Leasing leasing) {
		return new QueryPath(name, this.features.shared(),
				this.features.forDataSource(name, settings, () -> this.bypassing.get() > 0, admission, leasing));
	}

	/**
	 * Serves nothing from the cache until {@link #resumeCache()} was called as often.
	 */
	void bypassCache() {
		this.bypassing.incrementAndGet();
	}

	void resumeCache() {
		this.bypassing.decrementAndGet();
	}

	private static PoolState state(HikariDataSource dataSource) {
		HikariPoolMXBean pool = dataSource.isRunning() ? dataSource.getHikariPoolMXBean() : null;
		return (pool != null) ? new PoolState(pool.getTotalConnections(), pool.getActiveConnections(),
				pool.getIdleConnections(), pool.getThreadsAwaitingConnection()) : PoolState.NONE;
	}

	/**
	 * Return the pools in care.
	 * @return the pools by name, sorted
	 */
	public List<ManagedPool> pools() {
		forgetClosed();
		List<ManagedPool> pools = new ArrayList<>();
		new TreeMap<>(this.managed).values().forEach((each) -> pools.add(each.pool()));
		return pools;
	}

	/**
	 * Return a pool.
	 * @param name its resolved name
	 * @return the pool, or {@code null} if there is none of that name
	 */
	public @Nullable ManagedPool pool(String name) {
		Managed found = this.managed.get(name);
		return (found != null) ? found.pool() : null;
	}

	/**
	 * Closes the connections of a pool, those in use when they are given back.
	 * @param name the resolved name of the pool
	 * @return whether there is such a pool
	 */
	public boolean evict(String name) {
		Managed found = this.managed.get(name);
		if (found == null) {
			return false;
		}
		if (found.dataSource().isRunning()) {
			found.dataSource().evictAll();
		}
		return true;
	}

	/**
	 * Return the data sources that are left alone.
	 * @return them with the reason, sorted by name
	 */
	public List<UnmanagedDataSource> unmanaged() {
		return List.copyOf(new TreeMap<>(this.unmanaged).values());
	}

	/**
	 * Whoever made an adopted pool may close it without a word.
	 */
	private void forgetClosed() {
		this.managed.values()
			.stream()
			.map(Managed::dataSource)
			.filter(HikariDataSource::isClosed)
			.forEach(this::forget);
	}

	void forget(TidepoolDataSource dataSource) {
		for (Managed each : this.managed.values()) {
			if (each.dataSource() == dataSource && this.managed.remove(each.pool().name(), each)) {
				this.ticker.remove(each.pool());
				this.oversight.pools().remove(each.pool());
				this.names.release(each.pool().name());
				this.features.forgotten(each.pool());
			}
		}
	}

	/**
	 * Return how many faults of Tidepool itself were contained.
	 * @return the count since the start
	 */
	public long faults() {
		return this.features.shared().faults().count();
	}

	/**
	 * Return what a person should look at.
	 * @return the alerts that stand, the worst first
	 */
	public List<Alert> alerts() {
		return this.oversight.alerts().standing();
	}

	/**
	 * Return how far long tasks are.
	 * @return the last tasks, the one that was heard of last first
	 */
	public List<ProgressBoard.Task> progress() {
		return this.oversight.progress().tasks();
	}

	@Override
	public void close() {
		this.ticker.close();
		this.capacities.close();
		this.housekeeping.close();
		this.features.close();
	}

	private record Managed(ManagedPool pool, TidepoolDataSource dataSource) {

	}

}
