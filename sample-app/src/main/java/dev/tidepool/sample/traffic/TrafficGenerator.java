package dev.tidepool.sample.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the application traffic through its own port, one run at a time. A run ends by
 * itself, at the latest when the application does, and leaves no thread behind.
 */
@Component
class TrafficGenerator {

	private final JdbcTemplate jdbc;

	private final Environment environment;

	private final AtomicBoolean running = new AtomicBoolean();

	private volatile boolean closed;

	TrafficGenerator(JdbcTemplate jdbc, Environment environment) {
		this.jdbc = jdbc;
		this.environment = environment;
	}

	/**
	 * Runs the traffic and waits for its end.
	 * @param duration how long
	 * @param clients how many at the same time
	 * @return what came of it, or empty if another run has not ended
	 */
	Optional<TrafficSummary> run(Duration duration, int clients) throws InterruptedException {
		if (!this.running.compareAndSet(false, true)) {
			return Optional.empty();
		}
		try {
			TrafficMix mix = new TrafficMix(popularCities());
			long start = System.nanoTime();
			TrafficLog log = run(mix, clients, () -> !this.closed && System.nanoTime() - start < duration.toNanos());
			return Optional.of(TrafficSummary.of(log, clients, Duration.ofNanos(System.nanoTime() - start)));
		}
		finally {
			this.running.set(false);
		}
	}

	private List<Long> popularCities() {
		return this.jdbc.queryForList("select id from city order by population desc, id limit 10000", Long.class);
	}

	private TrafficLog run(TrafficMix mix, int clients, BooleanSupplier goOn) throws InterruptedException {
		HttpHost host = new HttpHost("localhost", this.environment.getRequiredProperty("local.server.port", int.class));
		ExecutorService executor = Executors.newFixedThreadPool(clients, new CustomizableThreadFactory("traffic-"));
		try (CloseableHttpClient http = httpClient(clients)) {
			TrafficLog all = new TrafficLog();
			TrafficClient client = new TrafficClient(http, host, mix, goOn);
			for (Future<TrafficLog> log : executor.invokeAll(Collections.nCopies(clients, client))) {
				all.add(log.get());
			}
			return all;
		}
		catch (IOException | ExecutionException ex) {
			throw new IllegalStateException("Traffic failed", ex);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static CloseableHttpClient httpClient(int connections) {
		return HttpClients.createMinimal(PoolingHttpClientConnectionManagerBuilder.create()
			.setMaxConnPerRoute(connections)
			.setMaxConnTotal(connections)
			.build());
	}

	/**
	 * Ends the run before the web server waits for the requests that are still going on.
	 */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.closed = true;
	}

}
