package dev.tidepool.nplusone;

import dev.tidepool.sql.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * How one unit of work used one template. Confined to the unit's thread.
 */
final class TemplateUse {

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
	 * States that nobody has to look again.
	 */
	void settle() {
		this.nextLook = Integer.MAX_VALUE;
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

	@Nullable Suspicion suspicion() {
		return this.suspicion;
	}

	void suspect(Suspicion suspicion) {
		this.suspicion = suspicion;
	}

}
