package dev.tidepool.boot.actuate;

import java.util.List;

import dev.tidepool.boot.TidepoolEngine;
import dev.tidepool.boot.UnmanagedDataSource;
import dev.tidepool.pool.ManagedPool;
import dev.tidepool.pool.PoolView;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Endpoint for the connection pools.
 */
@Endpoint(id = "connectionpools")
public final class ConnectionPoolsEndpoint {

	private final TidepoolEngine engine;

	ConnectionPoolsEndpoint(TidepoolEngine engine) {
		this.engine = engine;
	}

	/**
	 * Return every pool.
	 * @return the pools and what is not managed, sorted by name
	 */
	@ReadOperation
	public Pools pools() {
		return new Pools(this.engine.pools().stream().map(ManagedPool::view).toList(), this.engine.unmanaged());
	}

	/**
	 * Return one pool.
	 * @param name its resolved name
	 * @return the pool, or {@code null} if there is none of that name
	 */
	@ReadOperation
	public @Nullable PoolView pool(@Selector String name) {
		ManagedPool pool = this.engine.pool(name);
		return (pool != null) ? pool.view() : null;
	}

	/**
	 * Pins the limit of a pool, or releases it.
	 * @param name the resolved name of the pool
	 * @param limit the limit, or {@code null} to let it move again
	 * @return the pool, or {@code null} if there is none of that name
	 */
	@WriteOperation
	public @Nullable PoolView pin(@Selector String name, @Nullable Integer limit) {
		ManagedPool pool = this.engine.pool(name);
		if (pool == null) {
			return null;
		}
		try {
			pool.pin(limit);
		}
		catch (IllegalArgumentException ex) {
			String reason = String.valueOf(ex.getMessage());
			throw new InvalidEndpointRequestException(reason, reason);
		}
		return pool.view();
	}

	/**
	 * Closes the connections of a pool, those in use when they are given back.
	 * @param name the resolved name of the pool
	 * @return the pool, or {@code null} if there is none of that name
	 */
	@DeleteOperation
	public @Nullable PoolView evict(@Selector String name) {
		return this.engine.evict(name) ? pool(name) : null;
	}

	/**
	 * What the endpoint shows.
	 *
	 * @param pools every pool, sorted by name
	 * @param unmanaged data sources that are left alone, with the reason
	 */
	public record Pools(List<PoolView> pools, List<UnmanagedDataSource> unmanaged) {

	}

}
