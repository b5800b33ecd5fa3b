package dev.tidepool.nplusone;

import org.jspecify.annotations.Nullable;

/**
 * An association of a mapped class, as far as a finding needs it. Immutable.
 *
 * @param owner the short name of the class that has it
 * @param property its property
 * @param ownerTable the table of the owner, in lower case
 * @param table the table that its query reads, in lower case
 * @param column the column by which that query selects, in lower case
 * @param shape what it is
 * @param batchSize how many of them the mapping loads at once, 1 if it says nothing
 */
public record Association(String owner, String property, String ownerTable, String table, String column, Shape shape,
		int batchSize) {

	/**
	 * Return its name as a person would write it.
	 * @return owner and property
	 */
	public String name() {
		return this.owner + "." + this.property;
	}

	boolean isCollection() {
		return this.shape != Shape.LAZY_TO_ONE && this.shape != Shape.EAGER_TO_ONE && this.shape != Shape.ONE_TO_ONE;
	}

	/** Whether a query of the association would look like that. */
	boolean fits(String child) {
		return child.contains(" " + this.table + " ") && child.contains("." + this.column + " = ?");
	}

	/** Whether its owner was read by a query. */
	boolean belongsTo(@Nullable String parent) {
		return parent != null && parent.contains(" " + this.ownerTable + " ");
	}

	/**
	 * What kind of association it is.
	 */
	public enum Shape {

		/** Loaded when it is used. */
		LAZY_TO_ONE,

		/** Loaded with its owner, by a query of its own where JPQL did not join it. */
		EAGER_TO_ONE,

		/**
		 * The side without the key: cannot be lazy, because nobody knows if it is null.
		 */
		ONE_TO_ONE,

		/** A set, a list with an index, or a map. */
		COLLECTION,

		/** A list without an index: only one of them can be fetched by a join. */
		BAG

	}

}
