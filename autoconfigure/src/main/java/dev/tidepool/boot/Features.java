package dev.tidepool.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import dev.tidepool.cache.QueryCache;
import dev.tidepool.insight.QueryStatistics;
import dev.tidepool.insight.SlowQueries;
import dev.tidepool.jdbc.Admission;
import dev.tidepool.jdbc.ConnectionListener;
import dev.tidepool.jdbc.Leasing;
import dev.tidepool.jdbc.QueryInterceptor;
import dev.tidepool.jdbc.QueryListener;
import dev.tidepool.jdbc.QueryPath;
import dev.tidepool.nplusone.NPlusOneDetector;
import dev.tidepool.nplusone.NPlusOneSettings;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolListener;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The features of an application, in the order in which they stand on the way of a query.
 *
 * @param shared what all data sources share
 * @param cache the query-result cache, if it is on
 * @param statistics counts and times of templates
 * @param slowQueries slow executions
 * @param nplusone the N+1 detector, if it is on
 * @param ownDetector makes a detector that judges otherwise than the common one
 * @param listeners whatever else wants to hear
 */
record Features(QueryPath.Shared shared, @Nullable QueryCache cache, QueryStatistics statistics,
		SlowQueries slowQueries, @Nullable NPlusOneDetector nplusone,
		Function<NPlusOneSettings, NPlusOneDetector> ownDetector, ObjectProvider<PathListeners> listeners) {

	/**
	 * Puts the features together for one data source.
	 * @param name its resolved name
	 * @param settings what is special about it
	 * @param bypass whether nothing is to be served from the cache just now
	 * @param admission decides when a physical connection may be taken
	 * @param leasing for how long it is kept
	 */
	QueryPath.Features forDataSource(String name, FeatureSettings settings, BooleanSupplier bypass, Admission admission,
			Leasing leasing) {
		List<QueryInterceptor> interceptors = new ArrayList<>();
		List<ConnectionListener> connectionListeners = new ArrayList<>();
		if (this.cache != null) {
			interceptors.add(new CacheSwitch(this.cache, settings.cached() ? bypass : () -> true));
			connectionListeners.add(this.cache);
		}
		List<NPlusOneDetector> detectors = detectors(settings);
		connectionListeners.addAll(detectors);
		List<QueryListener> queryListeners = new ArrayList<>();
		queryListeners.add(this.statistics.forDataSource(name));
		queryListeners
			.add((settings.queries() != null) ? this.slowQueries.withThresholds(settings.queries().slowThreshold(),
					settings.queries().criticalThreshold()) : this.slowQueries);
		this.listeners.orderedStream().forEach((each) -> queryListeners.add(each.queryListener(name)));
		// Last, because it may be told to throw
		queryListeners.addAll(detectors);
		return new QueryPath.Features(interceptors, queryListeners, connectionListeners, admission, leasing);
	}

	private List<NPlusOneDetector> detectors(FeatureSettings settings) {
		if (this.nplusone == null) {
			return List.of();
		}
		NPlusOneSettings own = settings.nplusone();
		return List.of((own != null) ? this.ownDetector.apply(own) : this.nplusone);
	}

	PoolListener poolListener(String name) {
		return new CompositePoolListener(
				this.listeners.orderedStream().map((each) -> each.poolListener(name)).toList());
	}

	void managed(ManagedPool pool) {
		this.listeners.orderedStream().forEach((each) -> each.managed(pool));
	}

	void forgotten(ManagedPool pool) {
		this.listeners.orderedStream().forEach((each) -> each.forgotten(pool));
	}

	void close() {
		this.shared.close();
	}

}
