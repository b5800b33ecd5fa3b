package dev.tidepool.pool;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A pool as a person sees it. Times in milliseconds.
 *
 * @param name the resolved name
 * @param mode whether the limit is moved
 * @param limit the most sessions that may work at once
 * @param pinned whether a person holds the limit
 * @param floor the smallest limit, and the connections that stay open
 * @param ceiling the most connections that are ever open
 * @param held the open connections
 * @param active the sessions that hold one
 * @param idle the open connections that nobody holds
 * @param waiting the sessions that wait for one
 * @param nested the sessions that passed the gate because their thread holds another
 * connection
 * @param utilization the share of the limit in use
 * @param waits how long sessions waited
 * @param holds how long sessions held their connection
 * @param timeouts sessions that got no connection in time
 * @param connections physical connections as they came and went
 * @param lanes how short and long sessions are kept apart, or {@code null} if they are
 * not
 * @param control how far the limit is trusted to move, and what sizes were found
 * @param diagnosis where the time of sessions goes: pool, queries or application
 * @param sizing which sizes of the pool speak for themselves
 * @param decisions the last decisions, newest first
 */
public record PoolView(String name, PoolSettings.Mode mode, int limit, boolean pinned, int floor, int ceiling, int held,
		int active, int idle, int waiting, int nested, double utilization, Times waits, Times holds, long timeouts,
		Connections connections, @Nullable Lanes lanes, Control control, Diagnosis diagnosis, Sizing sizing,
		List<DatedDecision> decisions) {

	/**
	 * A number of durations.
	 *
	 * @param count how many
	 * @param meanMillis their mean
	 * @param maxMillis the longest
	 */
	public record Times(long count, double meanMillis, double maxMillis) {

	}

	/**
	 * Physical connections since the start.
	 *
	 * @param created opened
	 * @param closed closed
	 * @param failures attempts that failed
	 * @param establishMeanMillis mean time to open one
	 */
	public record Connections(long created, long closed, long failures, double establishMeanMillis) {

	}

	/**
	 * The lane of long sessions; all others are short.
	 *
	 * @param templates the statement templates that sessions are known to begin with
	 * @param longTemplates those of long sessions
	 * @param limit the most long sessions at once, or {@code null} if they may take every
	 * permit
	 * @param active the long sessions that hold a permit
	 * @param waiting the long sessions that wait for their lane
	 */
	public record Lanes(int templates, int longTemplates, @Nullable Integer limit, int active, int waiting) {

	}

	/**
	 * What the control does and knows.
	 *
	 * @param strategy the strategy in force
	 * @param reason why it is not the first one, or empty
	 * @param knee the limit above which no more got done, or {@code null} if that is not
	 * known
	 * @param littlesLaw the connections that demand asks for by Little's law and
	 * square-root staffing, or {@code null} if the limit does not move
	 */
	public record Control(Strategy strategy, String reason, @Nullable Integer knee, @Nullable Integer littlesLaw) {

	}

}
