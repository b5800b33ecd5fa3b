package dev.tidepool.pool;

import dev.tidepool.pool.Diagnosis.Cause;
import dev.tidepool.pool.PoolSettings.Mode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Diagnostician}.
 */
class DiagnosticianTests {

	private static final Diagnostician.Standing AT_THE_KNEE = standing(12, Mode.ADAPTIVE, false, true);

	@Test
	void whereHardlyAnybodyWaitsNothingIsToBeDone() {
		Diagnosis diagnosis = diagnose(times(0.1, 10, 9.0), AT_THE_KNEE);
		assertThat(diagnosis.cause()).isEqualTo(Cause.NONE);
		assertThat(diagnosis.finding())
			.isEqualTo("Hardly anybody waits: sessions wait 0.10 ms for a connection and hold it for 10 ms, "
					+ "of which statements execute for 9.00 ms (90 %), over the last 60 s.");
		assertThat(diagnosis.recommendation()).isEqualTo("Nothing to do.");
	}

	@Test
	void atTheKneeItIsTheQueriesIfTheyTakeUpTheConnections() {
		Diagnosis diagnosis = diagnose(times(50, 10, 9.0), AT_THE_KNEE);
		assertThat(diagnosis.cause()).isEqualTo(Cause.QUERY);
		assertThat(diagnosis.finding())
			.isEqualTo("It is the queries: sessions wait 50 ms for a connection and hold it for 10 ms, "
					+ "of which statements execute for 9.00 ms (90 %), over the last 60 s.");
		assertThat(diagnosis.recommendation()).contains("queries endpoint");
		assertThat(diagnosis.waitMillis()).isEqualTo(50);
		assertThat(diagnosis.holdMillis()).isEqualTo(10);
		assertThat(diagnosis.executeMillis()).isEqualTo(9);
		assertThat(diagnosis.otherMillis()).isEqualTo(1);
		assertThat(diagnosis.openMillis()).isNull();
	}

	@Test
	void itIsTheApplicationIfItKeepsConnectionsWithoutExecuting() {
		Diagnosis diagnosis = diagnose(times(50, 10, 2.0), AT_THE_KNEE);
		assertThat(diagnosis.cause()).isEqualTo(Cause.APPLICATION);
		assertThat(diagnosis.finding()).startsWith("It is the application: ").contains("2.00 ms (20 %)");
		assertThat(diagnosis.recommendation()).startsWith("Shorten transactions").doesNotContain("max-connections");
		assertThat(diagnose(times(50, 10, 2.0), standing(19, Mode.ADAPTIVE, false, false)).recommendation())
			.endsWith("Or: Raise tidepool.pool.max-connections (20) if the database has room for more.");
	}

	@Test
	void itIsThePoolIfSomethingElseThanTheDatabaseHoldsTheLimit() {
		SessionTimes times = times(50, 10, 9.0);
		assertPool(diagnose(times, standing(19, Mode.ADAPTIVE, false, false)),
				"its limit of 19 is as high as 20 connections allow", "Raise tidepool.pool.max-connections (20)");
		assertPool(diagnose(times, standing(3, Mode.ADAPTIVE, true, true)), "its limit is pinned at 3",
				"Release the limit");
		assertPool(diagnose(times, standing(20, Mode.ADVISE, false, false)), "its size of 20 does not move (advise)",
				"Set tidepool.pool.mode=adaptive");
		assertPool(diagnose(times, standing(10, Mode.ADAPTIVE, false, false)),
				"the right limit is still looked for, at 10", "Nothing to do yet");
	}

	private static void assertPool(Diagnosis diagnosis, String finding, String recommendation) {
		assertThat(diagnosis.cause()).isEqualTo(Cause.POOL);
		assertThat(diagnosis.finding()).startsWith("It is the pool: ").contains(finding);
		assertThat(diagnosis.recommendation()).startsWith(recommendation);
	}

	@Test
	void itIsTheOpeningOfConnectionsIfThatIsWhatSessionsWaitFor() {
		Diagnosis diagnosis = diagnose(new SessionTimes(60, 100, 3, 1, 0.9, 20, 2.4), AT_THE_KNEE);
		assertThat(diagnosis.cause()).isEqualTo(Cause.CONNECT);
		assertThat(diagnosis.finding()).contains("sessions wait 30 ms", "20 connections took 120 ms each to open");
		assertThat(diagnosis.openMillis()).isEqualTo(120);
	}

	@Test
	void nothingIsSaidOfWhatWasNotSeen() {
		SessionTimes none = new SessionTimes(60, 0, 0, 0, null, 0, 0);
		assertThat(diagnose(none, new Diagnostician.Standing(12, 19, 20, Mode.ADAPTIVE, false, true, 0)).cause())
			.isEqualTo(Cause.NONE);
		Diagnosis stuck = diagnose(none, new Diagnostician.Standing(12, 19, 20, Mode.ADAPTIVE, false, true, 7));
		assertThat(stuck.cause()).isEqualTo(Cause.UNKNOWN);
		assertThat(stuck.finding()).contains("7 sessions hold one");
		Diagnosis unmeasured = diagnose(times(50, 10, null), AT_THE_KNEE);
		assertThat(unmeasured.cause()).isEqualTo(Cause.UNKNOWN);
		assertThat(unmeasured.executeMillis()).isNull();
		assertThat(unmeasured.finding()).doesNotContain("execute");
	}

	@Test
	void whatExecutedLongerThanItWasHeldCountsAsAllOfIt() {
		Diagnosis diagnosis = diagnose(times(50, 10, 12.0), AT_THE_KNEE);
		assertThat(diagnosis.executeMillis()).isEqualTo(10);
		assertThat(diagnosis.otherMillis()).isZero();
		assertThat(diagnosis.finding()).contains("(100 %)");
	}

	private static Diagnosis diagnose(SessionTimes times, Diagnostician.Standing standing) {
		return Diagnostician.diagnose(times, standing);
	}

	/** A thousand sessions in a minute, with the mean of each in milliseconds. */
	private static SessionTimes times(double wait, double hold, Double execute) {
		return new SessionTimes(60, 1000, wait, hold, execute, 0, 0);
	}

	private static Diagnostician.Standing standing(int limit, Mode mode, boolean pinned, boolean kneeKnown) {
		return new Diagnostician.Standing(limit, 19, 20, mode, pinned, kneeKnown, limit);
	}

}
