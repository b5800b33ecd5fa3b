package dev.tidepool.nplusone;

import dev.tidepool.sql.SqlTemplate;

/**
 * Where a query repeats, as far as that is known without a look at the stack.
 *
 * @param template the query
 * @param unitName the name of the unit of work
 */
record Place(SqlTemplate template, String unitName) {

	@Override
	public boolean equals(Object other) {
		return other instanceof Place place && this.template.equals(place.template)
				&& this.unitName.equals(place.unitName);
	}

	// A record's own takes several times as long until it is compiled well
	@Override
	public int hashCode() {
		return 31 * this.template.hashCode() + this.unitName.hashCode();
	}

}
