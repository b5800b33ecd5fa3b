package dev.tidepool.sample.traffic;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * One client: sends a request, reads the answer, sends the next.
 */
class TrafficClient implements Callable<TrafficLog> {

	private final CloseableHttpClient http;

	private final HttpHost host;

	private final TrafficMix mix;

	private final BooleanSupplier goOn;

	TrafficClient(CloseableHttpClient http, HttpHost host, TrafficMix mix, BooleanSupplier goOn) {
		this.http = http;
		this.host = host;
		this.mix = mix;
		this.goOn = goOn;
	}

	@Override
	public TrafficLog call() {
		TrafficLog log = new TrafficLog();
		while (this.goOn.getAsBoolean()) {
			TrafficRequest request = this.mix.next();
			long start = System.nanoTime();
			String error = send(request);
			log.record(request, System.nanoTime() - start, error);
		}
		return log;
	}

	/**
	 * Returns what went wrong, or {@code null}.
	 */
	private String send(TrafficRequest request) {
		try {
			return this.http.execute(this.host,
					ClassicRequestBuilder.create(request.method()).setPath(request.path()).build(), (response) -> {
						EntityUtils.consume(response.getEntity());
						return (response.getCode() < 400) ? null : "status " + response.getCode();
					});
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
