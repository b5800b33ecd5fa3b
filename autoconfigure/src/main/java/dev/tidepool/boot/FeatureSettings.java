package dev.tidepool.boot;

import java.util.List;

import dev.tidepool.nplusone.NPlusOneSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the features do at one data source, where it differs from what they do at all.
 *
 * @param cached whether queries may be answered from the cache
 * @param queries thresholds of its own, or {@code null} for the common ones
 * @param nplusone how the N+1 detector judges here, or {@code null} if as everywhere
 */
record FeatureSettings(boolean cached, TidepoolProperties.@Nullable Queries queries,
		@Nullable NPlusOneSettings nplusone) {

	/**
	 * Read them.
	 * @param properties the properties
	 * @param key the key of the data source's own settings
	 * @param dedicated whether the data source serves migration, scheduling or batch jobs
	 * only: such are not cached unless it is asked for by name
	 * @param packages the application's packages
	 */
	static FeatureSettings of(TidepoolProperties properties, String key, boolean dedicated, List<String> packages) {
		TidepoolProperties.OfDataSource own = properties.own(key);
		String prefix = "tidepool.datasources." + key;
		Boolean cached = (own.cache() != null) ? own.cache().enabled() : null;
		TidepoolProperties.Queries queries = null;
		if (own.queries() != null) {
			queries = own.queries().over(properties.queries());
			PropertiesMapper.checkQueries(prefix, queries);
		}
		NPlusOneSettings nplusone = (own.nplusone() != null)
				? PropertiesMapper.nplusoneSettings(prefix, own.nplusone().over(properties.nplusone()), packages)
				: null;
		return new FeatureSettings((cached != null) ? cached : !dedicated, queries, nplusone);
	}

}
