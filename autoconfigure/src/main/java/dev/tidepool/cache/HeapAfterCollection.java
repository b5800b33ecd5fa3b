package dev.tidepool.cache;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the JVM says of the pool where objects grow old, after its last collection.
 * Thread-safe.
 */
final class HeapAfterCollection implements MemoryPressure.Source {

	/** The pool that can be watched, the largest if there are several. */
	private final @Nullable MemoryPoolMXBean old;

	private final List<GarbageCollectorMXBean> collectors;

	private long collections;

	HeapAfterCollection() {
		this.old = ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
			.filter((pool) -> pool.isUsageThresholdSupported())
			.findFirst()
			.orElse(null);
		MemoryPoolMXBean known = this.old;
		this.collectors = (known == null) ? List.of()
				: ManagementFactory.getGarbageCollectorMXBeans()
					.stream()
					.filter((collector) -> Arrays.asList(collector.getMemoryPoolNames()).contains(known.getName()))
					.toList();
		this.collections = count();
	}

	private long count() {
		return this.collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
	}

	@Override
	public synchronized MemoryPressure.@Nullable Sample sample() {
		long now = count();
		if (this.old == null || now == this.collections) {
			return null;
		}
		this.collections = now;
		MemoryUsage usage = this.old.getCollectionUsage();
		// All zero until the pool itself was collected
		return (usage != null && usage.getUsed() > 0)
				? new MemoryPressure.Sample(usage.getUsed(), Math.max(usage.getMax(), usage.getCommitted())) : null;
	}

}
