package dev.tidepool.boot;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.tidepool.Tidepool;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.Leasing;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.jdbc.TidepoolDataSource;
import dev.tidepool.jdbc.WrappedDataSource;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolSettings;
import dev.tidepool.pool.PoolState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;

/**
 * Lays the way of a query for every data source of the application, and keeps the pools.
 * Thread-safe.
 */
public final class TidepoolEngine implements Tidepool, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TidepoolEngine.class);

	private static final String SCOPED_TARGET = "scopedTarget.";

	private final TidepoolProperties properties;

	private final Features features;

	private final Environment environment;

	private final Clock clock;

	private final PoolTicker ticker;

	private final Map<String, Managed> managed = new ConcurrentHashMap<>();

	TidepoolEngine(TidepoolProperties properties, Features features, Environment environment, Clock clock) {
		this.properties = properties;
		this.features = features;
		this.environment = environment;
		this.clock = clock;
		this.ticker = new PoolTicker(features.shared().faults());
	}

	/**
	 * Makes the data source that takes the place of an unstarted pool.
	 * @param pool the pool with its configuration bound
	 * @param beanName the name of its bean
	 * @return the data source, or {@code null} if this one is to be left alone
	 */
	@Nullable TidepoolDataSource replace(HikariDataSource pool, String beanName) {
		String name = (pool.getPoolName() != null) ? pool.getPoolName() : withoutScope(beanName);
		if (!this.properties.isEnabled(name)) {
			logger.info("Data source '{}' is left alone (tidepool.datasources.{}.enabled=false)", name, name);
			return null;
		}
		Leasing chosen = this.properties.pool(name).leasing();
		Leasing leasing = (chosen != null) ? chosen : Leasing.TRANSACTION;
		PoolSettings settings = PropertiesMapper.poolSettings(name, this.properties, pool,
				HikariSize.chosen(pool, this.environment));
		ManagedPool managedPool = new ManagedPool(name, settings, this.features.poolListener(name), this.clock);
		TidepoolDataSource twin = new TidepoolDataSource(pool, managedPool.creationListener(), (dataSource) -> {
			configure(dataSource, name, settings);
			return path(name, managedPool.admission(), leasing);
		});
		managedPool.observe(() -> state(twin));
		Managed replaced = this.managed.put(name, new Managed(managedPool, twin));
		if (replaced != null) {
			logger.warn("Two pools are called '{}'; endpoints and meters show the later one. "
					+ "Give each its own name (hikari.pool-name)", name);
		}
		this.ticker.add(managedPool);
		this.features.managed(managedPool);
		logger.info("Pool '{}' is {}: {} to {} connections, {} sessions at once to begin with", name,
				settings.mode().name().toLowerCase(Locale.ROOT), settings.floor(), settings.ceiling(),
				managedPool.limit());
		return twin;
	}

	private static String withoutScope(String beanName) {
		return beanName.startsWith(SCOPED_TARGET) ? beanName.substring(SCOPED_TARGET.length()) : beanName;
	}

	/**
	 * Builds the pool at its ceiling, because HikariCP cannot be resized promptly; the
	 * gate above it holds the limit.
	 */
	private static void configure(HikariDataSource dataSource, String name, PoolSettings settings) {
		if (dataSource.getPoolName() == null) {
			dataSource.setPoolName(name);
		}
		if (settings.mode() == PoolSettings.Mode.ADAPTIVE) {
			dataSource.setMaximumPoolSize(settings.ceiling());
			dataSource.setMinimumIdle(settings.floor());
		}
		dataSource.setConnectionTimeout(settings.acquireTimeout().toMillis());
	}

	@Override
	public DataSource instrument(DataSource dataSource, String name) {
		if (dataSource instanceof TidepoolDataSource || dataSource instanceof WrappedDataSource) {
			return dataSource;
		}
		return new WrappedDataSource(dataSource, path(name, Admission.OPEN, Leasing.CONNECTION));
	}

	private QueryPath path(String name, Admission admission, Leasing leasing) {
		return new QueryPath(name, this.features.shared(), this.features.forDataSource(name, admission, leasing));
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
			found.dataSource().getHikariPoolMXBean().softEvictConnections();
		}
		return true;
	}

	void forget(TidepoolDataSource dataSource) {
		this.managed.values().removeIf((each) -> {
			boolean gone = each.dataSource() == dataSource;
			if (gone) {
				this.ticker.remove(each.pool());
			}
			return gone;
		});
	}

	/**
	 * Return how many faults of Tidepool itself were contained.
	 * @return the count since the start
	 */
	public long faults() {
		return this.features.shared().faults().count();
	}

	@Override
	public void close() {
		this.ticker.close();
		this.features.close();
	}

	private record Managed(ManagedPool pool, TidepoolDataSource dataSource) {

	}

}
