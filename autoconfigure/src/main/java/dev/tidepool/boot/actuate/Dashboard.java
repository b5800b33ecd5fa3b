package dev.tidepool.boot.actuate;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * Gives browsers the page, and with it the paths of those of Tidepool's endpoints that
 * are exposed: the page asks only where somebody answers. Thread-safe.
 */
final class Dashboard {

	static final String MEDIA_TYPE = "text/html;charset=UTF-8";

	static final String POLICY_HEADER = "Content-Security-Policy";

	private static final List<String> ENDPOINTS = List.of("tidepool", "connectionpools", "querycache", "queries",
			"nplusone");

	private final Supplier<@Nullable PathMappedEndpoints> endpoints;

	private final DashboardPage page = new DashboardPage();

	/**
	 * Make it.
	 * @param endpoints the endpoints that are exposed over HTTP, {@code null} if that
	 * cannot be told; asked for late, since they are collected after this object is made
	 */
	Dashboard(Supplier<@Nullable PathMappedEndpoints> endpoints) {
		this.endpoints = endpoints;
	}

	Resource page() {
		return new ByteArrayResource(this.page.html(paths()).getBytes(StandardCharsets.UTF_8));
	}

	String contentSecurityPolicy() {
		return this.page.contentSecurityPolicy();
	}

	private Map<String, String> paths() {
		Map<String, String> paths = new LinkedHashMap<>();
		PathMappedEndpoints exposed = this.endpoints.get();
		if (exposed != null) {
			for (String id : ENDPOINTS) {
				String path = exposed.getPath(EndpointId.of(id));
				if (path != null) {
					paths.put(id, path);
				}
			}
		}
		return paths;
	}

}
