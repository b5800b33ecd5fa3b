package dev.tidepool.jdbc;

import java.util.function.IntSupplier;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import org.jspecify.annotations.Nullable;

/**
 * Lets HikariCP's own meters tell the truth about a pool with a gate above it: sessions
 * that wait at the gate are pending, and the time that they waited there is part of the
 * time to acquire. Thread-safe.
 */
final class GatedMetrics {

	private final IntSupplier waitingAtGate;

	/** Only set while a thread that waited asks the pool. */
	private final ThreadLocal<@Nullable Long> gateWait = new ThreadLocal<>();

	private volatile @Nullable IMetricsTracker tracker;

	GatedMetrics(IntSupplier waitingAtGate) {
		this.waitingAtGate = waitingAtGate;
	}

	MetricsTrackerFactory decorate(MetricsTrackerFactory factory) {
		return (poolName, stats) -> {
			IMetricsTracker created = factory.create(poolName, new GatedStats(stats));
			this.tracker = created;
			return new PoolTracker(created, this.gateWait);
		};
	}

	/**
	 * Notes how long the current thread waited before it turned to the pool.
	 */
	void waitedAtGate(long nanos) {
		if (this.tracker == null) {
			return;
		}
		if (nanos > 0) {
			this.gateWait.set(nanos);
		}
		else {
			this.gateWait.remove();
		}
	}

	void timedOutAtGate() {
		IMetricsTracker known = this.tracker;
		if (known != null) {
			known.recordConnectionTimeout();
		}
	}

	/**
	 * What the pool itself records, on the borrowing thread.
	 */
	private record PoolTracker(IMetricsTracker delegate,
			ThreadLocal<@Nullable Long> gateWait) implements IMetricsTracker {

		@Override
		public void recordConnectionAcquiredNanos(long nanos) {
			Long waited = this.gateWait.get();
			this.delegate.recordConnectionAcquiredNanos((waited != null) ? waited + nanos : nanos);
		}

		@Override
		public void recordConnectionCreatedMillis(long millis) {
			this.delegate.recordConnectionCreatedMillis(millis);
		}

		@Override
		public void recordConnectionUsageMillis(long millis) {
			this.delegate.recordConnectionUsageMillis(millis);
		}

		@Override
		public void recordConnectionTimeout() {
			this.delegate.recordConnectionTimeout();
		}

		@Override
		public void close() {
			this.delegate.close();
		}

	}

	private final class GatedStats extends PoolStats {

		private final PoolStats pool;

		GatedStats(PoolStats pool) {
			super(0);
			this.pool = pool;
		}

		@Override
		protected void update() {
			this.totalConnections = this.pool.getTotalConnections();
			this.idleConnections = this.pool.getIdleConnections();
			this.activeConnections = this.pool.getActiveConnections();
			this.maxConnections = this.pool.getMaxConnections();
			this.minConnections = this.pool.getMinConnections();
			this.pendingThreads = this.pool.getPendingThreads() + GatedMetrics.this.waitingAtGate.getAsInt();
		}

	}

}
