package dev.tidepool.boot.actuate;

import java.util.Map;

import dev.tidepool.pool.PoolView;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * What is refused or not found, as HTTP says it: Boot would leave the reason out, and
 * answer a write to an unknown pool with 204.
 */
@EndpointWebExtension(endpoint = ConnectionPoolsEndpoint.class)
public final class ConnectionPoolsWebExtension {

	private final ConnectionPoolsEndpoint endpoint;

	ConnectionPoolsWebExtension(ConnectionPoolsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Pins the limit of a pool, or releases it.
	 * @param name the resolved name of the pool
	 * @param limit the limit, or {@code null} to let it move again
	 * @return 200 with the pool, 400 with the reason, or 404 if there is none of that
	 * name
	 */
	@WriteOperation
	public WebEndpointResponse<Object> pin(@Selector String name, @Nullable Integer limit) {
		try {
			return found(this.endpoint.pin(name, limit));
		}
		catch (InvalidEndpointRequestException ex) {
			return refused(ex);
		}
	}

	/**
	 * Closes the connections of a pool, those in use when they are given back.
	 * @param name the resolved name of the pool
	 * @return 200 with the pool, or 404 if there is none of that name
	 */
	@DeleteOperation
	public WebEndpointResponse<Object> evict(@Selector String name) {
		return found(this.endpoint.evict(name));
	}

	private static WebEndpointResponse<Object> found(@Nullable PoolView pool) {
		return (pool != null) ? new WebEndpointResponse<>(pool)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	static WebEndpointResponse<Object> refused(InvalidEndpointRequestException ex) {
		return new WebEndpointResponse<>(Map.of("error", String.valueOf(ex.getReason())),
				WebEndpointResponse.STATUS_BAD_REQUEST);
	}

}
