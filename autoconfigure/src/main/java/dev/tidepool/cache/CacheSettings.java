package dev.tidepool.cache;

import java.time.Duration;
import java.util.List;

/**
 * How the cache is set up. Immutable.
 *
 * @param maxBytes the bound of all entries together, in estimated bytes of heap
 * @param defaultTtl how long a result may live where nothing else says so
 * @param rules what may be cached, in order: the first that matches decides
 * @param mode whether queries are served
 */
public record CacheSettings(long maxBytes, Duration defaultTtl, List<CacheRule> rules, CacheMode mode) {

	/**
	 * Create settings by which queries are served.
	 * @param maxBytes the bound of all entries together, in estimated bytes of heap
	 * @param defaultTtl how long a result may live where nothing else says so
	 * @param rules what may be cached, in order: the first that matches decides
	 * @throws IllegalArgumentException if a setting is out of range or a rule names
	 * nothing
	 */
	public CacheSettings(long maxBytes, Duration defaultTtl, List<CacheRule> rules) {
		this(maxBytes, defaultTtl, rules, CacheMode.SERVE);
	}

	/**
	 * Create the settings.
	 * @throws IllegalArgumentException if a setting is out of range or a rule names
	 * nothing
	 */
	public CacheSettings {
		if (maxBytes < 0) {
			throw new IllegalArgumentException("tidepool.cache.max-size (" + maxBytes + " bytes) must be >= 0");
		}
		CacheRule.checkTtl(defaultTtl, "tidepool.cache.default-ttl");
		rules = List.copyOf(rules);
		for (int i = 0; i < rules.size(); i++) {
			if (rules.get(i).isEmpty()) {
				throw new IllegalArgumentException("tidepool.cache.rules[" + i
						+ "] must name 'tables' or 'sql': a rule with neither would match nothing");
			}
		}
	}

}
