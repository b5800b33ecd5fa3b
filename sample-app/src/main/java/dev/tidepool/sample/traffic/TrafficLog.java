package dev.tidepool.sample.traffic;

import java.util.EnumMap;
import java.util.Map;

/**
 * What one client, or all of them together, saw. Not for concurrent use.
 */
class TrafficLog {

	private final Map<Route, Timings> timings = new EnumMap<>(Route.class);

	private String firstError;

	void record(TrafficRequest request, long nanos, String error) {
		this.timings.computeIfAbsent(request.route(), (route) -> new Timings()).add(nanos, error != null);
		if (error != null && this.firstError == null) {
			this.firstError = "%s %s: %s".formatted(request.method(), request.path(), error);
		}
	}

	void add(TrafficLog other) {
		other.timings.forEach((route, added) -> this.timings.computeIfAbsent(route, (key) -> new Timings()).add(added));
		if (this.firstError == null) {
			this.firstError = other.firstError;
		}
	}

	Map<Route, Timings> timings() {
		return this.timings;
	}

	String firstError() {
		return this.firstError;
	}

}
