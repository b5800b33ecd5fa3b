package dev.tidepool.boot.alert;

import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

import dev.tidepool.Alert;
import dev.tidepool.Alert.Rule;
import dev.tidepool.Alert.Severity;

/**
 * What is the matter with the query-result cache. Thread-safe.
 */
public final class CacheAlerts implements AlertSource {

	private final LongSupplier unknownOutcomes;

	/**
	 * Watch a cache.
	 * @param unknownOutcomes tells how many commits of unknown outcome are not settled
	 */
	public CacheAlerts(LongSupplier unknownOutcomes) {
		this.unknownOutcomes = unknownOutcomes;
	}

	@Override
	public List<Alert> check(Instant now) {
		long unknown = this.unknownOutcomes.getAsLong();
		return (unknown == 0) ? List.of() : List.of(new Alert(Severity.WARNING, "query cache", """
				%s ended without an answer from the database, so that nothing that reads the tables in \
				question is served from the cache""".formatted((unknown == 1) ? "1 write" : unknown + " writes"),
				"Once the database has ended those sessions, call settle() on the QueryCache bean", Rule.UNKNOWN_COMMIT,
				now));
	}

}
