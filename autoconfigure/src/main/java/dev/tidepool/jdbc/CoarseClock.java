package dev.tidepool.jdbc;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * {@link System#nanoTime()} for what happens so often that a look at the clock would cost
 * as much as the thing itself. While it is asked often, a thread of its own moves it on
 * every ten milliseconds, and it lags by that much; the thread ends when nobody asks any
 * more, and whoever asks rarely is told the exact time. Thread-safe.
 */
public final class CoarseClock implements AutoCloseable {

	/** By how much it lags, unless the process is starved of processor time. */
	public static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	/** What takes that long is noticed, unless the process as a whole stood still. */
	public static final long CERTAIN_NANOS = 4 * STEP_NANOS;

	/** Questions so close to one another are asked often. */
	private static final long OFTEN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private static final int IDLE_STEPS = 100;

	private static final long STANDING = Long.MIN_VALUE;

	private final AtomicBoolean moved = new AtomicBoolean();

	private volatile long now = STANDING;

	/** How often it moved on; written before {@link #now}, and seen with it. */
	private int steps;

	private volatile boolean closed;

	/** Somebody asked since the last step; a race costs a step more or less. */
	private boolean asked;

	private long lookedUp = System.nanoTime();

	/**
	 * Return what time it is, or was a moment ago.
	 * @return a moment of {@link System#nanoTime()}
	 */
	public long now() {
		long known = this.now;
		if (known == STANDING) {
			return lookUp();
		}
		if (!this.asked) {
			this.asked = true;
		}
		return known;
	}

	private long lookUp() {
		long exact = System.nanoTime();
		if (exact - this.lookedUp < OFTEN_NANOS && !this.closed && this.moved.compareAndSet(false, true)) {
			start();
		}
		this.lookedUp = exact;
		return exact;
	}

	/**
	 * Where no thread can be had, the exact time has to do. Nothing of the thread that
	 * asks is inherited: it belongs to the application.
	 */
	private void start() {
		try {
			Thread mover = new Thread(null, this::move, "tidepool-clock", 0, false);
			mover.setDaemon(true);
			mover.start();
		}
		catch (OutOfMemoryError | RuntimeException ex) {
			this.closed = true;
			this.moved.set(false);
		}
	}

	private void move() {
		try {
			int idle = 0;
			while (idle < IDLE_STEPS && !this.closed) {
				this.steps++;
				this.now = System.nanoTime();
				LockSupport.parkNanos(this, STEP_NANOS);
				idle = this.asked ? 0 : idle + 1;
				this.asked = false;
			}
		}
		finally {
			this.now = STANDING;
			this.moved.set(false);
		}
	}

	/**
	 * Whether it is moved on from outside, so that it tells how long something takes that
	 * began when it was asked.
	 */
	boolean isMoving() {
		return this.now != STANDING;
	}

	/**
	 * How often it has moved on. To be asked after {@link #now()}.
	 */
	int steps() {
		return this.steps;
	}

	/**
	 * Whether something took long. One step does not tell: where its thread found no
	 * processor, it is late, and what began just before it did not take all that time.
	 * @param since when that began by this clock
	 * @param step its step by then
	 * @return {@code true} if it took about 20 ms or more
	 */
	boolean sawLong(long since, int step) {
		return now() - since >= 2 * STEP_NANOS && this.steps - step >= 2;
	}

	boolean isMoved() {
		return this.moved.get();
	}

	/**
	 * Ends the thread. The clock goes on to tell the time, exactly.
	 */
	@Override
	public void close() {
		this.closed = true;
	}

}
