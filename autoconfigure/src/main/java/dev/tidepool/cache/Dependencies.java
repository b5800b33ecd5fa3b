package dev.tidepool.cache;

import java.util.Collection;
import java.util.Set;

import dev.tidepool.database.Catalog;
import dev.tidepool.jdbc.WriteSet;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The tables on which a statement depends, which are not always those that it names.
 * Thread-safe.
 */
final class Dependencies {

	private final StatementFacts facts;

	private final TableStamps stamps;

	/** For the catalog that was asked last. */
	private volatile Closure last;

	Dependencies(StatementFacts facts, TableStamps stamps) {
		this.facts = facts;
		this.stamps = stamps;
		this.last = closure(Catalog.UNKNOWN);
	}

	/**
	 * What the statement depends on as a catalog has it.
	 */
	Closure in(Catalog catalog) {
		Closure known = this.last;
		if (known.catalog() != catalog) {
			known = closure(catalog);
			this.last = known;
		}
		return known;
	}

	private Closure closure(Catalog catalog) {
		@Nullable Set<String> tables = catalog.reads(this.facts);
		return new Closure(catalog, tables != null, (tables != null) ? tables : Set.of(),
				this.stamps.dependencies((tables != null) ? tables : Set.of()));
	}

	/**
	 * What a statement depends on. Immutable.
	 *
	 * @param catalog who says so
	 * @param known whether it can be known
	 * @param tables the tables, unqualified
	 * @param stamps their stamps, and that of writes to everything
	 */
	record Closure(Catalog catalog, boolean known, Set<String> tables, TableStamp[] stamps) {

		/**
		 * Whether a transaction's writes touch what the statement reads.
		 */
		boolean readsAny(WriteSet writes) {
			if (writes.isEmpty()) {
				return false;
			}
			@Nullable Collection<String> written = writes.isEverything() ? null : this.catalog.writes(writes.tables());
			return written == null || written.stream().anyMatch(this.tables::contains);
		}

	}

}
