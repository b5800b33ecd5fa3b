package dev.tidepool.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.boot.TidepoolProperties.Cache;
import dev.tidepool.boot.TidepoolProperties.Pool;
import dev.tidepool.boot.alert.AlertSettings;
import dev.tidepool.cache.CacheRule;
import dev.tidepool.cache.CacheSettings;
import dev.tidepool.nplusone.NPlusOneSettings;
import dev.tidepool.pool.LaneSettings;
import dev.tidepool.pool.PoolSettings;
import dev.tidepool.pool.PoolSettings.Mode;
import dev.tidepool.pool.Preset;
import org.jspecify.annotations.Nullable;

/**
 * Makes the features' settings from the properties, and refuses what cannot be.
 */
final class PropertiesMapper {

	private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

	private PropertiesMapper() {
	}

	/**
	 * The settings of one pool: what the user said to Tidepool, else what the user said
	 * to HikariCP, else what the preset gives.
	 * @param name the key of the pool's own settings
	 * @param properties the properties
	 * @param hikari the pool's own configuration, before it is validated: an unset
	 * minimum is -1
	 * @param chosen the size that the user chose for HikariCP, if any
	 * @param unstated the mode if the user said nothing
	 */
	static PoolSettings poolSettings(String name, TidepoolProperties properties, HikariConfig hikari,
			@Nullable Integer chosen, @Nullable Mode unstated) {
		Pool pool = properties.pool(name);
		String max = (pool.maxConnections() == null && chosen != null) ? "maximum-pool-size of '" + name + "'"
				: properties.poolProperty(name, Pool::maxConnections, "max-connections");
		String min = properties.poolProperty(name, Pool::minConnections, "min-connections");
		String acquireTimeout = properties.poolProperty(name, Pool::acquireTimeout, "acquire-timeout");
		String creationRate = properties.poolProperty(name, Pool::creationRate, "creation-rate");
		Mode mode = mode(name, properties, unstated);
		Preset.Bounds preset = preset(name, properties);
		int ceiling = or(pool.maxConnections(), (chosen != null) ? chosen : -1,
				(mode == Mode.ADAPTIVE) ? preset.ceiling() : PoolSettings.START);
		InvalidPropertyException.check(ceiling >= 1, "%s (%d) must be >= 1".formatted(max, ceiling),
				"Set " + max + " to the most connections that the database can spare for '" + name + "'");
		int fallback = (mode == Mode.ADAPTIVE) ? preset.floor() : ceiling;
		int floor = or(pool.minConnections(), Math.min(hikari.getMinimumIdle(), ceiling), Math.min(fallback, ceiling));
		InvalidPropertyException.check(floor >= 1, "%s (%d) must be >= 1".formatted(min, floor),
				"Set " + min + " to the connections that shall stay open when '" + name + "' is idle");
		InvalidPropertyException.check(floor <= ceiling,
				"%s (%d) must be >= %s (%d)".formatted(max, ceiling, min, floor), "Raise " + max + " or lower " + min);
		Duration timeout = timeout(pool, hikari);
		InvalidPropertyException.check(timeout.compareTo(SHORTEST_TIMEOUT) >= 0,
				"%s (%s) must be >= 250ms".formatted(acquireTimeout, timeout), "Set " + acquireTimeout
						+ " to 250ms or more, or leave it out to use HikariCP's " + "connection-timeout");
		int rate = (pool.creationRate() != null) ? pool.creationRate() : 20;
		InvalidPropertyException.check(rate >= 1, "%s (%d) must be >= 1".formatted(creationRate, rate),
				"Set " + creationRate + " to the most connections that may be opened in one second");
		return new PoolSettings(mode, floor, ceiling, preset.start(), timeout, rate, lanes(name, properties));
	}

	/**
	 * The settings of a pool that was built before: its size is the ceiling, whatever was
	 * said.
	 * @param name the key of the pool's own settings
	 * @param properties the properties
	 * @param built the pool
	 * @param unstated the mode if the user said nothing
	 */
	static PoolSettings adoptedSettings(String name, TidepoolProperties properties, HikariConfig built,
			@Nullable Mode unstated) {
		Pool pool = properties.pool(name);
		int size = or(null, built.getMaximumPoolSize(), PoolSettings.START);
		int ceiling = Math.min(size, or(pool.maxConnections(), -1, size));
		int floor = Math.min(ceiling, or(pool.minConnections(), built.getMinimumIdle(), PoolSettings.DEFAULT_FLOOR));
		return new PoolSettings(mode(name, properties, unstated), Math.max(1, floor), Math.max(1, ceiling),
				preset(name, properties).start(), timeout(pool, built),
				(pool.creationRate() != null) ? Math.max(1, pool.creationRate()) : 20, lanes(name, properties));
	}

