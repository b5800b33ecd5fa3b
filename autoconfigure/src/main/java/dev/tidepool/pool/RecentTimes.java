package dev.tidepool.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * What sessions spent their time on in the last minute. Looked at by one thread at a
 * time, and read by any.
 */
final class RecentTimes {

	private static final long WINDOW = TimeUnit.SECONDS.toNanos(60);

	/** Whoever looks more often than once a second gets a shorter window. */
	private static final int MOST_SAMPLES = 100;

	private final Deque<Sample> samples = new ArrayDeque<>();

	private volatile SessionTimes recent = SessionTimes.NONE;

	/**
	 * Looks at the counters.
	 * @param now the time
	 * @param counters what was counted since the start
	 * @param executed for how long statements executed since the start, in nanoseconds
	 */
	void look(long now, PoolCounters counters, OptionalLong executed) {
		Sample newest = new Sample(now, counters.holds.count(), counters.waitedNanos.sum(), counters.holds.nanos(),
				executed.isPresent() ? Long.valueOf(executed.getAsLong()) : null, counters.created.sum(),
				counters.creationNanos.sum());
		this.samples.addLast(newest);
		while (this.samples.size() > MOST_SAMPLES || now - this.samples.getFirst().at > WINDOW) {
			this.samples.removeFirst();
		}
		this.recent = newest.since(this.samples.getFirst());
	}

	SessionTimes recent() {
		return this.recent;
	}

	private record Sample(long at, long sessions, long waited, long held, @Nullable Long executed, long opened,
			long opening) {

		SessionTimes since(Sample first) {
			Double executed = (this.executed != null && first.executed != null)
					? Double.valueOf(Math.max(0, this.executed - first.executed) / 1e9) : null;
			return new SessionTimes((this.at - first.at) / 1e9, this.sessions - first.sessions,
					(this.waited - first.waited) / 1e9, (this.held - first.held) / 1e9, executed,
					this.opened - first.opened, (this.opening - first.opening) / 1e9);
		}

	}

}
