package dev.tidepool.sample;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class TrafficTests {

	@LocalServerPort
	private int port;

	@Test
	void runIsSummedUpAndHasNoErrors() {
		HttpResponse<String> response = new Http(this.port).post("/demo/traffic?seconds=2&clients=4");
		assertThat(Http.json(response)).hasPathSatisfying("$.errors", (errors) -> assertThat(errors).isEqualTo(0))
			.hasPathSatisfying("$.clients", (clients) -> assertThat(clients).isEqualTo(4))
			.hasPathSatisfying("$.requests", (requests) -> assertThat(requests).asNumber().isNotEqualTo(0))
			.hasPathSatisfying("$.routes.CITY.requests", (requests) -> assertThat(requests).asNumber().isNotEqualTo(0));
	}

	@Test
	void secondRunAtTheSameTimeIsRefused() throws Exception {
		Callable<Integer> run = () -> new Http(this.port).post("/demo/traffic?seconds=1&clients=1").statusCode();
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try {
			Future<Integer> one = executor.submit(run);
			Future<Integer> other = executor.submit(run);
			assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(200, 409);
		}
		finally {
			executor.shutdown();
		}
	}

	@Test
	void runLeavesNoThread() throws InterruptedException {
		new Http(this.port).post("/demo/traffic?seconds=1&clients=8");
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			if (thread.getName().startsWith("traffic-")) {
				// The answer may be here a moment before the thread is gone
				thread.join(5000);
				assertThat(thread.isAlive()).as(thread.getName()).isFalse();
			}
		}
	}

}
