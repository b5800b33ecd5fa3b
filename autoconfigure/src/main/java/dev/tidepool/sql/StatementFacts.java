package dev.tidepool.sql;

import java.util.Arrays;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one SQL text. Immutable and thread-safe.
 */
public final class StatementFacts {

	private static final int MAX_ATTACHMENTS = 32;

	private static final Object[] NO_ATTACHMENTS = {};

	private volatile Object[] attachments = NO_ATTACHMENTS;

	private final String sql;

	private final Analysis analysis;

	private final boolean plainQuery;

	private final int parameters;

	private final @Nullable CacheHint hint;

	StatementFacts(String sql, Analysis analysis, int parameters, @Nullable CacheHint hint) {
		this.sql = sql;
		this.analysis = analysis;
		this.plainQuery = analysis.isPlainQuery();
		this.parameters = parameters;
		this.hint = hint;
	}

	/**
	 * The text as it was given.
	 * @return the exact text
	 */
	public String sql() {
		return this.sql;
	}

	/**
	 * The text without literals, comments and casual white space.
	 * @return the template, shared by all texts that differ only in those
	 */
	public SqlTemplate template() {
		return this.analysis.template();
	}

	/**
	 * What the statement does.
	 * @return the kind of the first statement in the text
	 */
	public StatementKind kind() {
		return this.analysis.kind();
	}

	/**
	 * The tables read, sub-queries of writes included and CTE names excluded. Complete
	 * unless the statement is {@link Trait#OPAQUE}; then a best effort.
	 * @return unmodifiable names, unquoted and in lower case, qualified only if the text
	 * qualifies them
	 */
	public Set<String> reads() {
		return this.analysis.reads();
	}

	/**
	 * The tables written, by CTEs too. Complete unless the statement is
	 * {@link Trait#OPAQUE}; then a best effort. What triggers and cascades write is not
	 * in the text and not here.
	 * @return unmodifiable names in the form of {@link #reads()}
	 */
	public Set<String> writes() {
		return this.analysis.writes();
	}

	/**
	 * Whether the statement has a trait.
	 * @param trait the trait to ask for
	 * @return {@code true} if it has, or may have, the trait
	 */
	public boolean is(Trait trait) {
		return this.analysis.traits().contains(trait);
	}

	/**
	 * The number of JDBC placeholders.
	 * @return how many {@code ?} outside literals, comments and quoted identifiers stand
	 * for a parameter
	 */
	public int parameters() {
		return this.parameters;
	}

	/**
	 * What a leading comment asks of the cache.
	 * @return the hint, or {@code null} if there is none or it is malformed
	 */
	public @Nullable CacheHint hint() {
		return this.hint;
	}

	/**
	 * Whether the statement is proved to change no row and to take no lock.
	 * @return {@code true} for an understood query without data-changing CTEs and locks
	 */
	public boolean readOnly() {
		return kind() == StatementKind.SELECT && writes().isEmpty() && !is(Trait.OPAQUE) && !is(Trait.LOCKING);
	}

	/**
	 * Whether the statement is an understood query of which there is nothing else to say:
	 * it writes nothing and has no trait.
	 * @return {@code true} for most queries
	 */
	public boolean isPlainQuery() {
		return this.plainQuery;
	}

	/**
	 * Whether a row of the result proves that a row of a table was read: the statement is
	 * a plain query of tables without aggregates, set operations, sub-queries and calls,
	 * so that no row of the result can come from elsewhere.
	 * @return {@code false} also where that is not proved
	 */
	public boolean yieldsTableRows() {
		return isPlainQuery() && this.analysis.tableRows() && !reads().isEmpty();
	}

	/**
	 * Return what somebody keeps with these facts, to find it without looking it up.
	 * @param owner who keeps it, told by identity
	 * @return what was attached, or {@code null} if nothing was
	 */
	public @Nullable Object attachment(Object owner) {
		Object[] known = this.attachments;
		for (int i = 0; i < known.length; i += 2) {
			if (known[i] == owner) {
				return known[i + 1];
			}
		}
		return null;
	}

	/**
	 * Keeps something with these facts, for as long as they are remembered. It may be
	 * lost: when two owners attach at once, or when there are too many.
	 * @param owner who keeps it
	 * @param value what is kept
	 */
	public void attach(Object owner, Object value) {
		Object[] known = this.attachments;
		for (int i = 0; i < known.length; i += 2) {
			if (known[i] == owner) {
				Object[] changed = known.clone();
				changed[i + 1] = value;
				this.attachments = changed;
				return;
			}
		}
		if (known.length < 2 * MAX_ATTACHMENTS) {
			Object[] longer = Arrays.copyOf(known, known.length + 2);
			longer[known.length] = owner;
			longer[known.length + 1] = value;
			this.attachments = longer;
		}
	}

	@Override
	public String toString() {
		return kind() + " " + template().text();
	}

}
