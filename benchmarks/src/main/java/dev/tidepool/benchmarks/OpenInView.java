package dev.tidepool.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tidepool.benchmarks.view.ViewApplication;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What open-session-in-view costs with connections that are kept while the view renders,
 * and with connections that go back when the transaction ends. Both applications run side
 * by side and are asked by turns. Takes {@code quick}.
 */
public final class OpenInView {

	private static final int CONNECTIONS = 4;

	private static final int CLIENTS = 32;

	private OpenInView() {
	}

	/**
	 * Runs the comparison.
	 * @param args see above
	 * @throws Exception if the server or an application fails
	 */
	public static void main(String[] args) throws Exception {
		boolean quick = List.of(args).contains("quick");
		int rounds = quick ? 5 : 15;
		Duration length = Duration.ofSeconds(quick ? 1 : 3);
		System.out.printf("%d clients, %d connections, %d ms of rendering after the transaction, %d rounds of %d s.%n",
				CLIENTS, CONNECTIONS, ViewApplication.RENDERING.toMillis(), rounds, length.toSeconds());
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		try (Postgres postgres = Postgres.start()) {
			Database.POSTGRESQL.createTables();
			try (ConfigurableApplicationContext classic = start("connection");
					ConfigurableApplicationContext early = start("transaction")) {
				compare(new Load(clients, classic), new Load(clients, early), rounds, length);
			}
		}
		finally {
			clients.shutdownNow();
		}
		System.exit(0);
	}

	private static void compare(Load classic, Load early, int rounds, Duration length)
			throws InterruptedException, ExecutionException {
		// Warm both up
		classic.perSecond(length);
		early.perSecond(length);
		double[] kept = new double[rounds];
		double[] returned = new double[rounds];
		double[] gains = new double[rounds];
		for (int i = 0; i < rounds; i++) {
			kept[i] = classic.perSecond(length);
			returned[i] = early.perSecond(length);
			gains[i] = returned[i] / kept[i];
		}
		Table table = new Table("leasing", "requests/s", "over classic");
		table.row("connection (classic)", Table.whole(median(kept)), "1.000");
		table.row("transaction", Table.whole(median(returned)), Table.ratio(median(gains)));
		table.print();
		new LastLine("open-in-view").add("connection", Math.round(median(kept)))
			.add("transaction", Math.round(median(returned)))
			.add("gain", median(gains))
			.print();
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static ConfigurableApplicationContext start(String leasing) {
		return new SpringApplicationBuilder(ViewApplication.class).bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties("server.port=0", "server.tomcat.threads.max=" + CLIENTS, "spring.jpa.open-in-view=true",
					"spring.jmx.enabled=false", "logging.level.root=warn",
					"spring.datasource.url=" + Database.POSTGRESQL.url(),
					"spring.datasource.username=" + Database.POSTGRESQL.username(),
					"spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS, "tidepool.pool.mode=fixed",
					"jdbc.datasource-proxy.enabled=false", "tidepool.pool.leasing=" + leasing)
			.run();
	}

	/**
	 * The clients of one application: each asks again as soon as it has its answer.
	 */
	private static final class Load {

		private final ExecutorService clients;

		private final HttpClient http = HttpClient.newHttpClient();

		private final String base;

		Load(ExecutorService clients, ConfigurableApplicationContext application) {
			this.clients = clients;
			this.base = "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port")
					+ "/products/";
		}

		double perSecond(Duration length) throws InterruptedException, ExecutionException {
			long start = System.nanoTime();
			long end = start + length.toNanos();
			List<Callable<Integer>> all = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				long first = i;
				all.add(() -> ask(first, end));
			}
			int answers = 0;
			for (Future<Integer> each : this.clients.invokeAll(all)) {
				answers += each.get();
			}
			return answers / ((System.nanoTime() - start) / 1e9);
		}

		private int ask(long first, long end) throws IOException, InterruptedException {
			int answers = 0;
			for (long key = first; System.nanoTime() < end; key = Database.nextKey(key)) {
				HttpResponse<String> answer = this.http.send(
						HttpRequest.newBuilder(URI.create(this.base + key)).build(),
						HttpResponse.BodyHandlers.ofString());
				if (answer.statusCode() != 200 || !answer.body().equals("Product number " + key)) {
					throw new IllegalStateException("Unexpected answer " + answer.statusCode() + ": " + answer.body());
				}
				answers++;
			}
			return answers;
		}

	}

}
