package dev.tidepool.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.tidepool.sql.StatementFacts;
import dev.tidepool.sql.SqlTemplate;

/**
 * The statements of a batch: one of each template, and how many there are in all.
 * Bounded, because an application may batch any number of different texts.
 */
final class Batch {

	private static final int MAX_TEMPLATES = 256;

	private final Map<SqlTemplate, StatementFacts> statements = new LinkedHashMap<>();

	private int size;

	private boolean overflowed;

	void add(StatementFacts facts) {
		this.size++;
		if (this.statements.size() < MAX_TEMPLATES) {
			this.statements.putIfAbsent(facts.template(), facts);
		}
		else if (!this.statements.containsKey(facts.template())) {
			this.overflowed = true;
		}
	}

	StatementFacts first() {
		return this.statements.values().iterator().next();
	}

	Iterable<StatementFacts> statements() {
		return this.statements.values();
	}

	int size() {
		return this.size;
	}

	boolean isOverflowed() {
		return this.overflowed;
	}

}
