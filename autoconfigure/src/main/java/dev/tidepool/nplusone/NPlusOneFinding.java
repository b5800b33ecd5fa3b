package dev.tidepool.nplusone;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A query that ran once for each row of another, with everything that was seen of it so
 * far. An immutable snapshot; holds no bound values.
 *
 * @param id 12 hex digits, the same for the same template, unit name and call site, also
 * after a restart
 * @param unitKind the kind of the unit of work
 * @param unitName its name
 * @param dataSource the resolved name of the data source
 * @param sql the template that repeats
 * @param parentSql the query that ran last before the first of the repeated ones, or
 * {@code null} if there was none
 * @param association the association that was being loaded, or {@code null} if not known
 * @param evidence what the finding rests on
 * @param verdict how sure it is
 * @param callSite the line of the application that executed the query, or {@code null} if
 * none of its code was on the stack
 * @param fix what to do about it
 * @param cost what it costs
 * @param firstSeen when it was seen first
 * @param lastSeen when it was seen last
 * @param acknowledged whether somebody said that it is known
 */
public record NPlusOneFinding(String id, UnitOfWork.Kind unitKind, String unitName, String dataSource, String sql,
		@Nullable String parentSql, @Nullable String association, Evidence evidence, Verdict verdict,
		@Nullable String callSite, String fix, Cost cost, Instant firstSeen, Instant lastSeen, boolean acknowledged) {

	NPlusOneFinding acknowledge() {
		return with(this.cost, this.lastSeen, true);
	}

	NPlusOneFinding again(Cost more, Instant seen) {
		return with(this.cost.plus(more), seen, this.acknowledged);
	}

	private NPlusOneFinding with(Cost cost, Instant lastSeen, boolean acknowledged) {
		return new NPlusOneFinding(this.id, this.unitKind, this.unitName, this.dataSource, this.sql, this.parentSql,
				this.association, this.evidence, this.verdict, this.callSite, this.fix, cost, this.firstSeen, lastSeen,
				acknowledged);
	}

	/**
	 * What a finding rests on.
	 */
	public enum Evidence {

		/** The same line of code, with other values each time. */
		CALL_SITE

	}

	/**
	 * How sure a finding is.
	 */
	public enum Verdict {

		/** It is shown where the values came from. */
		CONFIRMED,

		/** Everything speaks for it, but nothing proves it. */
		LIKELY

	}

	/**
	 * What a finding costs. Immutable.
	 *
	 * @param lastStatements how often the query ran in the last unit
	 * @param maxStatements how often it ran in the worst unit
	 * @param units in how many units it was seen
	 * @param totalNanos the time of all its executions in those units, in nanoseconds
	 * @param savedNanos an estimate of what one query in place of each unit's repeated
	 * ones would save, in nanoseconds: (n - 1) / n of their time
	 */
	public record Cost(int lastStatements, int maxStatements, long units, long totalNanos, long savedNanos) {

		static Cost ofUnit(int statements, long nanos) {
			return new Cost(statements, statements, 1, nanos, nanos - nanos / statements);
		}

		Cost plus(Cost later) {
			return new Cost(later.lastStatements, Math.max(this.maxStatements, later.maxStatements),
					this.units + later.units, this.totalNanos + later.totalNanos, this.savedNanos + later.savedNanos);
		}

	}

}
