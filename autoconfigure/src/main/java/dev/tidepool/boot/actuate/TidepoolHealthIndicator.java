package dev.tidepool.boot.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;
import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolState;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Health of the data layer: down if a pool holds no connection and cannot open one,
 * degraded if anything else is critical. It looks at the alerts and never borrows a
 * connection, so that an exhausted pool is not exhausted further by asking.
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
		List<Alert> alerts = this.engine.alerts();
		builder.status(status(alerts));
		Map<String, Object> details = new LinkedHashMap<>();
		this.engine.pools().forEach((pool) -> details.put(pool.name(), details(pool)));
		builder.withDetail("pools", details);
		if (!alerts.isEmpty()) {
			builder.withDetail("recommendations",
					alerts.stream()
						.map((alert) -> alert.pool() + ": " + alert.message() + ". " + alert.recommendation())
						.toList());
		}
	}

	private static Map<String, Object> details(ManagedPool pool) {
		PoolState state = pool.state();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("limit", pool.limit());
		details.put("held", state.total());
		details.put("active", pool.active());
		details.put("waiting", pool.waiting());
		details.put("utilization", pool.utilization());
		details.put("timeouts", pool.timeouts());
		return details;
	}

	private static Status status(List<Alert> alerts) {
		List<Alert> critical = alerts.stream().filter((alert) -> alert.severity() == Severity.CRITICAL).toList();
		if (critical.stream().anyMatch((alert) -> alert.rule() == Rule.CONNECT)) {
			return Status.DOWN;
		}
		return critical.isEmpty() ? Status.UP : DEGRADED;
	}

}
