package dev.tidepool.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

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

/**
 * The features of an application, in the order in which they stand on the way of a query.
 *
 * @param shared what all data sources share
 * @param cache the query-result cache, if it is on
 * @param statistics counts and times of templates
 * @param slowQueries slow executions
 * @param nplusone the N+1 detector, if it is on
 * @param ownDetector makes a detector that judges otherwise than the common one
 * @param listeners whatever else wants to hear, the same each time
 */
record Features(QueryPath.Shared shared, @Nullable QueryCache cache, QueryStatistics statistics,
		SlowQueries slowQueries, @Nullable NPlusOneDetector nplusone,
		Function<NPlusOneSettings, NPlusOneDetector> ownDetector, Supplier<List<PathListeners>> listeners) {

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
		queryListeners.add(new ExecutionListeners(this.statistics.forDataSource(name), slowQueries(settings),
				this.listeners.get().stream().map((each) -> each.queryListener(name)).toList(), this.shared.faults()));
		// Last, because it may be told to throw
		queryListeners.addAll(detectors);
		return new QueryPath.Features(interceptors, queryListeners, connectionListeners, admission, leasing);
	}

	private QueryListener slowQueries(FeatureSettings settings) {
		TidepoolProperties.Queries own = settings.queries();
		return (own != null) ? this.slowQueries.withThresholds(own.slowThreshold(), own.criticalThreshold())
				: this.slowQueries.listener();
	}

	private List<NPlusOneDetector> detectors(FeatureSettings settings) {
		if (this.nplusone == null) {
			return List.of();
		}
		NPlusOneSettings own = settings.nplusone();
		return List.of((own != null) ? this.ownDetector.apply(own) : this.nplusone);
	}

	PoolListener poolListener(String name) {
		return new CompositePoolListener(this.listeners.get().stream().map((each) -> each.poolListener(name)).toList());
	}

	void managed(ManagedPool pool) {
		this.listeners.get().forEach((each) -> each.managed(pool));
	}

	void forgotten(ManagedPool pool) {
		this.listeners.get().forEach((each) -> each.forgotten(pool));
	}

	/**
	 * A second has passed.
	 */
	void tick() {
		this.listeners.get().forEach((each) -> this.shared.faults().guard(each, each::tick));
	}

	void close() {
		this.shared.close();
	}

}
