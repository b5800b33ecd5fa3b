package dev.tidepool.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

import dev.tidepool.jdbc.ConnectionSource;
import org.jspecify.annotations.Nullable;

/**
 * What a server grants a pool, asked in the background when somebody wants to know, on a
 * connection that is not the pool's, and not often. Thread-safe.
 */
public final class LiveCapacity {

	private static final int LONGEST_MESSAGE = 200;

	private final ConnectionSource source;

	private final IntSupplier own;

	private final Executor reader;

	private final long maxAgeNanos;

	private final AtomicBoolean reading = new AtomicBoolean();

	private volatile Answer last = new Answer(null, "it has not been asked yet");

	private volatile long readAt;

	/** Whether the server answers at all; some never will. */
	private volatile boolean silent;

	/**
	 * Create it. Nothing is asked yet.
	 * @param source opens connections that are not the pool's
	 * @param own says how many connections of the pool are open
	 * @param reader runs the asking
	 * @param maxAge the age at which an answer is asked for again
	 */
	public LiveCapacity(ConnectionSource source, IntSupplier own, Executor reader, Duration maxAge) {
		this.source = source;
		this.own = own;
		this.reader = reader;
		this.maxAgeNanos = maxAge.toNanos();
		this.readAt = System.nanoTime() - this.maxAgeNanos;
	}

	/**
	 * Return what is known, and see to it that more will be known. Does not wait.
	 * @return the last answer
	 */
	public Answer current() {
		boolean old = System.nanoTime() - this.readAt >= this.maxAgeNanos;
		if (old && !this.silent && this.reading.compareAndSet(false, true)) {
			try {
				this.reader.execute(this::read);
			}
			catch (RejectedExecutionException ex) {
				this.reading.set(false);
			}
		}
		return this.last;
	}

	private void read() {
		try (Connection connection = this.source.open()) {
			ServerCapacity found = CapacityReader.read(connection, this.own.getAsInt());
			this.silent = found == null;
			this.last = new Answer(found, (found != null) ? ""
					: connection.getMetaData().getDatabaseProductName() + " does not say how many it grants");
		}
		catch (SQLException | RuntimeException ex) {
			this.last = new Answer(null, "it could not be asked: " + message(ex));
		}
		finally {
			this.readAt = System.nanoTime();
			this.reading.set(false);
		}
	}

	private static String message(Exception failure) {
		String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
		return (text.length() > LONGEST_MESSAGE) ? text.substring(0, LONGEST_MESSAGE) : text;
	}

	/**
	 * What is known of a server.
	 *
	 * @param capacity what it grants, or {@code null} if that is not known
	 * @param unknown why it is not known, or empty
	 */
	public record Answer(@Nullable ServerCapacity capacity, String unknown) {

	}

}
