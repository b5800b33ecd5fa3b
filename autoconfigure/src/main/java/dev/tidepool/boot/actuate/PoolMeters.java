package dev.tidepool.boot.actuate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.tidepool.jdbc.CloseReason;
import dev.tidepool.measure.Total;
import dev.tidepool.pool.LimitDecision;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one pool. Silent until it is bound. Thread-safe.
 */
final class PoolMeters implements PoolListener {

	private final String pool;

	private volatile @Nullable Bound bound;

	PoolMeters(String pool) {
		this.pool = pool;
	}

	void bindTo(MeterRegistry registry) {
		this.bound = new Bound(registry,
				timer(registry, "tidepool.connection.establish", "Opening a physical connection"),
				counter(registry, "tidepool.pool.timeouts", "Sessions that got no connection in time"),
				counter(registry, "tidepool.connection.created", "Physical connections opened"), closings(registry));
	}

	private Timer timer(MeterRegistry registry, String name, String description) {
		return Timer.builder(name).tag("pool", this.pool).description(description).register(registry);
	}

	private Counter counter(MeterRegistry registry, String name, String description) {
		return Counter.builder(name).tag("pool", this.pool).description(description).register(registry);
	}

	private Map<CloseReason, Counter> closings(MeterRegistry registry) {
		Map<CloseReason, Counter> closings = new EnumMap<>(CloseReason.class);
		for (CloseReason reason : CloseReason.values()) {
			closings.put(reason,
					Counter.builder("tidepool.connection.closed")
						.tag("pool", this.pool)
						.tag("reason", TidepoolMeters.lower(reason))
						.description("Physical connections closed")
						.register(registry));
		}
		return closings;
	}

	static void gauges(ManagedPool pool, MeterRegistry registry) {
		limit(pool, registry, "target", ManagedPool::limit);
		limit(pool, registry, "floor", (source) -> source.settings().floor());
		limit(pool, registry, "ceiling", (source) -> source.settings().ceiling());
		TidepoolMeters.gauge(registry, "tidepool.pool.held", "Open connections", pool,
				(source) -> source.state().total());
		TidepoolMeters.gauge(registry, "tidepool.pool.active", "Sessions that hold a connection", pool,
				ManagedPool::active);
		TidepoolMeters.gauge(registry, "tidepool.pool.waiting", "Sessions that wait for a connection", pool,
				ManagedPool::waiting);
		TidepoolMeters.gauge(registry, "tidepool.pool.utilization", "Share of the limit in use", pool,
				ManagedPool::utilization);
		time(pool, registry, "tidepool.pool.wait", "Waiting for permit and connection", ManagedPool::waits);
		time(pool, registry, "tidepool.pool.hold", "Holding a connection", ManagedPool::holds);
	}

	/**
	 * What the pool counts anyway is read when it is asked for: at every borrow a meter
	 * of its own would cost as much as the borrow.
	 */
	private static void time(ManagedPool pool, MeterRegistry registry, String name, String description,
			Function<ManagedPool, Total> total) {
		FunctionTimer
			.builder(name, pool, (source) -> total.apply(source).count(), (source) -> total.apply(source).nanos(),
					TimeUnit.NANOSECONDS)
			.tag("pool", pool.name())
			.description(description)
			.register(registry);
	}

	private static void limit(ManagedPool pool, MeterRegistry registry, String kind,
			java.util.function.ToDoubleFunction<ManagedPool> value) {
		Gauge.builder("tidepool.pool.limit", pool, value)
			.tag("pool", pool.name())
			.tag("kind", kind)
			.description("Sessions that may work at once, and its bounds")
			.register(registry);
	}

	@Override
	public void timedOut() {
		Bound meters = this.bound;
		if (meters != null) {
			meters.timeouts().increment();
		}
	}

	@Override
	public void established(long nanos) {
		Bound meters = this.bound;
		if (meters != null) {
			meters.establish().record(nanos, TimeUnit.NANOSECONDS);
			meters.created().increment();
		}
	}

	@Override
	public void closed(CloseReason reason) {
		Bound meters = this.bound;
		if (meters != null) {
			meters.closed(reason).increment();
		}
	}

	@Override
	public void resized(LimitDecision decision) {
		Bound meters = this.bound;
		if (meters != null) {
			Counter.builder("tidepool.pool.resize")
				.tag("pool", this.pool)
				.tag("direction", decision.direction())
				.tag("reason", TidepoolMeters.lower(decision.reason()))
				.description("How often the limit was moved")
				.register(meters.registry())
				.increment();
		}
	}

	private record Bound(MeterRegistry registry, Timer establish, Counter timeouts, Counter created,
			Map<CloseReason, Counter> closings) {

		Counter closed(CloseReason reason) {
			return Objects.requireNonNull(this.closings.get(reason));
		}

	}

}
