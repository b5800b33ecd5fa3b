package dev.tidepool.sample.traffic;

/**
 * What the traffic consists of, by how often.
 */
enum Route {

	CITY(61), SEARCH(10), COUNTRY_SUMMARY(8), VISIT(8), TOP_VISITS(4), COUNTRIES(4), CONTINENTS(1), N_PLUS_ONE(2),
	N_PLUS_ONE_CURED(2), REPORT(0);

	private final int percent;

	Route(int percent) {
		this.percent = percent;
	}

	/**
	 * Returns the route for a number between 0 and 99.
	 * @param percentile the number
	 * @return the route
	 */
	static Route at(int percentile) {
		int sum = 0;
		for (Route route : values()) {
			sum += route.percent;
			if (percentile < sum) {
				return route;
			}
		}
		throw new IllegalArgumentException("'percentile' must be between 0 and 99, but was " + percentile);
	}

}
