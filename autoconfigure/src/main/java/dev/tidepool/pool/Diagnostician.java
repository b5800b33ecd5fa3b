package dev.tidepool.pool;

import java.util.Locale;

import dev.tidepool.pool.Diagnosis.Cause;

/**
 * Tells from the times of sessions whether it is the pool, the queries or the application
 * that makes them wait. A pure function.
 */
final class Diagnostician {

	/** From this share of a session's time, waiting matters. */
	private static final double WAITING = 0.1;

	private static final double MOST = 0.5;

	private final SessionTimes times;

	private final Standing standing;

	private Diagnostician(SessionTimes times, Standing standing) {
		this.times = times;
		this.standing = standing;
	}

	/**
	 * Diagnoses.
	 * @param times what sessions spent their time on
	 * @param standing how the limit stands
	 */
	static Diagnosis diagnose(SessionTimes times, Standing standing) {
		return new Diagnostician(times, standing).diagnose();
	}

	private Diagnosis diagnose() {
		if (this.times.sessions() == 0) {
			return nothingSeen();
		}
		if (this.times.waitingShare() < WAITING) {
			return found(Cause.NONE, "Hardly anybody waits: " + waits() + holds(), "Nothing to do");
		}
		if (this.times.opening() >= MOST * this.times.waited()) {
			return found(Cause.CONNECT,
					"It is the opening of connections: %s, and %d connections took %s each to open".formatted(waits(),
							this.times.opened(), millis(openMillis())),
					"Raise tidepool.pool.min-connections so that more lie ready, and look for a slow network, "
							+ "name resolution or TLS between here and the database");
		}
		Double others = this.times.others();
		if (others == null) {
			return found(Cause.UNKNOWN, waits() + holds(), "Switch the statistics of queries on to learn more");
		}
		if (others >= MOST * this.times.held()) {
			return found(Cause.APPLICATION, "It is the application: " + waits() + holds(),
					"Shorten transactions: remote calls, computations and the reading of many rows keep a connection, "
							+ "and so do slow commits" + alsoRaise());
		}
		if (this.standing.held() || this.standing.kneeUnknown()) {
			return found(Cause.POOL, "It is the pool: %s%s, and %s".formatted(waits(), holds(), this.standing.text()),
					this.standing.remedy());
		}
		return found(Cause.QUERY, "It is the queries: " + waits() + holds(),
				"Make the queries cheaper that take most time (see the queries endpoint): "
						+ "more of them at once would get no more done");
	}

	private Diagnosis nothingSeen() {
		int active = this.standing.active();
		if (active == 0) {
			return found(Cause.NONE, "Nobody uses the pool", "Nothing to do");
		}
		return found(Cause.UNKNOWN, "No connection was given back, and %d sessions hold one".formatted(active),
				"Look for statements and transactions that take very long, and for connections that are not closed");
	}

	private String alsoRaise() {
		return this.standing.held() ? ". Or: " + this.standing.remedy() : "";
	}

	private String waits() {
		return "sessions wait %s for a connection".formatted(millis(this.times.millisEach(this.times.waited())));
	}

	private String holds() {
		String text = " and hold it for " + millis(this.times.millisEach(this.times.held()));
		Double executed = this.times.executed();
		if (executed == null) {
			return text;
		}
		double each = Math.min(this.times.held(), executed);
		double share = (this.times.held() > 0) ? each / this.times.held() : 0;
		return text + String.format(Locale.ROOT, ", of which statements execute for %s (%.0f %%)",
				millis(this.times.millisEach(each)), 100 * share);
	}

	private double openMillis() {
		return (this.times.opened() > 0) ? this.times.opening() * 1e3 / this.times.opened() : 0;
	}

	private static String millis(double millis) {
		return String.format(Locale.ROOT, (millis < 10) ? "%.2f ms" : "%,.0f ms", millis);
	}

	private Diagnosis found(Cause cause, String finding, String recommendation) {
		String sentence = String.format(Locale.ROOT, "%s%s, over the last %.0f s.",
				finding.substring(0, 1).toUpperCase(Locale.ROOT), finding.substring(1), this.times.seconds());
		Double others = this.times.others();
		return new Diagnosis(cause, sentence, recommendation + ".", this.times.seconds(), this.times.sessions(),
				this.times.millisEach(this.times.waited()), this.times.millisEach(this.times.held()),
				(others != null) ? Double.valueOf(this.times.millisEach(this.times.held() - others)) : null,
				(others != null) ? Double.valueOf(this.times.millisEach(others)) : null,
				(this.times.opened() > 0) ? Double.valueOf(openMillis()) : null);
	}

	/**
	 * How the limit stands.
	 *
	 * @param limit the limit
	 * @param highest the highest limit allowed
	 * @param ceiling the most connections that are ever open
	 * @param mode whether the limit is moved
	 * @param pinned whether a person holds it
	 * @param kneeKnown whether it is known that more would get no more done
	 * @param active the sessions that hold a connection now
	 */
	record Standing(int limit, int highest, int ceiling, PoolSettings.Mode mode, boolean pinned, boolean kneeKnown,
			int active) {

		/**
		 * Whether something else than the database keeps the limit where it is.
		 */
		boolean held() {
			return this.pinned || this.mode != PoolSettings.Mode.ADAPTIVE
					|| this.limit >= this.highest && !this.kneeKnown;
		}

		boolean kneeUnknown() {
			return !this.kneeKnown;
		}

		String text() {
			if (this.pinned) {
				return "its limit is pinned at " + this.limit;
			}
			if (this.mode != PoolSettings.Mode.ADAPTIVE) {
				return "its size of %d does not move (%s)".formatted(this.limit,
						this.mode.name().toLowerCase(Locale.ROOT));
			}
			return (this.limit >= this.highest)
					? "its limit of %d is as high as %d connections allow".formatted(this.limit, this.ceiling)
					: "the right limit is still looked for, at " + this.limit;
		}

		String remedy() {
			if (this.pinned) {
				return "Release the limit at the connectionpools endpoint";
			}
			if (this.mode != PoolSettings.Mode.ADAPTIVE) {
				return "Set tidepool.pool.mode=adaptive, or give the pool more connections";
			}
			return (this.limit >= this.highest)
					? "Raise tidepool.pool.max-connections (%d) if the database has room for more"
						.formatted(this.ceiling)
					: "Nothing to do yet: more are let in for as long as more gets done";
		}

	}

}