	private static Preset.Bounds preset(String name, TidepoolProperties properties) {
		Pool pool = properties.pool(name);
		String users = properties.poolProperty(name, Pool::expectedUsers, "expected-users");
		InvalidPropertyException.check(pool.expectedUsers() == null || pool.expectedUsers() >= 1,
				"%s (%d) must be >= 1".formatted(users, pool.expectedUsers()),
				"Set " + users + " to the number of people who use one instance at the same time, or leave it out");
		return ((pool.environment() != null) ? pool.environment() : Preset.DEFAULT).bounds(pool.expectedUsers());
	}

	private static LaneSettings lanes(String name, TidepoolProperties properties) {
		Pool.Lanes lanes = properties.pool(name).lanes();
		LaneSettings standard = LaneSettings.DEFAULT;
		if (lanes == null) {
			return standard;
		}
		Duration threshold = (lanes.longThreshold() != null) ? lanes.longThreshold() : standard.longThreshold();
		double share = (lanes.longShare() != null) ? lanes.longShare() : standard.longShare();
		String prefix = properties.poolProperty(name, Pool::lanes, "lanes");
		InvalidPropertyException.check(!threshold.isZero() && !threshold.isNegative(),
				"%s.long-threshold (%s) must be > 0".formatted(prefix, threshold),
				"Set " + prefix + ".long-threshold to a duration such as 50ms");
		InvalidPropertyException.check(share > 0 && share <= 1,
				"%s.long-share (%s) must be > 0 and <= 1".formatted(prefix, share),
				"Set " + prefix + ".long-share to a share of the permits such as 0.25");
		return new LaneSettings((lanes.enabled() != null) ? lanes.enabled() : standard.enabled(), threshold, share);
	}

	/**
	 * What a data source is not made for is only done to it if it was asked for by name.
	 */
	private static Mode mode(String name, TidepoolProperties properties, @Nullable Mode unstated) {
		Pool own = properties.own(name).pool();
		Mode stated = (unstated == null) ? properties.pool(name).mode() : (own != null) ? own.mode() : null;
		return (stated != null) ? stated : (unstated != null) ? unstated : Mode.ADAPTIVE;
	}

	private static Duration timeout(Pool pool, HikariConfig hikari) {
		return (pool.acquireTimeout() != null) ? pool.acquireTimeout()
				: Duration.ofMillis(hikari.getConnectionTimeout());
	}

	private static int or(@Nullable Integer stated, int hikari, int fallback) {
		return (stated != null) ? stated : (hikari >= 1) ? hikari : fallback;
	}

	static CacheSettings cacheSettings(Cache cache) {
		InvalidPropertyException.check(cache.maxSize().toBytes() > 0,
				"tidepool.cache.max-size (%s) must be > 0".formatted(cache.maxSize()),
				"Give the cache some room, such as 64MB, or switch it off with tidepool.cache.enabled=false");
		checkTtl("tidepool.cache.default-ttl", cache.defaultTtl());
		List<CacheRule> rules = new ArrayList<>();
		for (int i = 0; i < cache.rules().size(); i++) {
			rules.add(rule("tidepool.cache.rules[" + i + "]", cache.rules().get(i)));
		}
		return new CacheSettings(cache.maxSize().toBytes(), cache.defaultTtl(), rules, cache.mode());
	}

	private static CacheRule rule(String property, Cache.Rule rule) {
		InvalidPropertyException.check(!rule.tables().isEmpty() || rule.sql() != null,
				property + " names neither tables nor sql",
				"Set " + property + ".tables to the tables whose queries may be cached, or " + property
						+ ".sql to a regular expression");
		if (rule.ttl() != null) {
			checkTtl(property + ".ttl", rule.ttl());
		}
		if (rule.staleIfError() != null) {
			checkTtl(property + ".stale-if-error", rule.staleIfError());
		}
		if (rule.refreshAhead() != null) {
			checkTtl(property + ".refresh-ahead", rule.refreshAhead());
		}
		return new CacheRule(rule.tables(), pattern(property + ".sql", rule.sql()), rule.ttl(), rule.staleIfError(),
				rule.refreshAhead());
	}

