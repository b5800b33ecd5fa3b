package dev.tidepool.pool;

import org.jspecify.annotations.Nullable;

/**
 * Where the time of a pool's sessions goes, and what to do about it. Times are means of
 * one session, in milliseconds.
 *
 * @param cause what sessions wait for most of all
 * @param finding what was found, in a sentence with its figures
 * @param recommendation what to do
 * @param seconds over how long it was measured
 * @param sessions the sessions that gave their connection back in that time
 * @param waitMillis how long a session waited for permit and connection
 * @param holdMillis how long it held the connection
 * @param executeMillis for how much of that its statements executed, or {@code null} if
 * that is not known
 * @param otherMillis for how much of that none did: the application's own work, reading
 * rows, commits; {@code null} if that is not known
 * @param openMillis how long it took to open a connection, or {@code null} if none was
 * opened
 */
public record Diagnosis(Cause cause, String finding, String recommendation, double seconds, long sessions,
		double waitMillis, double holdMillis, @Nullable Double executeMillis, @Nullable Double otherMillis,
		@Nullable Double openMillis) {

	/**
	 * What sessions wait for.
	 */
	public enum Cause {

		/** Hardly anybody waits. */
		NONE,

		/** Too little was seen to say anything. */
		UNKNOWN,

		/** The pool lets fewer in than might work. */
		POOL,

		/** Opening connections takes long. */
		CONNECT,

		/** Statements take up the connections. */
		QUERY,

		/** The application keeps connections while none of its statements executes. */
		APPLICATION

	}

}
