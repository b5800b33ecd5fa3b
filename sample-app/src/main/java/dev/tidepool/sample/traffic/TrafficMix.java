package dev.tidepool.sample.traffic;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Chooses requests: mostly reads of which few are asked for often and many seldom, some
 * writes, and a report every few seconds.
 */
class TrafficMix {

	private static final long REPORT_INTERVAL = Duration.ofSeconds(5).toNanos();

	private static final List<String> PREFIXES = List.of("lond", "san", "new", "par", "ber", "kol", "mos", "tok", "cai",
			"sao p", "del", "la", "mad", "st", "bei", "lag", "vie", "ista", "muen", "york");

	private static final List<String> COUNTRIES = List.of("US", "IT", "FR", "DE", "IN", "GB", "ES", "BR", "CN", "JP",
			"MX", "RU", "AU", "CA", "NL", "PL", "TR", "NG", "EG", "ZA", "AR", "SE", "NO", "CH", "AT", "IE", "NZ", "KE");

	private final List<Long> cities;

	private final AtomicLong nextReport = new AtomicLong(System.nanoTime() + REPORT_INTERVAL);

	/**
	 * Makes a mix for one run.
	 * @param cities the ids of the cities to ask for, the most popular first
	 */
	TrafficMix(List<Long> cities) {
		this.cities = cities;
	}

	TrafficRequest next() {
		Route route = reportIsDue() ? Route.REPORT : Route.at(ThreadLocalRandom.current().nextInt(100));
		return switch (route) {
			case CITY -> TrafficRequest.get(route, "/cities/" + skewed(this.cities));
			case SEARCH -> TrafficRequest.get(route, "/cities?limit=20&name=" + skewed(PREFIXES).replace(" ", "%20"));
			case COUNTRY_SUMMARY -> TrafficRequest.get(route, "/countries/" + skewed(COUNTRIES) + "/summary");
			case VISIT -> TrafficRequest.post(route, "/cities/" + skewed(this.cities) + "/visits?visitor=traffic");
			case TOP_VISITS -> TrafficRequest.get(route, "/visits/top?limit=10");
			case COUNTRIES -> TrafficRequest.get(route, "/countries");
			case CONTINENTS -> TrafficRequest.get(route, "/stats/continents");
			case N_PLUS_ONE -> TrafficRequest.get(route, "/demo/nplusone");
			case N_PLUS_ONE_CURED -> TrafficRequest.get(route, "/demo/nplusone-cured");
			case REPORT -> TrafficRequest.get(route, "/demo/report");
		};
	}

	private boolean reportIsDue() {
		long now = System.nanoTime();
		long next = this.nextReport.get();
		return now - next >= 0 && this.nextReport.compareAndSet(next, now + REPORT_INTERVAL);
	}

	/**
	 * Takes an element by Zipf's law: the second half as often as the first, the third a
	 * third as often.
	 */
	private static <T> T skewed(List<T> elements) {
		double rank = Math.pow(elements.size() + 1, ThreadLocalRandom.current().nextDouble());
		return elements.get(Math.min((int) rank, elements.size()) - 1);
	}

}