	private static @Nullable Pattern pattern(String property, @Nullable String regex) {
		try {
			return (regex != null) ? Pattern.compile(regex) : null;
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidPropertyException(
					"%s (%s) is no regular expression: %s".formatted(property, regex, ex.getDescription()),
					"Correct the expression near index " + ex.getIndex());
		}
	}

	private static void checkTtl(String property, Duration ttl) {
		InvalidPropertyException.check(!ttl.isZero() && !ttl.isNegative(),
				"%s (%s) must be > 0".formatted(property, ttl),
				"Set " + property + " to how long an entry may live, such as 1m");
	}

	static void checkQueries(String prefix, TidepoolProperties.Queries queries) {
		String slow = prefix + ".queries.slow-threshold";
		String critical = prefix + ".queries.critical-threshold";
		InvalidPropertyException.check(!queries.slowThreshold().isNegative(),
				"%s (%s) must be >= 0".formatted(slow, queries.slowThreshold()),
				"Set " + slow + " to a duration such as 1s");
		InvalidPropertyException.check(
				queries.criticalThreshold().compareTo(queries.slowThreshold()) >= 0, "%s (%s) must be >= %s (%s)"
					.formatted(critical, queries.criticalThreshold(), slow, queries.slowThreshold()),
				"Raise " + critical + " or lower " + slow);
	}

	static Duration window(TidepoolProperties.Nplusone nplusone) {
		InvalidPropertyException.check(!nplusone.window().isNegative(),
				"tidepool.nplusone.window (%s) must be >= 0".formatted(nplusone.window()),
				"Set tidepool.nplusone.window to a duration such as 1s");
		return nplusone.window();
	}

	static NPlusOneSettings nplusoneSettings(String prefix, TidepoolProperties.Nplusone nplusone,
			List<String> basePackages) {
		InvalidPropertyException.check(nplusone.threshold() >= 2,
				"%s.nplusone.threshold (%d) must be >= 2".formatted(prefix, nplusone.threshold()),
				"Set " + prefix + ".nplusone.threshold to the number of like queries from which a loop is reported");
		return new NPlusOneSettings(nplusone.enabled(), nplusone.threshold(), nplusone.action(), basePackages);
	}

	static AlertSettings alertSettings(TidepoolProperties.Alerts alerts) {
		checkBetween("tidepool.alerts.window", alerts.window(), Duration.ofSeconds(1), Duration.ofMinutes(10));
		checkBetween("tidepool.alerts.repeat-interval", alerts.repeatInterval(), Duration.ofSeconds(1),
				Duration.ofDays(1));
		checkPositive("tidepool.alerts.wait-threshold", alerts.waitThreshold());
		checkPositive("tidepool.alerts.establish-threshold", alerts.establishThreshold());
		checkShare("tidepool.alerts.utilization-warning", alerts.utilizationWarning());
		checkShare("tidepool.alerts.utilization-critical", alerts.utilizationCritical());
		checkShare("tidepool.alerts.memory-threshold", alerts.memoryThreshold());
		InvalidPropertyException.check(alerts.utilizationCritical() >= alerts.utilizationWarning(),
				"tidepool.alerts.utilization-critical (%s) must be >= tidepool.alerts.utilization-warning (%s)"
					.formatted(alerts.utilizationCritical(), alerts.utilizationWarning()),
				"Raise tidepool.alerts.utilization-critical or lower tidepool.alerts.utilization-warning");
		return new AlertSettings(alerts.announce(), alerts.window(), alerts.repeatInterval(),
				alerts.utilizationWarning(), alerts.utilizationCritical(), alerts.waitThreshold(),
				alerts.establishThreshold(), alerts.memoryThreshold());
	}

	private static void checkBetween(String property, Duration value, Duration least, Duration most) {
		InvalidPropertyException.check(value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
				"%s (%s) must be between %s and %s".formatted(property, value, least, most),
				"Set " + property + " to a duration in between, such as 30s");
	}

	private static void checkPositive(String property, Duration value) {
		InvalidPropertyException.check(!value.isZero() && !value.isNegative(),
				"%s (%s) must be > 0".formatted(property, value), "Set " + property + " to a duration such as 1s");
	}

	private static void checkShare(String property, double value) {
		InvalidPropertyException.check(value > 0 && value <= 1,
				"%s (%s) must be > 0 and <= 1".formatted(property, value),
				"Set " + property + " to a share such as 0.8");
	}

}
