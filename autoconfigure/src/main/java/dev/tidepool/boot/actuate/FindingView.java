package dev.tidepool.boot.actuate;

import java.time.Duration;
import java.time.Instant;

import dev.tidepool.nplusone.NPlusOneFinding;
import dev.tidepool.nplusone.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a person reads it: from the unit of work down to the fix.
 *
 * @param id the finding, for acknowledging it
 * @param kind what it is
 * @param verdict how sure it is
 * @param evidence what it rests on
 * @param unitKind what kind of unit of work it was
 * @param unit the unit of work, such as a route
 * @param callSite the application's line of code, {@code null} if it could not be told
 * @param association the association that was loaded, {@code null} if it is not known
 * @param dataSource the resolved name of the data source
 * @param parentSql the template that the values probably came from, {@code null} if there
 * was none
 * @param sql the template that was repeated
 * @param statements how often it ran in the last unit
 * @param maxStatements how often it ran in the worst unit
 * @param units in how many units it was seen
 * @param totalMillis the time of all its executions
 * @param savedMillis an estimate of what the fix would have saved of it
 * @param savedMillisPerHour that, for an hour on average since it was seen first
 * @param connectionsHeld how many connections were busy at any time, on average, only
 * because of it
 * @param fix what to do
 * @param traceId the trace in which it was seen last, {@code null} if nothing traces
 * @param firstSeen when it was seen first
 * @param lastSeen when it was seen last
 * @param acknowledged whether a person has acknowledged it
 */
public record FindingView(String id, NPlusOneFinding.Kind kind, NPlusOneFinding.Verdict verdict,
		NPlusOneFinding.Evidence evidence, UnitOfWork.Kind unitKind, String unit, @Nullable String callSite,
		@Nullable String association, String dataSource, @Nullable String parentSql, String sql, int statements,
		int maxStatements, long units, double totalMillis, double savedMillis, double savedMillisPerHour,
		double connectionsHeld, String fix, @Nullable String traceId, Instant firstSeen, Instant lastSeen,
		boolean acknowledged) {

	static FindingView of(NPlusOneFinding finding) {
		NPlusOneFinding.Cost cost = finding.cost();
		Duration elapsed = Duration.between(finding.firstSeen(), Instant.now());
		return new FindingView(finding.id(), finding.kind(), finding.verdict(), finding.evidence(), finding.unitKind(),
				finding.unitName(), finding.callSite(), finding.association(), finding.dataSource(),
				finding.parentSql(), finding.sql(), cost.lastStatements(), cost.maxStatements(), cost.units(),
				cost.totalNanos() / 1e6, cost.savedNanos() / 1e6, cost.savedMillisPerHour(elapsed),
				cost.connectionsHeld(elapsed), finding.fix(), finding.traceId(), finding.firstSeen(),
				finding.lastSeen(), finding.acknowledged());
	}

}
