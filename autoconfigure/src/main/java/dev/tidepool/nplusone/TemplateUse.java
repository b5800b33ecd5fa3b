package dev.tidepool.nplusone;

import dev.tidepool.jdbc.Bindings;
import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * How one unit of work used one template. Confined to the unit's thread.
 */
final class TemplateUse {

	/** Of the executions, so many must show the same evidence. */
	private static final double EVIDENT = 0.8;

	private final SqlTemplate template;

	private final String dataSource;

	/** The query that ran last before this template was first used. */
	private final @Nullable SqlTemplate parent;

	private int count;

	private long nanos;

	private long firstHash;

	private @Nullable DistinctSketch distinct;

	/** At which count to look again. */
	private int nextLook;

	private @Nullable Suspicion suspicion;

	/** What the object-relational mapper was loading, and how often. */
	private @Nullable LoadMark mark;

	private int marked;

	/** The result that was open meanwhile, at how many of its rows, and at which last. */
	private @Nullable SqlTemplate openParent;

	private int underRows;

	private long lastRow;

	private @Nullable Provenance @Nullable [] provenances;

	private @Nullable CallSite callSite;

	private @Nullable Recurrence recurrence;

	private boolean scattered;

	private NPlusOneFinding.@Nullable Cost reported;

	TemplateUse(SqlTemplate template, String dataSource, @Nullable SqlTemplate parent) {
		this.template = template;
		this.dataSource = dataSource;
		this.parent = parent;
	}

	void executed(long nanos, long hash) {
		this.count++;
		this.nanos += nanos;
		if (this.count == 1) {
			this.firstHash = hash;
			return;
		}
		// Most templates are used once in a unit: those need no sketch
		DistinctSketch sketch = this.distinct;
		if (sketch == null) {
			sketch = new DistinctSketch();
			sketch.add(this.firstHash);
			this.distinct = sketch;
		}
		sketch.add(hash);
	}

	/**
	 * Whether the count has come to the threshold or, if nothing was found there, to its
	 * double, fourfold and so on: looking again and again stays cheap.
	 */
	boolean isDue(int threshold) {
		if (this.count < Math.max(threshold, this.nextLook)) {
			return false;
		}
		this.nextLook = 2 * this.count;
		return true;
	}

	/**
	 * Asks to be looked at again the next time.
	 */
	void lookAgain() {
		this.nextLook = this.count + 1;
	}

	/**
	 * States that nobody has to look again.
	 */
	void settle() {
		this.nextLook = Integer.MAX_VALUE;
	}

	boolean isOf(SqlTemplate template, String dataSource) {
		return this.template.equals(template) && this.dataSource.equals(dataSource);
	}

	SqlTemplate template() {
		return this.template;
	}

	String dataSource() {
		return this.dataSource;
	}

	@Nullable SqlTemplate parent() {
		return this.parent;
	}

	int count() {
		return this.count;
	}

	long nanos() {
		return this.nanos;
	}

	/**
	 * Return an estimate of how many different requests there were.
	 */
	double distinct() {
		DistinctSketch sketch = this.distinct;
		return (sketch != null) ? sketch.estimate() : this.count;
	}

	/**
	 * Return how many different requests there were for certain.
	 */
	int distinctAtLeast() {
		DistinctSketch sketch = this.distinct;
		return (sketch != null) ? sketch.atLeast() : this.count;
	}

	void marked(LoadMark mark) {
		this.mark = mark;
		this.marked++;
	}

	@Nullable LoadMark mark() {
		return (this.marked >= EVIDENT * this.count) ? this.mark : null;
	}

	/**
	 * Notes that another result was being read when the query was executed.
	 */
	void executedUnder(SqlTemplate parent, long row) {
		if (!parent.equals(this.openParent)) {
			this.openParent = parent;
			this.underRows = 0;
			this.lastRow = 0;
		}
		// Once for each row; an open result that nobody goes on reading proves nothing
		if (row != this.lastRow) {
			this.lastRow = row;
			this.underRows++;
		}
	}

	/**
	 * Return the query during whose reading this one was executed, row by row.
	 */
	@Nullable SqlTemplate openParent() {
		return (this.underRows >= EVIDENT * this.count) ? this.openParent : null;
	}

	/**
	 * Follows the values back to what the unit read before.
	 */
	void trace(ParentValues[] parents, int size, Bindings bindings) {
		@Nullable Provenance[] known = this.provenances;
		if (known == null) {
			known = new Provenance[parents.length];
			this.provenances = known;
		}
		for (int i = 0; i < size; i++) {
			ParentValues parent = parents[i];
			if (parent.size() == 0 || parent.template().equals(this.template)) {
				continue;
			}
			Provenance provenance = known[i];
			if (provenance == null || provenance.parent() != parent) {
				provenance = new Provenance(parent);
				known[i] = provenance;
			}
			provenance.executed(bindings);
		}
	}

	/**
	 * Return the query that the values came from, if that is proved.
	 */
	@Nullable SqlTemplate provedParent(int threshold) {
		if (this.provenances != null) {
			for (Provenance each : this.provenances) {
				SqlTemplate found = (each != null) ? each.proved(distinct(), threshold) : null;
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	@Nullable CallSite callSite() {
		return this.callSite;
	}

	void calledFrom(@Nullable CallSite callSite) {
		this.callSite = callSite;
	}

	/**
	 * What earlier units of the name showed by this query, as far as that was looked up.
	 */
	@Nullable Recurrence recurrence() {
		return this.recurrence;
	}

	void recurrence(@Nullable Recurrence recurrence) {
		this.recurrence = recurrence;
	}

	/**
	 * Whether the query came from several places.
	 */
	boolean isScattered() {
		return this.scattered;
	}

	void scatter() {
		this.scattered = true;
	}

	/**
	 * Notes what was reported of this use.
	 * @return what had been reported before, which is part of it
	 */
	NPlusOneFinding.@Nullable Cost reported(NPlusOneFinding.Cost cost) {
		NPlusOneFinding.Cost before = this.reported;
		this.reported = cost;
		return before;
	}

	boolean wasReported() {
		return this.reported != null;
	}

	/**
	 * Whether a report would say little that an earlier one did not.
	 * @param last whether there will be no later one
	 */
	boolean isReported(boolean last) {
		NPlusOneFinding.Cost before = this.reported;
		return before != null && this.count < (last ? before.lastStatements() + 1 : 2 * before.lastStatements());
	}

	/**
	 * How many more executions it takes until a report says something new; at least one.
	 */
	int statementsToReport() {
		NPlusOneFinding.Cost before = this.reported;
		return (before != null) ? Math.max(1, 2 * before.lastStatements() - this.count) : 1;
	}

	@Nullable Suspicion suspicion() {
		return this.suspicion;
	}

	void suspect(Suspicion suspicion) {
		this.suspicion = suspicion;
	}

}
