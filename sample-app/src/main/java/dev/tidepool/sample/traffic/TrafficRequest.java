package dev.tidepool.sample.traffic;

record TrafficRequest(Route route, String method, String path) {

	static TrafficRequest get(Route route, String path) {
		return new TrafficRequest(route, "GET", path);
	}

	static TrafficRequest post(Route route, String path) {
		return new TrafficRequest(route, "POST", path);
	}

}
