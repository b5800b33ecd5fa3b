package dev.tidepool.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The last few slow executions. Thread-safe and free of locks.
 */
final class RecentExecutions {

	private final AtomicReferenceArray<@Nullable SlowExecution> ring;

	private final AtomicLong next = new AtomicLong();

	RecentExecutions(int size) {
		this.ring = new AtomicReferenceArray<>(size);
	}

	void add(SlowExecution execution) {
		this.ring.set(slot(this.next.getAndIncrement()), execution);
	}

	/**
	 * Return what is there, the latest first.
	 */
	List<SlowExecution> list() {
		List<SlowExecution> list = new ArrayList<>(this.ring.length());
		long end = this.next.get();
		for (long i = end - 1; i >= Math.max(0, end - this.ring.length()); i--) {
			SlowExecution execution = this.ring.get(slot(i));
			if (execution != null) {
				list.add(execution);
			}
		}
		return List.copyOf(list);
	}

	private int slot(long index) {
		return (int) (index % this.ring.length());
	}

}
