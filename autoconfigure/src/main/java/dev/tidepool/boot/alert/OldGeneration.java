package dev.tidepool.boot.alert;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What the JVM says of the part of the heap where objects grow old, after its last
 * collection. Thread-safe.
 */
public final class OldGeneration implements Supplier<MemoryTrend.@Nullable Occupancy> {

	private final @Nullable MemoryPoolMXBean pool;

	/**
	 * Find it, whatever the collector calls it: only there a threshold can be set for
	 * what is in use.
	 */
	public OldGeneration() {
		this.pool = ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((each) -> each.getType() == MemoryType.HEAP && each.isUsageThresholdSupported()
					&& each.isCollectionUsageThresholdSupported())
			.findFirst()
			.orElse(null);
	}

	@Override
	public MemoryTrend.@Nullable Occupancy get() {
		MemoryUsage usage = (this.pool != null) ? this.pool.getCollectionUsage() : null;
		// All zero until it was collected
		return (usage != null && usage.getUsed() > 0) ? new MemoryTrend.Occupancy(usage.getUsed(), usage.getMax())
				: null;
	}

}
