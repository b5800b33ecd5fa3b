package dev.tidepool.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A way in which the application reads a column, beside its natural one: the driver's
 * conversion is not imitated, its results are kept.
 *
 * @param column the column, from 1; 0 for all of them
 * @param getter the getter
 * @param detail what the getter takes
 */
record View(int column, Getter getter, @Nullable Object detail) {

	/** The columns' names of types, tables and the like. */
	static final View METADATA = new View(0, Getter.METADATA, null);

	boolean is(int column, Getter getter, @Nullable Object detail) {
		return this.column == column && this.getter == getter && Objects.equals(this.detail, detail);
	}

	@Nullable Object read(ResultSet rows) throws SQLException {
		return this.getter.read(rows, this.column, this.detail);
	}

	@Override
	public String toString() {
		return "column " + this.column + " as " + this.getter + ((this.detail != null) ? " " + this.detail : "");
	}

}
