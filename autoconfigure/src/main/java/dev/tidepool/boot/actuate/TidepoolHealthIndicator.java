package dev.tidepool.boot.actuate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolState;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Health of the data layer. It looks at figures and never borrows a connection, so that
 * an exhausted pool is not exhausted further by asking.
 */
final class TidepoolHealthIndicator extends AbstractHealthIndicator {

	static final Status DEGRADED = new Status("DEGRADED");

	private final TidepoolEngine engine;

	TidepoolHealthIndicator(TidepoolEngine engine) {
		super("Tidepool health check failed");
		this.engine = engine;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		List<ManagedPool> pools = this.engine.pools();
		List<Alert> alerts = Alert.of(pools);
		builder.status(status(pools, alerts));
		Map<String, Object> details = new LinkedHashMap<>();
		for (ManagedPool pool : pools) {
			PoolState state = pool.state();
			details.put(pool.name(), Map.of("limit", pool.limit(), "held", state.total(), "active", pool.active(),
					"waiting", pool.waiting(), "timeouts", pool.timeouts()));
		}
		builder.withDetail("pools", details);
		if (!alerts.isEmpty()) {
			List<String> recommendations = new ArrayList<>();
			alerts.forEach((alert) -> recommendations
				.add(alert.pool() + ": " + alert.message() + ". " + alert.recommendation()));
			builder.withDetail("recommendations", recommendations);
		}
	}

	private static Status status(List<ManagedPool> pools, List<Alert> alerts) {
		boolean down = pools.stream().anyMatch((pool) -> pool.lastFailure() != null && pool.state().total() == 0);
		if (down) {
			return Status.DOWN;
		}
		boolean critical = alerts.stream().anyMatch((alert) -> alert.severity() == Alert.Severity.CRITICAL);
		return critical ? DEGRADED : Status.UP;
	}

}
