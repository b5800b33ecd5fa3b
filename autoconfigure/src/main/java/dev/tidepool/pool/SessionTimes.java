package dev.tidepool.pool;

import org.jspecify.annotations.Nullable;

/**
 * What the sessions of a pool spent their time on, over some time. All times in seconds,
 * added up over the sessions that gave their connection back.
 *
 * @param seconds how long this was measured
 * @param sessions the sessions that gave their connection back
 * @param waited for how long they waited for permit and connection
 * @param held for how long they held a connection
 * @param executed for how long their statements executed, or {@code null} if that is not
 * known
 * @param opened the connections that were opened meanwhile
 * @param opening for how long that took
 */
record SessionTimes(double seconds, long sessions, double waited, double held, @Nullable Double executed, long opened,
		double opening) {

	static final SessionTimes NONE = new SessionTimes(0, 0, 0, 0, null, 0, 0);

	/**
	 * For how long they held a connection while none of their statements executed.
	 */
	@Nullable Double others() {
		return (this.executed != null) ? Double.valueOf(Math.max(0, this.held - this.executed)) : null;
	}

	/**
	 * The share of their time that went into waiting.
	 */
	double waitingShare() {
		return (this.waited > 0) ? this.waited / (this.waited + this.held) : 0;
	}

	double millisEach(double seconds) {
		return (this.sessions > 0) ? seconds * 1e3 / this.sessions : 0;
	}

}
