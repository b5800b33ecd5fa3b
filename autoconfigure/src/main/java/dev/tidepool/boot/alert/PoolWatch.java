package dev.tidepool.boot.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolListener;
import dev.tidepool.pool.PoolSettings.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What has been seen at one pool within the window. It listens on any thread, and is
 * looked at by one at a time.
 */
final class PoolWatch implements PoolListener {

	/** Whoever ticks faster than once a second gets a shorter window. */
	private static final int MOST_SAMPLES = 1000;

	/** HikariCP tries again at least every thirty seconds as long as it wants to. */
	private static final Duration FAILURE_LASTS = Duration.ofSeconds(60);

	private final Duration window;

	private final LongAdder timeouts = new LongAdder();

	private final AtomicBoolean first = new AtomicBoolean(true);

	private final LongAdder established = new LongAdder();

	private final LongAdder establishNanos = new LongAdder();

	private final Deque<Sample> samples = new ArrayDeque<>();

	private @Nullable Instant begun;

	private long failures;

	private Instant failedAt = Instant.MIN;

	PoolWatch(Duration window) {
		this.window = window;
	}

	@Override
	public void timedOut() {
		this.timeouts.increment();
	}

	/**
	 * The first one is not judged: it loads the driver.
	 */
	@Override
	public void established(long nanos) {
		if (!this.first.getAndSet(false)) {
			this.establishNanos.add(nanos);
			this.established.increment();
		}
	}

	PoolCondition look(ManagedPool pool, Instant now) {
		if (this.begun == null) {
			this.begun = now;
		}
		this.samples.addLast(new Sample(now, share(pool), pool.takeLongestWait(), this.timeouts.sumThenReset(),
				this.established.sumThenReset(), this.establishNanos.sumThenReset()));
		Instant start = now.minus(this.window);
		while (this.samples.size() > MOST_SAMPLES || this.samples.getFirst().at().isBefore(start)) {
			this.samples.removeFirst();
		}
		long failed = pool.creationFailures();
		if (failed > this.failures) {
			this.failures = failed;
			this.failedAt = now;
		}
		return condition(pool, !start.isBefore(this.begun), now);
	}

	/**
	 * The share of the permits that are taken. As long as nobody waits, a limit that is
	 * free to rise holds nobody up, so that it is the highest limit that counts.
	 */
	private static double share(ManagedPool pool) {
		int limit = pool.limit();
		int highest = pool.settings().highestLimit();
		boolean free = pool.settings().mode() == Mode.ADAPTIVE && !pool.isPinned() && pool.waiting() == 0;
		return (free && highest > limit) ? pool.utilization() * limit / highest : pool.utilization();
	}

	private PoolCondition condition(ManagedPool pool, boolean complete, Instant now) {
		long wait = 0;
		long timedOut = 0;
		long opened = 0;
		long openingNanos = 0;
		double shares = 0;
		for (Sample sample : this.samples) {
			wait = Math.max(wait, sample.longestWaitNanos());
			timedOut += sample.timeouts();
			opened += sample.established();
			openingNanos += sample.establishNanos();
			shares += sample.share();
		}
		return new PoolCondition(pool.name(), pool.limit(), pool.state().total(), pool.waiting(),
				complete ? shares / this.samples.size() : Double.NaN, Duration.ofNanos(wait), timedOut, opened,
				Duration.ofNanos((opened > 0) ? openingNanos / opened : 0), failure(pool, now));
	}

	private @Nullable String failure(ManagedPool pool, Instant now) {
		Throwable last = pool.lastFailure();
		return (last != null && now.isBefore(this.failedAt.plus(FAILURE_LASTS))) ? String.valueOf(last.getMessage())
				: null;
	}

	private record Sample(Instant at, double share, long longestWaitNanos, long timeouts, long established,
			long establishNanos) {

	}

}
