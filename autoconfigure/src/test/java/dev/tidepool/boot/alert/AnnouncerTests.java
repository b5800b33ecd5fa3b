package dev.tidepool.boot.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;
import dev.tidepool.TidepoolAlertEvent;
import dev.tidepool.TidepoolAlertEvent.State;
import dev.tidepool.UsualLogging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Announcer}.
 */
@ExtendWith({ UsualLogging.class, OutputCaptureExtension.class })
class AnnouncerTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final Clock clock = Clock.fixed(START.plusSeconds(42), ZoneOffset.UTC);

	private final BlockingQueue<TidepoolAlertEvent> heard = new LinkedBlockingQueue<>();

	@Test
	void theLogSaysWhatIsTheMatterAndWhatToDo(CapturedOutput output) throws InterruptedException {
		try (Announcer announcer = new Announcer(this.heard::add, this.clock)) {
			announcer.accept(event(State.RAISED, "All permits are taken"));
			announcer.accept(event(State.CLEARED, "All permits are taken"));
			assertThat(next().state()).isEqualTo(State.RAISED);
			assertThat(next().state()).isEqualTo(State.CLEARED);
		}
		assertThat(output)
			.contains("Alert on orders: All permits are taken. What to do: Shorten what holds connections")
			.contains("Alert over on orders after 42 s: All permits are taken");
	}

	@Test
	void whatADriverSaidForgesNoLine(CapturedOutput output) {
		try (Announcer announcer = new Announcer(this.heard::add, this.clock)) {
			announcer.accept(event(State.RAISED, "refused\r\n2026 INFO all is well\u0007"));
		}
		assertThat(output).contains("refused 2026 INFO all is well ");
	}

	@Test
	void aListenerThatBlocksHoldsNobodyUpAndWhatItMissesIsBounded() throws InterruptedException {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(1);
		try (Announcer announcer = new Announcer((event) -> {
			entered.countDown();
			await(blocked);
			this.heard.add(event);
		}, this.clock)) {
			announcer.accept(event(State.RAISED, "first"));
			await(entered);
			for (int i = 1; i <= 150; i++) {
				announcer.accept(event(State.RAISED, "number " + i));
			}
			blocked.countDown();
			assertThat(next().alert().message()).isEqualTo("first");
			for (int i = 51; i <= 150; i++) {
				assertThat(next().alert().message()).isEqualTo("number " + i);
			}
			assertThat(this.heard).isEmpty();
		}
	}

	@Test
	void aListenerThatFailsHearsOfTheNext(CapturedOutput output) throws InterruptedException {
		try (Announcer announcer = new Announcer((event) -> {
			this.heard.add(event);
			throw new IllegalStateException("listener is broken");
		}, this.clock)) {
			announcer.accept(event(State.RAISED, "first"));
			announcer.accept(event(State.RAISED, "second"));
			assertThat(next().alert().message()).isEqualTo("first");
			assertThat(next().alert().message()).isEqualTo("second");
		}
		assertThat(output).contains("listener is broken");
	}

	private TidepoolAlertEvent next() throws InterruptedException {
		TidepoolAlertEvent event = this.heard.poll(20, TimeUnit.SECONDS);
		assertThat(event).isNotNull();
		return event;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static TidepoolAlertEvent event(State state, String message) {
		return new TidepoolAlertEvent(state, new Alert(Severity.CRITICAL, "orders", message,
				"Shorten what holds connections", Rule.UTILIZATION, START));
	}

}
