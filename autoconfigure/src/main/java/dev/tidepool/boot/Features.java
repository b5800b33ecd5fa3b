package dev.tidepool.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
 * @param listeners whatever else wants to hear
 */
record Features(QueryPath.Shared shared, @Nullable QueryCache cache, QueryStatistics statistics,
		SlowQueries slowQueries, @Nullable NPlusOneDetector nplusone, ObjectProvider<PathListeners> listeners) {

	QueryPath.Features forDataSource(String name, Admission admission, Leasing leasing) {
		List<QueryInterceptor> interceptors = present(this.cache);
		List<ConnectionListener> connectionListeners = new ArrayList<>();
		connectionListeners.addAll(present(this.cache));
		connectionListeners.addAll(present(this.nplusone));
		List<QueryListener> queryListeners = new ArrayList<>();
		queryListeners.add(this.statistics.forDataSource(name));
		queryListeners.add(this.slowQueries);
		this.listeners.orderedStream().forEach((each) -> queryListeners.add(each.queryListener(name)));
		// Last, because it may be told to throw
		queryListeners.addAll(present(this.nplusone));
		return new QueryPath.Features(interceptors, queryListeners, connectionListeners, admission, leasing);
	}

	PoolListener poolListener(String name) {
		return new CompositePoolListener(
				this.listeners.orderedStream().map((each) -> each.poolListener(name)).toList());
	}

	void managed(ManagedPool pool) {
		this.listeners.orderedStream().forEach((each) -> each.managed(pool));
	}

	void close() {
		this.shared.analyzer().close();
	}

	private static <T> List<T> present(@Nullable T feature) {
		return Stream.ofNullable(feature).toList();
	}

}
