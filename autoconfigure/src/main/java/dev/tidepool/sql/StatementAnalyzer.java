package dev.tidepool.sql;

import java.util.Set;

/**
 * Finds out what SQL texts do. Thread-safe.
 */
public final class StatementAnalyzer {

	/**
	 * With room for 2,000 short texts and {@link ParseLimits#DEFAULT}.
	 */
	public StatementAnalyzer() {
		this(2_000, ParseLimits.DEFAULT);
	}

	/**
	 * With its own bounds.
	 * @param maxEntries how many texts of ordinary length to remember; a long text counts
	 * several times
	 * @param limits what is worth parsing
	 * @throws IllegalArgumentException if {@code maxEntries} is negative
	 */
	public StatementAnalyzer(int maxEntries, ParseLimits limits) {
		if (maxEntries < 0) {
			throw new IllegalArgumentException("maxEntries (" + maxEntries + ") must be >= 0");
		}
	}

	/**
	 * Analyses a text; a remembered one costs a single look-up.
	 * @param sql the text as the application gave it
	 * @return the facts; what is not understood is {@link Trait#OPAQUE}
	 */
	public StatementFacts analyze(String sql) {
		return new StatementFacts(sql,
				new Analysis(SqlTemplate.of(sql), StatementKind.OTHER, Set.of(), Set.of(), Set.of(Trait.OPAQUE)), 0,
				null);
	}

}
