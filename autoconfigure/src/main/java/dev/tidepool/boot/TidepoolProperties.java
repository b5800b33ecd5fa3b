package dev.tidepool.boot;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.tidepool.cache.CacheMode;
import dev.tidepool.jdbc.Leasing;
import dev.tidepool.nplusone.NPlusOneSettings;
import dev.tidepool.pool.PoolSettings;
import dev.tidepool.pool.Preset;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for Tidepool.
 *
 * @param enabled whether Tidepool does anything at all
 * @param pool the adaptive connection pool
 * @param cache the query-result cache
 * @param queries statistics of queries
 * @param nplusone the N+1 detector
 * @param alerts when a person is to be told
 * @param datasources settings for one data source by its resolved name, which override
 * the common ones
 */
@ConfigurationProperties("tidepool")
public record TidepoolProperties(@DefaultValue("true") boolean enabled, @DefaultValue Pool pool,
		@DefaultValue Cache cache, @DefaultValue Queries queries, @DefaultValue Nplusone nplusone,
		@DefaultValue Alerts alerts, @DefaultValue Map<String, OfDataSource> datasources) {

	/**
	 * Return the key under which a data source has settings of its own. Case and
	 * punctuation do not count: an environment variable has neither.
	 * @param names what the data source is called, the most important first
	 * @return the key, or the first name if it has none
	 */
	String key(String... names) {
		for (String name : names) {
			if (this.datasources.containsKey(name)) {
				return name;
			}
		}
		for (String name : names) {
			for (String key : this.datasources.keySet()) {
				if (uniform(key).equals(uniform(name))) {
					return key;
				}
			}
		}
		return names[0];
	}

	private static String uniform(String name) {
		return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the pool settings for a data source.
	 * @param key the key of its own settings
	 * @return its own settings, completed by the common ones
	 */
	Pool pool(String key) {
		Pool own = own(key).pool();
		return (own != null) ? own.over(this.pool) : this.pool;
	}

	/**
	 * Return the settings for a data source.
	 * @param key the key of its own settings
	 * @return its own settings, which may be empty
	 */
	OfDataSource own(String key) {
		return this.datasources.getOrDefault(key, OfDataSource.NONE);
	}

	/**
	 * Whether a person is to be told of N+1 patterns at a data source.
	 * @param dataSource its resolved name
	 */
	boolean reportsNPlusOne(String dataSource) {
		OwnNplusone own = own(key(dataSource)).nplusone();
		return ((own != null) ? own.over(this.nplusone) : this.nplusone).action() != NPlusOneSettings.Action.NONE;
	}

	/**
	 * Return the name of the property that a pool setting came from, for messages.
	 */
	String poolProperty(String key, Function<Pool, @Nullable Object> setting, String property) {
		Pool own = own(key).pool();
		boolean isOwn = own != null && setting.apply(own) != null;
		return (isOwn ? "tidepool.datasources." + key + ".pool." : "tidepool.pool.") + property;
	}

	/**
	 * Settings for one data source.
	 *
	 * @param enabled whether Tidepool takes care of the data source
	 * @param pool the adaptive connection pool of the data source
	 * @param cache the query-result cache for the data source
	 * @param queries statistics of the data source's queries
	 * @param nplusone the N+1 detector for the data source
	 */
	public record OfDataSource(@DefaultValue("true") boolean enabled, @Nullable Pool pool, @Nullable OwnCache cache,
			@Nullable OwnQueries queries, @Nullable OwnNplusone nplusone) {

		static final OfDataSource NONE = new OfDataSource(true, null, null, null, null);

	}

	/**
	 * Settings for the query-result cache that one data source may have of its own.
	 *
	 * @param enabled whether queries of the data source may be answered from the cache
	 */
	public record OwnCache(@Nullable Boolean enabled) {

	}

	/**
	 * Settings for the statistics of queries that one data source may have of its own.
	 *
	 * @param slowThreshold execution time from which a query counts as slow
	 * @param criticalThreshold execution time from which a query counts as critical
	 */
	public record OwnQueries(@Nullable Duration slowThreshold, @Nullable Duration criticalThreshold) {

		Queries over(Queries common) {
			return new Queries((this.slowThreshold != null) ? this.slowThreshold : common.slowThreshold(),
					(this.criticalThreshold != null) ? this.criticalThreshold : common.criticalThreshold());
		}

	}

	/**
	 * Settings for the N+1 detector that one data source may have of its own.
	 *
	 * @param enabled whether queries of the data source are watched for N+1 patterns
	 * @param threshold number of like queries in one unit of work from which they count
	 * @param action what is done when a pattern is found
	 */
	public record OwnNplusone(@Nullable Boolean enabled, @Nullable Integer threshold,
			NPlusOneSettings.@Nullable Action action) {

		// The window belongs to threads, which use several data sources
		Nplusone over(Nplusone common) {
			return new Nplusone((this.enabled != null) ? this.enabled : common.enabled(),
					(this.threshold != null) ? this.threshold : common.threshold(),
					(this.action != null) ? this.action : common.action(), common.window());
		}

	}

	/**
	 * Settings for connection pools.
	 *
	 * @param mode whether the limit is moved, only advised, or left as configured
	 * @param minConnections smallest limit, and the connections that stay open when idle
	 * @param maxConnections most connections that are ever open
	 * @param environment where the application runs, which gives the bounds that were not
	 * set
	 * @param expectedUsers number of people who use one instance at the same time, which
	 * raises the bounds that were not set
	 * @param acquireTimeout longest wait for a permit and a connection together
	 * @param leasing for how long a connection is kept from others
	 * @param creationRate most physical connections that are opened in one second
	 * @param lanes how short and long sessions are kept apart
	 */
	public record Pool(PoolSettings.@Nullable Mode mode, @Nullable Integer minConnections,
			@Nullable Integer maxConnections, @Nullable Preset environment, @Nullable Integer expectedUsers,
			@Nullable Duration acquireTimeout, @Nullable Leasing leasing, @Nullable Integer creationRate,
			@Nullable Lanes lanes) {

		Pool over(Pool common) {
			return new Pool((this.mode != null) ? this.mode : common.mode,
					(this.minConnections != null) ? this.minConnections : common.minConnections,
					(this.maxConnections != null) ? this.maxConnections : common.maxConnections,
					(this.environment != null) ? this.environment : common.environment,
					(this.expectedUsers != null) ? this.expectedUsers : common.expectedUsers,
					(this.acquireTimeout != null) ? this.acquireTimeout : common.acquireTimeout,
					(this.leasing != null) ? this.leasing : common.leasing,
					(this.creationRate != null) ? this.creationRate : common.creationRate,
					(this.lanes != null) ? this.lanes.over(common.lanes) : common.lanes);
		}

		/**
		 * How short and long sessions are kept apart.
		 *
		 * @param enabled whether long sessions leave permits to short ones
		 * @param longThreshold time for which a session holds its connection from which
		 * it may count as long
		 * @param longShare share of the permits that long sessions have while short ones
		 * come
		 */
		public record Lanes(@Nullable Boolean enabled, @Nullable Duration longThreshold, @Nullable Double longShare) {

			Lanes over(@Nullable Lanes common) {
				return (common == null) ? this
						: new Lanes((this.enabled != null) ? this.enabled : common.enabled,
								(this.longThreshold != null) ? this.longThreshold : common.longThreshold,
								(this.longShare != null) ? this.longShare : common.longShare);
			}

		}

	}

	/**
	 * Settings for the query-result cache.
	 *
	 * @param enabled whether there is a cache; with no rule nothing is served from it
	 * @param mode whether queries are answered from the cache, or only counted and
	 * checked as if they were
	 * @param maxSize byte bound of the first level
	 * @param defaultTtl longest life of an entry whose rule states none
	 * @param rules what may be cached
	 * @param warmUp queries without parameters that are executed when the application
	 * starts, so that their results are in the cache
	 */
	public record Cache(@DefaultValue("true") boolean enabled, @DefaultValue("serve") CacheMode mode,
			@DefaultValue("64MB") DataSize maxSize, @DefaultValue("5m") Duration defaultTtl,
			@DefaultValue List<Rule> rules, @DefaultValue List<String> warmUp) {

		/**
		 * What may be cached.
		 *
		 * @param tables tables, all of whose queries may be cached
		 * @param sql regular expression that the text of a query has to match
		 * @param ttl longest life of an entry
		 * @param staleIfError time for which an entry may be served beyond its life while
		 * the database cannot be reached
		 * @param refreshAhead time before the end of its life in which a hit makes an
		 * entry be loaded again in the background
		 */
		public record Rule(@DefaultValue Set<String> tables, @Nullable String sql, @Nullable Duration ttl,
				@Nullable Duration staleIfError, @Nullable Duration refreshAhead) {

		}

	}

	/**
	 * Settings for the statistics of queries.
	 *
	 * @param slowThreshold execution time from which a query counts as slow
	 * @param criticalThreshold execution time from which a query counts as critical
	 */
	public record Queries(@DefaultValue("1s") Duration slowThreshold, @DefaultValue("5s") Duration criticalThreshold) {

	}

	/**
	 * Settings for the N+1 detector.
	 *
	 * @param enabled whether queries are watched for N+1 patterns
	 * @param threshold number of like queries in one unit of work from which they count
	 * @param action what is done when a pattern is found
	 * @param window time in which like queries on one thread count together where no unit
	 * of work is known; 0 for each connection by itself
	 */
	public record Nplusone(@DefaultValue("true") boolean enabled, @DefaultValue("5") int threshold,
			@DefaultValue("log") NPlusOneSettings.Action action, @DefaultValue("1s") Duration window) {

	}

	/**
	 * Settings for alerts, which also make up the health.
	 *
	 * @param announce whether alerts are logged and published as events; health and
	 * endpoints show them anyway
	 * @param window time over which pools are judged
	 * @param repeatInterval shortest time between two announcements of the same alert
	 * @param utilizationWarning share of the permits taken over the window from which is
	 * warned
	 * @param utilizationCritical share of the permits taken over the window from which it
	 * is critical
	 * @param waitThreshold longest wait for a connection that is no alert
	 * @param establishThreshold longest mean time to open a connection that is no alert
	 * @param memoryThreshold share of the old generation in use after a collection from
	 * which is warned
	 */
	public record Alerts(@DefaultValue("true") boolean announce, @DefaultValue("30s") Duration window,
			@DefaultValue("5m") Duration repeatInterval, @DefaultValue("0.8") double utilizationWarning,
			@DefaultValue("0.95") double utilizationCritical, @DefaultValue("1s") Duration waitThreshold,
			@DefaultValue("100ms") Duration establishThreshold, @DefaultValue("0.9") double memoryThreshold) {

	}

}
