package dev.tidepool.boot.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;
import dev.tidepool.TidepoolAlertEvent;
import dev.tidepool.jdbc.Faults;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Alerts}.
 */
class AlertsTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final Faults faults = new Faults();

	private final List<Alert> found = new ArrayList<>();

	private final List<String> told = new ArrayList<>();

	private final Alerts alerts = new Alerts(AlertSettings.DEFAULT, List.of((now) -> List.copyOf(this.found)),
			this::hear, this.faults);

	private void hear(TidepoolAlertEvent event) {
		this.told.add(event.state() + " " + event.alert().severity() + " " + event.alert().pool());
	}

	@Test
	void anAlertIsToldWhenItComesAndWhenItGoes() {
		find(Severity.WARNING);
		tick(0);
		tick(1);
		tick(2);
		this.found.clear();
		tick(3);
		tick(4);
		assertThat(this.told).containsExactly("RAISED WARNING orders", "CLEARED WARNING orders");
		assertThat(this.alerts.standing()).isEmpty();
	}

	@Test
	void anAlertKeepsItsBeginning() {
		find(Severity.WARNING);
		tick(0);
		tick(7);
		assertThat(this.alerts.standing()).singleElement()
			.satisfies((alert) -> assertThat(alert.since()).isEqualTo(START.plusSeconds(99)));
	}

	@Test
	void anAlertThatBecomesWorseIsToldAgainAndOneThatBecomesBetterIsNot() {
		find(Severity.WARNING);
		tick(0);
		find(Severity.CRITICAL);
		tick(1);
		find(Severity.WARNING);
		tick(2);
		find(Severity.CRITICAL);
		tick(3);
		this.found.clear();
		tick(4);
		assertThat(this.told).containsExactly("RAISED WARNING orders", "RAISED CRITICAL orders",
				"CLEARED CRITICAL orders");
	}

	@Test
	void anAlertThatComesAndGoesIsToldOnceInTheInterval() {
		for (int second = 0; second < 299; second++) {
			this.found.clear();
			if (second % 2 == 0) {
				find(Severity.WARNING);
			}
			tick(second);
		}
		assertThat(this.told).containsExactly("RAISED WARNING orders", "CLEARED WARNING orders");
	}

	@Test
	void anAlertThatCameBackTooSoonIsToldIfItStillStandsWhenTheIntervalIsOver() {
		find(Severity.WARNING);
		tick(0);
		this.found.clear();
		tick(1);
		find(Severity.WARNING);
		tick(2);
		assertThat(this.told).hasSize(2);
		assertThat(this.alerts.standing()).hasSize(1);
		tick(299);
		assertThat(this.told).hasSize(2);
		tick(300);
		assertThat(this.told).containsExactly("RAISED WARNING orders", "CLEARED WARNING orders",
				"RAISED WARNING orders");
	}

	@Test
	void twoPoolsAreTwoAlertsAndTheWorstIsFirst() {
		this.found.add(alert(Severity.WARNING, "orders", Rule.WAIT));
		this.found.add(alert(Severity.CRITICAL, "reports", Rule.WAIT));
		this.found.add(alert(Severity.WARNING, "orders", Rule.TIMEOUT));
		tick(0);
		assertThat(this.told).hasSize(3);
		assertThat(this.alerts.standing()).extracting(Alert::pool).containsExactly("reports", "orders", "orders");
	}

	@Test
	void aSourceThatFailsTakesNoOtherWithIt() {
		Alerts broken = new Alerts(AlertSettings.DEFAULT, List.of((now) -> {
			throw new IllegalStateException("broken");
		}, (now) -> List.of(alert(Severity.WARNING, "orders", Rule.WAIT))), this::hear, this.faults);
		broken.tick(START);
		broken.tick(START.plusSeconds(1));
		assertThat(this.faults.count()).isEqualTo(2);
		assertThat(broken.standing()).hasSize(1);
	}

	@Test
	void whoIsToldMayFail() {
		Alerts broken = new Alerts(AlertSettings.DEFAULT,
				List.of((now) -> List.of(alert(Severity.WARNING, "orders", Rule.WAIT))), (event) -> {
					throw new IllegalStateException("broken");
				}, this.faults);
		broken.tick(START);
		assertThat(broken.standing()).hasSize(1);
		assertThat(this.faults.count()).isOne();
	}

	@Test
	void thereIsAnEndToWhatIsKept() {
		for (int i = 0; i < 1000; i++) {
			this.found.add(alert(Severity.WARNING, "pool" + i, Rule.WAIT));
		}
		tick(0);
		assertThat(this.alerts.standing()).hasSize(200);
		assertThat(this.told).hasSize(200);
	}

	@Test
	void alertsCanBeKeptQuiet() {
		AlertSettings quiet = new AlertSettings(false, Duration.ofSeconds(30), Duration.ofMinutes(5), 0.8, 0.95,
				Duration.ofSeconds(1), Duration.ofMillis(100), 0.9);
		Alerts silent = new Alerts(quiet, List.of((now) -> List.of(alert(Severity.WARNING, "orders", Rule.WAIT))),
				this::hear, this.faults);
		silent.tick(START);
		assertThat(silent.standing()).hasSize(1);
		assertThat(this.told).isEmpty();
	}

	private void find(Severity severity) {
		this.found.clear();
		this.found.add(alert(severity, "orders", Rule.UTILIZATION));
	}

	private void tick(int second) {
		this.alerts.tick(START.plusSeconds(second));
	}

	private static Alert alert(Severity severity, String pool, Rule rule) {
		return new Alert(severity, pool, "message", "recommendation", rule, START.plusSeconds(99));
	}

}
