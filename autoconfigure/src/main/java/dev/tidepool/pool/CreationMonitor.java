package dev.tidepool.pool;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tidepool.jdbc.CloseReason;
import dev.tidepool.jdbc.CreationListener;
import org.jspecify.annotations.Nullable;

/**
 * Paces and counts the physical connections of a pool, and knows whether the server
 * refuses more.
 */
final class CreationMonitor implements CreationListener {

	private final PoolCounters counters;

	private final PoolListener listener;

	private final CreationPacer pacer;

	private final AtomicInteger open = new AtomicInteger();

	private volatile @Nullable Throwable lastFailure;

	CreationMonitor(PoolCounters counters, PoolListener listener, CreationPacer pacer) {
		this.counters = counters;
		this.listener = listener;
		this.pacer = pacer;
	}

	/**
	 * What the last attempt threw, or {@code null} if it succeeded.
	 */
	@Nullable Throwable lastFailure() {
		return this.lastFailure;
	}

	/**
	 * How many connections are open.
	 */
	int open() {
		return this.open.get();
	}

	@Override
	public void beforeCreate() {
		this.pacer.pace();
	}

	@Override
	public void created(long nanos) {
		this.lastFailure = null;
		this.open.incrementAndGet();
		this.counters.created.increment();
		this.counters.creationNanos.add(nanos);
		this.listener.established(nanos);
	}

	@Override
	public void failed(long nanos, Throwable failure) {
		this.lastFailure = failure;
		this.counters.creationFailures.increment();
		if (failure instanceof SQLException refused && isRefusal(refused)) {
			this.counters.refusals.increment();
		}
	}

	@Override
	public void closed(CloseReason reason) {
		this.open.decrementAndGet();
		this.counters.closed.increment();
		this.listener.closed(reason);
	}

	/**
	 * Whether the server said that it has too many connections: SQLState 53300
	 * (PostgreSQL), error 1040 (MySQL, MariaDB), 12516 and 12519 (Oracle listener).
	 */
	static boolean isRefusal(SQLException failure) {
		int code = failure.getErrorCode();
		return "53300".equals(failure.getSQLState()) || code == 1040 || code == 12516 || code == 12519;
	}

}
