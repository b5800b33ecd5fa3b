package dev.tidepool.boot.actuate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * What is refused, with the reason, which Boot would leave out.
 */
@EndpointWebExtension(endpoint = QueriesEndpoint.class)
public final class QueriesWebExtension {

	private final QueriesEndpoint endpoint;

	QueriesWebExtension(QueriesEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Return the templates that took most time.
	 * @param limit how many, 100 if it is left out
	 * @return 200 with the templates, or 400 with the reason
	 */
	@ReadOperation
	public WebEndpointResponse<Object> queries(@Nullable Integer limit) {
		try {
			return new WebEndpointResponse<>(this.endpoint.queries(limit));
		}
		catch (InvalidEndpointRequestException ex) {
			return ConnectionPoolsWebExtension.refused(ex);
		}
	}

}
