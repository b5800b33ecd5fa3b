package dev.tidepool.boot.actuate;

import java.util.ArrayList;
import java.util.List;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.TidepoolAlertEvent;
import dev.tidepool.TidepoolAlertEvent.State;

import org.springframework.boot.WebApplicationType;

/**
 * An application that fills its heap and empties it again, and tells what it hears; to be
 * run in a JVM with a small one.
 */
final class SmallHeap {

	private static final int BLOCK = 100_000;

	private SmallHeap() {
	}

	public static void main(String[] args) {
		try (WebApp app = WebApp.start(WebApplicationType.NONE, "tidepool.alerts.repeat-interval=1s",
				"tidepool.alerts.memory-threshold=0.7")) {
			app.jdbc().execute("select 1");
			List<byte[]> kept = new ArrayList<>();
			while (shareInUse() < 0.78) {
				for (int i = 0; i < 20; i++) {
					kept.add(new byte[BLOCK]);
				}
			}
			tell(AlertsInAnAppTests.hears(app, State.RAISED, Rule.MEMORY, null));
			kept.clear();
			System.gc();
			tell(AlertsInAnAppTests.hears(app, State.CLEARED, Rule.MEMORY, null));
		}
	}

	private static double shareInUse() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory();
	}

	private static void tell(TidepoolAlertEvent event) {
		Alert alert = event.alert();
		System.out.println(event.state() + " " + alert.severity() + " " + alert.pool() + ": " + alert.message());
	}

}
