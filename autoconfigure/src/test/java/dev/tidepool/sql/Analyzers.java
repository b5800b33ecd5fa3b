package dev.tidepool.sql;

import java.time.Duration;

/**
 * Analyzers for tests: patient ones, so that a busy machine changes no result.
 */
final class Analyzers {

	static final ParseLimits PATIENT = new ParseLimits(16_384, 64, Duration.ofMinutes(1));

	private Analyzers() {
	}

	static StatementAnalyzer patient() {
		return new StatementAnalyzer(2_000, PATIENT);
	}

}
