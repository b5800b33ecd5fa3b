package dev.tidepool.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.springframework.test.json.JsonContent;

/**
 * Requests as a user sends them.
 */
class Http {

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	Http(int port) {
		this.port = port;
	}

	HttpResponse<String> get(String path) {
		return send("GET", path);
	}

	HttpResponse<String> post(String path) {
		return send("POST", path);
	}

	/**
	 * Returns the body of a successful answer.
	 */
	JsonContent json(String path) {
		return json(get(path));
	}

	static JsonContent json(HttpResponse<String> response) {
		if (response.statusCode() >= 300) {
			throw new AssertionError(response + ": " + response.body());
		}
		return new JsonContent(response.body());
	}

	private HttpResponse<String> send(String method, String path) {
		URI uri = URI.create("http://localhost:" + this.port + path);
		try {
			return this.client.send(HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
					BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError(method + " " + uri + " failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

}
