package dev.tidepool.boot.actuate;

import java.util.ArrayList;
import java.util.List;

import dev.tidepool.pool.ManagedPool;

/**
 * Something that a person should look at.
 *
 * @param severity how bad it is
 * @param pool the pool that it concerns
 * @param message what is the matter
 * @param recommendation what to do
 */
public record Alert(Severity severity, String pool, String message, String recommendation) {

	private static final double CRITICAL_UTILIZATION = 0.95;

	private static final double HIGH_UTILIZATION = 0.8;

	static List<Alert> of(List<ManagedPool> pools) {
		List<Alert> alerts = new ArrayList<>();
		for (ManagedPool pool : pools) {
			addTo(alerts, pool);
		}
		return alerts;
	}

	private static void addTo(List<Alert> alerts, ManagedPool pool) {
		Throwable failure = pool.lastFailure();
		int held = pool.state().total();
		if (failure != null) {
			alerts.add(new Alert((held > 0) ? Severity.WARNING : Severity.CRITICAL, pool.name(),
					"The last connection could not be opened: " + failure.getMessage(),
					"Check that the database runs, is reached, and grants enough connections"));
		}
		int waiting = pool.waiting();
		if (pool.utilization() >= CRITICAL_UTILIZATION && waiting > 0) {
			alerts.add(new Alert(Severity.CRITICAL, pool.name(),
					"All %d permits are taken and %d sessions wait".formatted(pool.limit(), waiting),
					"Look at the connectionpools endpoint: if holding is much longer than executing, "
							+ "shorten transactions; else make the hottest queries cheaper"));
		}
		else if (pool.utilization() >= HIGH_UTILIZATION) {
			alerts.add(new Alert(Severity.WARNING, pool.name(),
					"%.0f %% of %d permits are taken".formatted(100 * pool.utilization(), pool.limit()),
					"Nothing to do unless sessions begin to wait"));
		}
	}

	/**
	 * How bad it is.
	 */
	public enum Severity {

		/** Worth knowing. */
		WARNING,

		/** Users suffer. */
		CRITICAL

	}

}
