package dev.tidepool.nplusone;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A query that ran once for each row of another, with everything that was seen of it so
 * far. An immutable snapshot; holds no bound values.
 *
 * @param id 12 hex digits, the same for the same template and call site, also after a
 * restart
 * @param kind what it is
 * @param unitKind the kind of the unit of work
 * @param unitName its name
 * @param dataSource the resolved name of the data source
 * @param sql the template that repeats
 * @param parentSql the query whose rows were gone through: the one that was open or gave
 * the values, else the one that ran last before; {@code null} if there was none
 * @param association the association that was being loaded, or {@code null} if not known
 * @param evidence what the finding rests on
 * @param verdict how sure it is
 * @param callSite the line of the application that executed the query, or {@code null} if
 * none of its code was on the stack
 * @param fix what to do about it
 * @param cost what it costs
 * @param traceId a trace in which it was seen, of the last units that were looked at
 * closely; {@code null} if nothing traces
 * @param firstSeen when it was seen first
 * @param lastSeen when it was seen last
 * @param acknowledged whether somebody said that it is known
 */
public record NPlusOneFinding(String id, Kind kind, UnitOfWork.Kind unitKind, String unitName, String dataSource,
		String sql, @Nullable String parentSql, @Nullable String association, Evidence evidence, Verdict verdict,
		@Nullable String callSite, String fix, Cost cost, @Nullable String traceId, Instant firstSeen, Instant lastSeen,
		boolean acknowledged) {

	/**
	 * Return what stays the same when code around the call site changes: the id without
	 * the line's number.
	 * @return 12 hex digits
	 */
	public String fingerprint() {
		String place = (this.callSite != null) ? this.callSite.replaceAll(":\\d+\\)$", ")") : this.unitName;
		return FindingId.of(this.kind.name(), this.sql, place);
	}

	/**
	 * Return the finding as it is logged.
	 * @return eight lines at most
	 */
	public String report() {
		return Report.of(this);
	}

	NPlusOneFinding acknowledge() {
		return with(this, this.cost, true);
	}

	/**
	 * Return this finding with what more it cost.
	 */
	NPlusOneFinding plus(Cost more, Instant lastSeen) {
		return new NPlusOneFinding(this.id, this.kind, this.unitKind, this.unitName, this.dataSource, this.sql,
				this.parentSql, this.association, this.evidence, this.verdict, this.callSite, this.fix,
				this.cost.plus(more), this.traceId, this.firstSeen, lastSeen, this.acknowledged);
	}

	/**
	 * Return this finding with what was seen now. What is proved once stays proved.
	 */
	NPlusOneFinding again(NPlusOneFinding seen, @Nullable Cost reported) {
		NPlusOneFinding surer = (seen.verdict.compareTo(this.verdict) < 0) ? seen : this;
		return with(surer, ((reported != null) ? this.cost.minus(reported) : this.cost).plus(seen.cost),
				this.acknowledged)
			.seen(seen);
	}

	private NPlusOneFinding with(NPlusOneFinding judged, Cost cost, boolean acknowledged) {
		return new NPlusOneFinding(this.id, this.kind, judged.unitKind, judged.unitName, this.dataSource, this.sql,
				judged.parentSql, judged.association, judged.evidence, judged.verdict, this.callSite, judged.fix, cost,
				this.traceId, this.firstSeen, this.lastSeen, acknowledged);
	}

	private NPlusOneFinding seen(NPlusOneFinding last) {
		return new NPlusOneFinding(this.id, this.kind, this.unitKind, this.unitName, this.dataSource, this.sql,
				this.parentSql, this.association, this.evidence, this.verdict, this.callSite, this.fix, this.cost,
				(last.traceId != null) ? last.traceId : this.traceId, this.firstSeen, last.lastSeen, this.acknowledged);
	}

	/**
	 * What a finding is.
	 */
	public enum Kind {

		/** A query for each row of another. */
		N_PLUS_ONE,

		/** A query that is asked again with the same values. */
		DUPLICATE,

		/** A write for each row, where one batch would do. */
		WRITE_LOOP,

		/** An association that is loaded in batches already, of which there are many. */
		BATCHED

	}

	/**
	 * What a finding rests on.
	 */
	public enum Evidence {

		/** Hibernate was loading an association each time. */
		HIBERNATE,

		/** It ran while another result was being read, once for each of its rows. */
		OPEN_RESULT,

		/** Its values were read from one column of an earlier result, in their order. */
		VALUES,

		/** The same line of code, with other values each time. */
		CALL_SITE,

		/** The same values each time. */
		SAME_VALUES,

		/** It was repeated. */
		REPETITION

	}

	/**
	 * How sure a finding is.
	 */
	public enum Verdict {

		/** It is shown where the values came from. */
		CONFIRMED,

		/** Everything speaks for it, but nothing proves it. */
		LIKELY,

		/** No N+1, but worth knowing. */
		INFO

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
			return new Cost(statements, statements, 1, nanos, saved(statements, nanos));
		}

		static long saved(int statements, long nanos) {
			return nanos - nanos / statements;
		}

		/**
		 * Return how much would have been saved in an hour, on average since it was seen
		 * first. An hour that is not over counts in full, so that nothing is
		 * extrapolated.
		 * @param elapsed the time since it was seen first
		 * @return milliseconds
		 */
		public double savedMillisPerHour(Duration elapsed) {
			return this.savedNanos / 1e6 / Math.max(1, elapsed.toMillis() / 3_600_000.0);
		}

		/**
		 * Return how many connections were busy at any time, on average since it was seen
		 * first, only because of what could have been saved: time over time, by Little's
		 * law. The first minute counts in full.
		 * @param elapsed the time since it was seen first
		 * @return connections
		 */
		public double connectionsHeld(Duration elapsed) {
			return this.savedNanos / 1e6 / Math.max(60_000, elapsed.toMillis());
		}

		Cost minus(Cost part) {
			return new Cost(this.lastStatements, this.maxStatements, this.units - part.units,
					this.totalNanos - part.totalNanos, this.savedNanos - part.savedNanos);
		}

		Cost plus(Cost later) {
			return new Cost(later.lastStatements, Math.max(this.maxStatements, later.maxStatements),
					this.units + later.units, this.totalNanos + later.totalNanos, this.savedNanos + later.savedNanos);
		}

	}

}
