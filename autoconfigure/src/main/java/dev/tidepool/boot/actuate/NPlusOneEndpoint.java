package dev.tidepool.boot.actuate;

import java.util.List;

import dev.tidepool.nplusone.Findings;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Endpoint for N+1 findings.
 */
@Endpoint(id = "nplusone")
public final class NPlusOneEndpoint {

	private final Findings findings;

	NPlusOneEndpoint(Findings findings) {
		this.findings = findings;
	}

	/**
	 * Return the findings.
	 * @return the findings, the latest first
	 */
	@ReadOperation
	public Found findings() {
		return new Found(this.findings.all().stream().map(FindingView::of).toList());
	}

	/**
	 * Acknowledges a finding: it stays listed, but quiet.
	 * @param id the finding
	 * @return 204, or 404 if there is no such finding
	 */
	@WriteOperation
	public WebEndpointResponse<Void> acknowledge(@Selector String id) {
		boolean found = this.findings.acknowledge(id);
		return new WebEndpointResponse<>(
				found ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
	}

	/**
	 * What the endpoint shows.
	 *
	 * @param findings the findings, the latest first
	 */
	public record Found(List<FindingView> findings) {

	}

}
