package dev.tidepool.jdbc;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.Trait;

/**
 * The tables that a transaction wrote. Confined to the thread that uses the connection.
 */
public final class WriteSet {

	/** Nothing was written; never added to. */
	static final WriteSet NONE = new WriteSet();

	private static final int MAX_TABLES = 256;

	private Set<String> tables = Set.of();

	private boolean everything;

	/**
	 * Return the tables written, as {@link StatementFacts#writes()} names them.
	 * @return an unmodifiable view
	 */
	public Set<String> tables() {
		return Collections.unmodifiableSet(this.tables);
	}

	/**
	 * Whether any table may have been written.
	 * @return {@code true} after a write that could not be understood
	 */
	public boolean isEverything() {
		return this.everything;
	}

	/**
	 * Whether nothing was written.
	 * @return {@code true} if so
	 */
	public boolean isEmpty() {
		return !this.everything && this.tables.isEmpty();
	}

	static boolean isWrite(StatementFacts facts) {
		return facts.is(Trait.OPAQUE) || !facts.writes().isEmpty();
	}

	void add(StatementFacts facts) {
		if (facts.is(Trait.OPAQUE)) {
			addEverything();
		}
		else if (!facts.writes().isEmpty()) {
			if (this.tables.isEmpty()) {
				this.tables = new HashSet<>();
			}
			this.tables.addAll(facts.writes());
			if (this.tables.size() > MAX_TABLES) {
				addEverything();
			}
		}
	}

	void addEverything() {
		this.everything = true;
		this.tables = Set.of();
	}

}
