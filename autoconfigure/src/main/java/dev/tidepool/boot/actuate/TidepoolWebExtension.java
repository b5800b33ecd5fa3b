package dev.tidepool.boot.actuate;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.core.io.Resource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The overview as a page, for browsers, on the servlet stack. The page asks the endpoints
 * themselves for the figures.
 */
@EndpointWebExtension(endpoint = TidepoolEndpoint.class)
public final class TidepoolWebExtension {

	private final Dashboard dashboard;

	TidepoolWebExtension(Dashboard dashboard) {
		this.dashboard = dashboard;
	}

	/**
	 * Return the page. The operation has no say in the headers of its answer, so the one
	 * that it needs is set on the way.
	 * @return one self-contained HTML file
	 */
	@ReadOperation(produces = Dashboard.MEDIA_TYPE)
	public Resource page() {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
			HttpServletResponse response = attributes.getResponse();
			if (response != null) {
				response.setHeader(Dashboard.POLICY_HEADER, this.dashboard.contentSecurityPolicy());
			}
		}
		return this.dashboard.page();
	}

}
