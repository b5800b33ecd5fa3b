package dev.tidepool.pool;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import dev.tidepool.jdbc.Admission;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * Admits sessions through the gate, under one deadline for the permit and the pool's own
 * connection. A thread that holds a connection passes without a permit, so that threads
 * never wait for one another.
 */
final class PoolAdmission implements Admission {

	private final String name;

	private final Gate gate;

	private final long timeoutNanos;

	private final PoolCounters counters;

	private final PoolListener listener;

	private final Supplier<PoolState> state;

	private final Supplier<@Nullable Throwable> lastFailure;

	private final IntSupplier open;

	private final AtomicInteger nested = new AtomicInteger();

	private volatile @Nullable Lanes lanes;

	PoolAdmission(String name, Gate gate, PoolSettings settings, PoolCounters counters, PoolListener listener,
			Supplier<PoolState> state, CreationMonitor creation) {
		this.name = name;
		this.gate = gate;
		this.timeoutNanos = settings.acquireTimeout().toNanos();
		this.counters = counters;
		this.listener = listener;
		this.state = state;
		this.lastFailure = creation::lastFailure;
		this.open = creation::open;
	}

	/**
	 * Tells short and long sessions apart from now on.
	 */
	Lanes divide(LaneSettings settings) {
		Lanes divided = new Lanes(settings, this);
		this.lanes = divided;
		return divided;
	}

	@Override
	public Admission forSession(@Nullable StatementFacts first) {
		Lanes known = this.lanes;
		return (known != null) ? known.admission(first) : this;
	}

	@Override
	public int waiting() {
		Lanes known = this.lanes;
		return this.gate.waiting() + ((known != null) ? known.gate().waiting() : 0);
	}

	@Override
	public boolean hasIdlePermit() {
		return waiting() == 0 && this.gate.active() < this.gate.limit();
	}

	int nested() {
		return this.nested.get();
	}

	@Override
	public long admit(@Nullable StatementFacts first, boolean nested) throws SQLException {
		if (nested) {
			this.nested.incrementAndGet();
			return begin();
		}
		if (this.gate.tryAcquire()) {
			return isConnectionReady() ? AT_ONCE : begin();
		}
		long start = begin();
		await(this.gate, start);
		return start;
	}

	/**
	 * Takes a permit here after one of another gate, under one deadline.
	 */
	long admitAfter(Gate other) throws SQLException {
		long start = begin();
		await(other, start);
		try {
			await(this.gate, start);
			return start;
		}
		catch (SQLException | RuntimeException | Error ex) {
			other.release();
			throw ex;
		}
	}

	private void await(Gate gate, long start) throws SQLException {
		try {
			if (!gate.acquire(this.timeoutNanos - (System.nanoTime() - start))) {
				throw timeout(System.nanoTime() - start);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLException(this.name + " - Interrupted during connection acquisition", ex);
		}
	}

	/**
	 * Whether more connections are open than sessions were admitted to.
	 */
	private boolean isConnectionReady() {
		return this.gate.active() + this.nested.get() <= this.open.getAsInt();
	}

	private static long begin() {
		long now = System.nanoTime();
		return (now != AT_ONCE) ? now : now + 1;
	}

	@Override
	public long remainingMillis(long asked) {
		long left = this.timeoutNanos - (System.nanoTime() - asked);
		return Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
	}

	@Override
	public void leased(long waitedNanos) {
		this.counters.leased(waitedNanos);
	}

	@Override
	public void timedOut() {
		this.counters.timedOut(this.timeoutNanos);
		this.listener.timedOut();
	}

	@Override
	public void release(boolean nested, long heldNanos) {
		if (nested) {
			this.nested.decrementAndGet();
		}
		else {
			this.gate.release();
		}
		if (heldNanos >= 0) {
			this.counters.completed(heldNanos);
		}
	}

	/**
	 * The exception that HikariCP would throw, with a second sentence that says what to
	 * do.
	 */
	private SQLException timeout(long waitedNanos) {
		PoolState now = this.state.get();
		String message = ("%s - Connection is not available, request timed out after %dms "
				+ "(total=%d, active=%d, idle=%d, waiting=%d). All %d permits are taken and %d sessions wait; "
				+ "see the connectionpools endpoint, shorten what holds connections, "
				+ "or raise tidepool.pool.max-connections")
			.formatted(this.name, TimeUnit.NANOSECONDS.toMillis(waitedNanos), now.total(), now.active(), now.idle(),
					waiting() + now.waiting(), this.gate.limit(), waiting());
		Throwable cause = this.lastFailure.get();
		if (cause instanceof SQLException failure) {
			SQLException timeout = new SQLTransientConnectionException(message, failure.getSQLState(),
					failure.getErrorCode(), failure);
			timeout.setNextException(failure);
			return timeout;
		}
		return new SQLTransientConnectionException(message, null, 0, cause);
	}

}
