package dev.tidepool.boot.actuate;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * The overview as a page, for browsers. The page asks the endpoint itself for the
 * figures.
 */
@EndpointWebExtension(endpoint = TidepoolEndpoint.class)
public final class TidepoolWebExtension {

	private final Resource page = new ClassPathResource("dashboard.html", TidepoolWebExtension.class);

	TidepoolWebExtension() {
	}

	/**
	 * Return the page.
	 * @return one self-contained HTML file
	 */
	@ReadOperation(produces = "text/html;charset=UTF-8")
	public Resource page() {
		return this.page;
	}

}
