package dev.tidepool.cache;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidepool.database.ConnectFailures;

/**
 * Which data sources could not be reached when they were last asked. While one cannot,
 * one caller in a while finds out whether it can again; the others need not wait for its
 * timeout. Thread-safe.
 */
final class Outages {

	static final int MAX_DATA_SOURCES = 256;

	static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Ticker ticker;

	/** When it is worth trying again. */
	private final Map<String, AtomicLong> next = new ConcurrentHashMap<>();

	Outages(Ticker ticker) {
		this.ticker = ticker;
	}

	/**
	 * Whether a failure says that the database, or a connection to it, cannot be had.
	 */
	static boolean isOutage(SQLException failure) {
		return failure instanceof SQLTransientConnectionException || failure instanceof SQLRecoverableException
				|| failure instanceof SQLTimeoutException || ConnectFailures.isUnreachable(failure);
	}

	/**
	 * Whether the caller should ask the database. While it cannot be reached, one caller
	 * is told so after each pause.
	 */
	boolean isWorthTrying(String dataSource) {
		AtomicLong known = this.next.get(dataSource);
		if (known == null) {
			return true;
		}
		long now = this.ticker.read();
		long due = known.get();
		return now - due >= 0 && known.compareAndSet(due, now + PAUSE_NANOS);
	}

	boolean isKnown(String dataSource) {
		return this.next.containsKey(dataSource);
	}

	void failed(String dataSource) {
		if (this.next.size() < MAX_DATA_SOURCES) {
			this.next.computeIfAbsent(dataSource, (key) -> new AtomicLong()).set(this.ticker.read() + PAUSE_NANOS);
		}
	}

	void reached(String dataSource) {
		if (!this.next.isEmpty()) {
			this.next.remove(dataSource);
		}
	}

}
