package dev.tidepool.nplusone;

import java.util.function.Consumer;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The last few different queries of a unit of work: among them is the parent, if there is
 * one. Confined to the unit's thread.
 */
final class RecentQueries {

	private static final int MAX_QUERIES = 4;

	private final @Nullable StatementFacts[] queries = new StatementFacts[MAX_QUERIES];

	private int next;

	void add(StatementFacts facts) {
		for (StatementFacts each : this.queries) {
			if (each == null) {
				break;
			}
			if (each == facts || each.template().equals(facts.template())) {
				return;
			}
		}
		this.queries[this.next] = facts;
		this.next = (this.next + 1) % MAX_QUERIES;
	}

	void forEach(Consumer<StatementFacts> action) {
		for (StatementFacts each : this.queries) {
			if (each != null) {
				action.accept(each);
			}
		}
	}

}
