package dev.tidepool.boot.alert;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import dev.tidepool.Alert.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CacheAlerts}.
 */
class CacheAlertsTests {

	private final AtomicLong unknown = new AtomicLong();

	private final CacheAlerts alerts = new CacheAlerts(this.unknown::get);

	@Test
	void writesOfUnknownOutcomeAreAnAlertUntilTheyAreSettled() {
		assertThat(this.alerts.check(Instant.EPOCH)).isEmpty();
		this.unknown.set(2);
		assertThat(this.alerts.check(Instant.EPOCH)).singleElement().satisfies((alert) -> {
			assertThat(alert.rule()).isEqualTo(Rule.UNKNOWN_COMMIT);
			assertThat(alert.message()).isEqualTo("2 writes ended without an answer from the database, so that nothing "
					+ "that reads the tables in question is served from the cache");
			assertThat(alert.recommendation()).contains("settle()");
		});
		this.unknown.set(0);
		assertThat(this.alerts.check(Instant.EPOCH)).isEmpty();
	}

}
