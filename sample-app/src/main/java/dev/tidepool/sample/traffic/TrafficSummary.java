package dev.tidepool.sample.traffic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

record TrafficSummary(double seconds, int clients, int requests, int errors, double requestsPerSecond, double p50Millis,
		double p99Millis, @JsonInclude(Include.NON_NULL) String firstError, Map<Route, TimingsSummary> routes) {

	static TrafficSummary of(TrafficLog log, int clients, Duration duration) {
		Timings all = new Timings();
		Map<Route, TimingsSummary> routes = new TreeMap<>();
		log.timings().forEach((route, timings) -> {
			all.add(timings);
			routes.put(route, timings.summary());
		});
		TimingsSummary total = all.summary();
		double seconds = duration.toMillis() / 1000.0;
		return new TrafficSummary(seconds, clients, total.requests(), total.errors(),
				Math.round(total.requests() / seconds), total.p50Millis(), total.p99Millis(), log.firstError(), routes);
	}

}
