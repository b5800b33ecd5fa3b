package dev.tidepool.boot.actuate;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import dev.tidepool.measure.Total;
import dev.tidepool.pool.ManagedPool;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The meters of a pool by the names that OpenTelemetry's semantic conventions have for
 * connection pools of database clients (docs/db/database-metrics.md, in development). All
 * are read from the pool when they are asked for.
 */
final class OpenTelemetryMeters {

	private static final String PREFIX = "db.client.connection.";

	private static final String POOL = PREFIX + "pool.name";

	private static final String STATE = PREFIX + "state";

	private OpenTelemetryMeters() {
	}

	static void bind(ManagedPool pool, MeterRegistry registry) {
		connections(pool, registry, "idle", (source) -> source.state().idle());
		connections(pool, registry, "used", (source) -> source.state().active());
		gauge(pool, registry, "idle.min", "The least connections that stay open",
				(source) -> source.settings().floor());
		gauge(pool, registry, "max", "The most connections that are ever open",
				(source) -> source.settings().ceiling());
		gauge(pool, registry, "pending_requests", "Sessions that wait for a connection", ManagedPool::waiting);
		FunctionCounter.builder(PREFIX + "timeouts", pool, ManagedPool::timeouts)
			.tag(POOL, pool.name())
			.description("Sessions that got no connection in time")
			.register(registry);
		time(pool, registry, "create_time", "Opening a physical connection", ManagedPool::creations);
		time(pool, registry, "wait_time", "Waiting for permit and connection", ManagedPool::waits);
		time(pool, registry, "use_time", "Holding a connection", ManagedPool::holds);
	}

	private static void connections(ManagedPool pool, MeterRegistry registry, String state,
			ToDoubleFunction<ManagedPool> value) {
		Gauge.builder(PREFIX + "count", pool, value)
			.tag(POOL, pool.name())
			.tag(STATE, state)
			.description("Open connections")
			.register(registry);
	}

	private static void gauge(ManagedPool pool, MeterRegistry registry, String name, String description,
			ToDoubleFunction<ManagedPool> value) {
		Gauge.builder(PREFIX + name, pool, value).tag(POOL, pool.name()).description(description).register(registry);
	}

	private static void time(ManagedPool pool, MeterRegistry registry, String name, String description,
			Function<ManagedPool, Total> total) {
		FunctionTimer
			.builder(PREFIX + name, pool, (source) -> total.apply(source).count(),
					(source) -> total.apply(source).nanos(), TimeUnit.NANOSECONDS)
			.tag(POOL, pool.name())
			.description(description)
			.register(registry);
	}

	static void remove(ManagedPool pool, MeterRegistry registry) {
		List<Meter.Id> gone = registry.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> id.getName().startsWith(PREFIX) && pool.name().equals(id.getTag(POOL)))
			.toList();
		gone.forEach(registry::remove);
	}

}
