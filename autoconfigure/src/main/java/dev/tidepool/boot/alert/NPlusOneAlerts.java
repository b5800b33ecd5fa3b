package dev.tidepool.boot.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;
import dev.tidepool.nplusone.Findings;
import dev.tidepool.nplusone.NPlusOneFinding;
import dev.tidepool.nplusone.NPlusOneFinding.Kind;

/**
 * The N+1 findings that were seen lately and that nobody has acknowledged, one alert for
 * each data source. Thread-safe.
 */
public final class NPlusOneAlerts implements AlertSource {

	private final Findings findings;

	private final Predicate<String> wanted;

	private final Duration lately;

	/**
	 * Watch findings.
	 * @param findings what is found
	 * @param wanted tells by its resolved name whether a data source is to be alerted of
	 * @param lately for how long a finding counts that is not seen again
	 */
	public NPlusOneAlerts(Findings findings, Predicate<String> wanted, Duration lately) {
		this.findings = findings;
		this.wanted = wanted;
		this.lately = lately;
	}

	@Override
	public List<Alert> check(Instant now) {
		Instant start = now.minus(this.lately);
		Map<String, List<NPlusOneFinding>> lately = this.findings.all()
			.stream()
			.filter((finding) -> finding.kind() == Kind.N_PLUS_ONE && !finding.acknowledged()
					&& finding.lastSeen().isAfter(start) && this.wanted.test(finding.dataSource()))
			.collect(Collectors.groupingBy(NPlusOneFinding::dataSource));
		return lately.values().stream().map((found) -> alert(found.get(0), found.size() - 1, now)).toList();
	}

	/**
	 * One alert for several findings, of which the first would save most.
	 */
	private static Alert alert(NPlusOneFinding finding, int more, Instant now) {
		String message = "N+1 in %s: one query ran %d times with other values".formatted(finding.unitName(),
				finding.cost().lastStatements());
		if (finding.callSite() != null) {
			message += ", at " + finding.callSite();
		}
		if (more > 0) {
			message += " (and " + more + " more)";
		}
		return new Alert(Severity.WARNING, finding.dataSource(), message,
				finding.fix() + ". Details at the nplusone endpoint, where it can be acknowledged", Rule.NPLUSONE, now);
	}

}
