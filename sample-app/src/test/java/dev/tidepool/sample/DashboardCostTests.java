package dev.tidepool.sample;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What it costs the application that somebody looks at the dashboard.
 */
@SampleTest
class DashboardCostTests {

	private static final int ROUNDS = 300;

	private static final String[] DETAILS = { "connectionpools", "querycache", "queries", "nplusone" };

	@LocalServerPort
	private int port;

	/**
	 * The requests come from the same process, so that this is more than the application
	 * spends, above all while code is still being compiled; each round is what the page
	 * asks for in a second.
	 */
	@Test
	void aPageThatAsksOnceASecondTakesNextToNothing() {
		Http http = new Http(this.port);
		http.get("/demo/nplusone");
		http.get("/countries");
		ask(http);
		ask(http);
		OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long before = process.getProcessCpuTime();
		ask(http);
		double share = (process.getProcessCpuTime() - before) / 1e9 / ROUNDS;
		System.out.printf("The dashboard costs %.2f %% of a processor at one poll a second%n", 100 * share);
		assertThat(share).isPositive().isLessThan(0.03);
	}

	private static void ask(Http http) {
		for (int i = 0; i < ROUNDS; i++) {
			http.json("/actuator/tidepool");
			if (i % 2 == 1) {
				http.json("/actuator/" + DETAILS[(i / 2) % DETAILS.length]);
			}
		}
	}

}
