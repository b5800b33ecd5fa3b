package dev.tidepool.database;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the relations of a database at one time. Immutable. Relations go by
 * their last name alone, in lower case; what is known of relations of one name in several
 * schemas is put together, so that it holds for each of them.
 */
public final class Catalog {

	/** Nothing is known: nothing may be cached, and every write may go anywhere. */
	public static final Catalog UNKNOWN = new Catalog(new Builder(), false);

	/**
	 * Every name is taken for a table that stands for itself: for databases without
	 * views, triggers and cascades.
	 */
	public static final Catalog LITERAL = new Catalog(new Builder(), true);

	private final Map<String, Relation> relations;

	private final UserCode code;

	private final boolean queriesFixSnapshot;

	private final boolean sharesTransactions;

	private final boolean literal;

	private Catalog(Builder builder, boolean literal) {
		this.relations = Map.copyOf(builder.relations);
		this.code = builder.code();
		this.queriesFixSnapshot = builder.queriesFixSnapshot;
		this.sharesTransactions = builder.sharesTransactions;
		this.literal = literal;
	}

	/**
	 * Return the tables on which a query depends.
	 * @param facts what is known of the query
	 * @return the names, closed over views and partitions, or {@code null} if they cannot
	 * be known
	 */
	public @Nullable Set<String> reads(StatementFacts facts) {
		return this.code.mayRunIn(facts) ? null : closure(facts.reads(), true);
	}

	/**
	 * Return the tables that change, or may change, when some are written.
	 * @param names the tables written
	 * @return the names, closed over cascades, views and partitions, or {@code null} if
	 * it may be any table
	 */
	public @Nullable Set<String> writes(Collection<String> names) {
		return closure(names, false);
	}

	/**
	 * Return what proves that a query fixed the snapshot of a transaction that repeats
	 * its reads.
	 * @param query what is known of the query
	 * @return the proof, {@link SnapshotProof#NONE} also where it is not known
	 */
	public SnapshotProof snapshotProof(StatementFacts query) {
		if (this.queriesFixSnapshot) {
			return SnapshotProof.ANSWER;
		}
		return (query.yieldsTableRows() && query.reads().stream().allMatch(this::isVersioned)) ? SnapshotProof.ROW
				: SnapshotProof.NONE;
	}

	private boolean isVersioned(String name) {
		Relation relation = this.relations.get(unqualified(name));
		return relation != null && relation.versioned && !relation.unreadable && !relation.view;
	}

	/**
	 * Whether all statements that are open on a connection share a transaction, also in
	 * auto-commit, where it ends with the last of them. Such a database has one isolation
	 * level, whatever its driver says: who is alone in auto-commit reads what was
	 * committed last.
	 * @return {@code false} also where it is not known
	 */
	public boolean sharesTransactions() {
		return this.sharesTransactions;
	}

	private @Nullable Set<String> closure(Collection<String> names, boolean reading) {
		Set<String> known = new HashSet<>();
		Deque<String> open = new ArrayDeque<>();
		names.forEach((name) -> open.add(unqualified(name)));
		while (!open.isEmpty()) {
			String name = open.remove();
			if (!known.add(name) || this.literal) {
				continue;
			}
			Relation relation = this.relations.get(name);
			if (relation == null || (reading ? relation.unreadable : relation.unbounded)) {
				return null;
			}
			open.addAll(reading ? relation.reads : relation.writes);
		}
		return Set.copyOf(known);
	}

	static String unqualified(String name) {
		return name.substring(name.lastIndexOf('.') + 1).replace("\"", "").replace("`", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * What is known of all relations of one name.
	 */
	private static final class Relation {

		private final Set<String> reads = new HashSet<>();

		private final Set<String> writes = new HashSet<>();

		private boolean unreadable;

		private boolean unbounded;

		private boolean versioned;

		private boolean view;

	}

	/**
	 * Collects what a database says. Not thread-safe.
	 */
	static final class Builder {

		private static final int MAX_NAMES = 50_000;

		private final Map<String, Relation> relations = new HashMap<>();

		private final Map<String, StatementFacts> views = new HashMap<>();

		private final Set<String> functions = new HashSet<>();

		private final Set<String> fields = new HashSet<>();

		private final Set<String> operators = new HashSet<>();

		private boolean queriesFixSnapshot;

		private boolean sharesTransactions;

		/**
		 * There is such a relation.
		 */
		void relation(String name) {
			get(name);
		}

		private Relation get(String name) {
			return this.relations.computeIfAbsent(unqualified(name), (key) -> new Relation());
		}

		/**
		 * A table whose rows are read as of a snapshot: reading one fixes the snapshot of
		 * a transaction that repeats its reads.
		 */
		void versioned(String name) {
			get(name).versioned = true;
		}

		/**
		 * Its rows come from elsewhere, or differ by who asks.
		 */
		void unreadable(String name) {
			get(name).unreadable = true;
		}

		/**
		 * Nobody can tell what a write to it changes.
		 */
		void unbounded(String name) {
			get(name).unbounded = true;
		}

		/**
		 * A view.
		 * @param query what it reads, or {@code null} if that is not understood
		 */
		void view(String name, @Nullable StatementFacts query) {
			get(name).view = true;
			if (query == null) {
				unreadable(name);
				unbounded(name);
				return;
			}
			this.views.put(name, query);
			query.reads().forEach((read) -> part(name, read));
		}

		/**
		 * The rows of one table are rows of another, too: partitions and inheritance.
		 */
		void part(String whole, String part) {
			get(whole).reads.add(unqualified(part));
			get(whole).writes.add(unqualified(part));
		}

		/**
		 * Changes of one table's rows change those of another.
		 */
		void cascade(String from, String to) {
			get(from).writes.add(unqualified(to));
		}

		/**
		 * A function that is not the database's own, or is volatile.
		 */
		void function(String name) {
			this.functions.add(name.toLowerCase(Locale.ROOT));
		}

		/**
		 * Such a function that can be read like a column of its argument.
		 */
		void field(String name) {
			this.fields.add(name.toLowerCase(Locale.ROOT));
		}

		/**
		 * An operator behind which such a function stands.
		 */
		void operator(String symbol) {
			this.operators.add(symbol);
		}

		private UserCode code() {
			return new UserCode(Set.copyOf(this.functions), Set.copyOf(this.fields), Set.copyOf(this.operators));
		}

		/**
		 * Any query fixes the snapshot of a transaction that repeats its reads.
		 */
		void queriesFixSnapshot() {
			this.queriesFixSnapshot = true;
		}

		/**
		 * All statements that are open on a connection share a transaction.
		 */
		void sharesTransactions() {
			this.sharesTransactions = true;
		}

		Catalog build() {
			UserCode code = code();
			this.views.forEach((name, query) -> {
				if (code.mayRunIn(query)) {
					unreadable(name);
					unbounded(name);
				}
			});
			return (this.relations.size() + this.functions.size() + this.operators.size() <= MAX_NAMES)
					? new Catalog(this, false) : UNKNOWN;
		}

	}

}
