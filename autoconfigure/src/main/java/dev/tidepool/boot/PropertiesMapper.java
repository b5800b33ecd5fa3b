package dev.tidepool.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.boot.TidepoolProperties.Cache;
import dev.tidepool.boot.TidepoolProperties.Pool;
import dev.tidepool.cache.CacheRule;
import dev.tidepool.cache.CacheSettings;
import dev.tidepool.nplusone.NPlusOneSettings;
import dev.tidepool.pool.PoolSettings;
import dev.tidepool.pool.PoolSettings.Mode;
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
	 * to HikariCP, else the defaults.
	 * @param name the resolved name of the pool
	 * @param properties the properties
	 * @param hikari the pool's own configuration, before it is validated: an unset
	 * minimum is -1
	 * @param chosen the size that the user chose for HikariCP, if any
	 */
	static PoolSettings poolSettings(String name, TidepoolProperties properties, HikariConfig hikari,
			@Nullable Integer chosen) {
		Pool pool = properties.pool(name);
		String max = (pool.maxConnections() == null && chosen != null) ? "maximum-pool-size of '" + name + "'"
				: properties.poolProperty(name, Pool::maxConnections, "max-connections");
		String min = properties.poolProperty(name, Pool::minConnections, "min-connections");
		String acquireTimeout = properties.poolProperty(name, Pool::acquireTimeout, "acquire-timeout");
		String creationRate = properties.poolProperty(name, Pool::creationRate, "creation-rate");
		Mode mode = (pool.mode() != null) ? pool.mode() : Mode.ADAPTIVE;
		int ceiling = or(pool.maxConnections(), (chosen != null) ? chosen : -1,
				(mode == Mode.ADAPTIVE) ? PoolSettings.DEFAULT_CEILING : PoolSettings.START);
		InvalidPropertyException.check(ceiling >= 1, "%s (%d) must be >= 1".formatted(max, ceiling),
				"Set " + max + " to the most connections that the database can spare for '" + name + "'");
		int fallback = (mode == Mode.ADAPTIVE) ? PoolSettings.DEFAULT_FLOOR : ceiling;
		int floor = or(pool.minConnections(), Math.min(hikari.getMinimumIdle(), ceiling), Math.min(fallback, ceiling));
		InvalidPropertyException.check(floor >= 1, "%s (%d) must be >= 1".formatted(min, floor),
				"Set " + min + " to the connections that shall stay open when '" + name + "' is idle");
		InvalidPropertyException.check(floor <= ceiling,
				"%s (%d) must be >= %s (%d)".formatted(max, ceiling, min, floor), "Raise " + max + " or lower " + min);
		Duration timeout = (pool.acquireTimeout() != null) ? pool.acquireTimeout()
				: Duration.ofMillis(hikari.getConnectionTimeout());
		InvalidPropertyException.check(timeout.compareTo(SHORTEST_TIMEOUT) >= 0,
				"%s (%s) must be >= 250ms".formatted(acquireTimeout, timeout), "Set " + acquireTimeout
						+ " to 250ms or more, or leave it out to use HikariCP's " + "connection-timeout");
		int rate = (pool.creationRate() != null) ? pool.creationRate() : 20;
		InvalidPropertyException.check(rate >= 1, "%s (%d) must be >= 1".formatted(creationRate, rate),
				"Set " + creationRate + " to the most connections that may be opened in one second");
		return new PoolSettings(mode, floor, ceiling, timeout, rate);
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
		return new CacheSettings(cache.maxSize().toBytes(), cache.defaultTtl(), rules);
	}

	private static CacheRule rule(String property, Cache.Rule rule) {
		InvalidPropertyException.check(!rule.tables().isEmpty() || rule.sql() != null,
				property + " names neither tables nor sql",
				"Set " + property + ".tables to the tables whose queries may be cached, or " + property
						+ ".sql to a regular expression");
		if (rule.ttl() != null) {
			checkTtl(property + ".ttl", rule.ttl());
		}
		return new CacheRule(rule.tables(), pattern(property + ".sql", rule.sql()), rule.ttl());
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

	static void checkQueries(TidepoolProperties.Queries queries) {
		InvalidPropertyException.check(!queries.slowThreshold().isNegative(),
				"tidepool.queries.slow-threshold (%s) must be >= 0".formatted(queries.slowThreshold()),
				"Set tidepool.queries.slow-threshold to a duration such as 1s");
		InvalidPropertyException.check(queries.criticalThreshold().compareTo(queries.slowThreshold()) >= 0,
				"tidepool.queries.critical-threshold (%s) must be >= tidepool.queries.slow-threshold (%s)"
					.formatted(queries.criticalThreshold(), queries.slowThreshold()),
				"Raise tidepool.queries.critical-threshold or lower tidepool.queries.slow-threshold");
	}

	static NPlusOneSettings nplusoneSettings(TidepoolProperties.Nplusone nplusone, List<String> basePackages) {
		InvalidPropertyException.check(nplusone.threshold() >= 2,
				"tidepool.nplusone.threshold (%d) must be >= 2".formatted(nplusone.threshold()),
				"Set tidepool.nplusone.threshold to the number of like queries from which a loop is reported");
		return new NPlusOneSettings(nplusone.enabled(), nplusone.threshold(), nplusone.action(), basePackages);
	}

}
