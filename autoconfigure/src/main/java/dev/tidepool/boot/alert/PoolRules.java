package dev.tidepool.boot.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;

/**
 * Judges how a pool has been doing.
 */
final class PoolRules {

	private static final String SHORTEN = "Look at the connectionpools endpoint: if holding is much longer than "
			+ "executing, shorten transactions; else make the hottest queries cheaper";

	/** A mean of shares is not exact. */
	private static final double ROUNDING = 1e-9;

	private final AlertSettings settings;

	PoolRules(AlertSettings settings) {
		this.settings = settings;
	}

	List<Alert> judge(PoolCondition condition, Instant now) {
		List<Alert> alerts = new ArrayList<>();
		Judgement judgement = (rule, severity, message, recommendation) -> alerts
			.add(new Alert(severity, condition.pool(), message, recommendation, rule, now));
		connect(condition, judgement);
		timeout(condition, judgement);
		await(condition, judgement);
		utilization(condition, judgement);
		establish(condition, judgement);
		return alerts;
	}

	private static void connect(PoolCondition condition, Judgement judgement) {
		if (condition.failure() != null) {
			judgement.add(Rule.CONNECT, (condition.held() > 0) ? Severity.WARNING : Severity.CRITICAL,
					"The last connection could not be opened: " + condition.failure(),
					"Check that the database runs, is reached, and grants enough connections");
		}
	}

	private void timeout(PoolCondition condition, Judgement judgement) {
		if (condition.timeouts() > 0) {
			judgement.add(Rule.TIMEOUT, Severity.CRITICAL,
					"%s got no connection in time in the last %s".formatted(sessions(condition.timeouts()), window()),
					"Their statements failed. " + SHORTEN);
		}
	}

	private void await(PoolCondition condition, Judgement judgement) {
		if (condition.longestWait().compareTo(this.settings.waitThreshold()) > 0) {
			judgement.add(Rule.WAIT, Severity.CRITICAL, "A session waited %s for a connection in the last %s"
				.formatted(millis(condition.longestWait()), window()), SHORTEN);
		}
	}

	private void utilization(PoolCondition condition, Judgement judgement) {
		double utilization = condition.utilization() + ROUNDING;
		String message = "%.0f %% of the limit of %d was in use over the last %s".formatted(100 * utilization,
				condition.limit(), window());
		if (condition.waiting() > 0) {
			message += ", and " + sessions(condition.waiting()) + " wait now";
		}
		if (utilization >= this.settings.utilizationCritical()) {
			judgement.add(Rule.UTILIZATION, Severity.CRITICAL, message, SHORTEN);
		}
		else if (utilization >= this.settings.utilizationWarning()) {
			judgement.add(Rule.UTILIZATION, Severity.WARNING, message,
					(condition.waiting() > 0) ? SHORTEN : "Nothing to do unless sessions begin to wait");
		}
	}

	private void establish(PoolCondition condition, Judgement judgement) {
		if (condition.established() > 0
				&& condition.establishMean().compareTo(this.settings.establishThreshold()) > 0) {
			judgement.add(Rule.ESTABLISH, Severity.WARNING,
					"Opening a connection took %s on average in the last %s (%d opened)"
						.formatted(millis(condition.establishMean()), window(), condition.established()),
					"Look for a slow network, name resolution or TLS between here and the database, "
							+ "or a database that is short of CPU");
		}
	}

	private String window() {
		return this.settings.window().toSeconds() + " s";
	}

	private static String sessions(long count) {
		return (count == 1) ? "1 session" : count + " sessions";
	}

	private static String millis(Duration duration) {
		return String.format(Locale.ROOT, "%,d ms", duration.toMillis());
	}

	@FunctionalInterface
	private interface Judgement {

		void add(Rule rule, Severity severity, String message, String recommendation);

	}

}
