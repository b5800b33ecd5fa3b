package dev.tidepool.boot.actuate;

import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.core.io.Resource;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;

/**
 * The overview as a page, for browsers, on the reactive stack. The page asks the
 * endpoints themselves for the figures.
 */
@EndpointWebExtension(endpoint = TidepoolEndpoint.class)
public final class TidepoolReactiveWebExtension {

	private final Dashboard dashboard;

	TidepoolReactiveWebExtension(Dashboard dashboard) {
		this.dashboard = dashboard;
	}

	/**
	 * Return the page. The operation has no say in the headers of its answer, so the one
	 * that it needs is set on the way, where {@link ServerWebExchangeContextFilter} left
	 * the exchange.
	 * @return one self-contained HTML file
	 */
	@ReadOperation(produces = Dashboard.MEDIA_TYPE)
	public Mono<Resource> page() {
		return Mono.deferContextual((context) -> {
			ServerWebExchangeContextFilter.getExchange(context)
				.ifPresent((exchange) -> exchange.getResponse()
					.getHeaders()
					.set(Dashboard.POLICY_HEADER, this.dashboard.contentSecurityPolicy()));
			return Mono.just(this.dashboard.page());
		});
	}

}
