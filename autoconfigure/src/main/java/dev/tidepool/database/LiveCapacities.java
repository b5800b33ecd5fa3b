package dev.tidepool.database;

import java.time.Duration;
import java.util.function.IntSupplier;

import dev.tidepool.jdbc.ConnectionSource;

/**
 * Asks the servers of all pools in the background. Thread-safe.
 */
public final class LiveCapacities implements AutoCloseable {

	private final Duration maxAge;

	private final BackgroundReader reader = new BackgroundReader("tidepool-capacity");

	/**
	 * Create it. Nothing is asked yet.
	 * @param maxAge the age at which an answer is asked for again
	 */
	public LiveCapacities(Duration maxAge) {
		this.maxAge = maxAge;
	}

	/**
	 * Return what will ask for a pool.
	 * @param source opens connections that are not the pool's
	 * @param own says how many connections of the pool are open
	 * @return the capacity of the pool's server, not asked yet
	 */
	public LiveCapacity forPool(ConnectionSource source, IntSupplier own) {
		return new LiveCapacity(source, own, this.reader, this.maxAge);
	}

	@Override
	public void close() {
		this.reader.close();
	}

}
