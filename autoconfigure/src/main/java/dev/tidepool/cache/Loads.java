package dev.tidepool.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The loads that others may wait for, one for each key. Thread-safe.
 * <p>
 * Waiting cannot lock threads up for good: it is bounded, and a thread that leads a load
 * itself, whose rows it may never read to the end, does not wait at all.
 */
final class Loads {

	static final int MAX_LOADS = 1_000;

	private final long patienceNanos;

	private final AtomicInteger waiting = new AtomicInteger();

	private final Cache<CacheKey, Load> loads;

	/**
	 * Create them.
	 * @param patience the longest time to wait for a load, and to let others wait
	 */
	Loads(Duration patience) {
		this.patienceNanos = patience.toNanos();
		this.loads = Caffeine.newBuilder()
			.maximumSize(MAX_LOADS)
			.expireAfterWrite(patience)
			.executor(Runnable::run)
			.build();
	}

	/**
	 * Takes the lead, unless somebody has it.
	 * @return who leads now
	 */
	Load lead(CacheKey key, Load load) {
		Load known = this.loads.asMap().putIfAbsent(key, load);
		return (known != null) ? known : load;
	}

	/**
	 * Takes the lead from a load that is of no use any more.
	 */
	void supersede(CacheKey key, Load old, Load load) {
		this.loads.asMap().replace(key, old, load);
	}

	/**
	 * The load is over. What it stored has to be stored by now: who takes the lead next
	 * looks there first.
	 */
	void end(CacheKey key, Load load, @Nullable CachedRows rows) {
		this.loads.asMap().remove(key, load);
		load.end(rows);
	}

	/**
	 * Waits for somebody else's load. An interrupt ends the waiting and stays.
	 * @return whether the load is over
	 */
	boolean await(CacheKey key, Load load) {
		Thread current = Thread.currentThread();
		if (this.loads.asMap().values().stream().anyMatch((each) -> each.isLedBy(current))) {
			return false;
		}
		this.waiting.incrementAndGet();
		try {
			if (load.await(this.patienceNanos)) {
				return true;
			}
		}
		catch (InterruptedException ex) {
			current.interrupt();
			return false;
		}
		finally {
			this.waiting.decrementAndGet();
		}
		this.loads.asMap().remove(key, load);
		return false;
	}

	/**
	 * The threads that wait now.
	 */
	int waiting() {
		return this.waiting.get();
	}

	long size() {
		this.loads.cleanUp();
		return this.loads.estimatedSize();
	}

}
