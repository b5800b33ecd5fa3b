package dev.tidepool.cache;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * What is kept of a column's metadata: what every driver knows without asking the
 * database. PostgreSQL's executes a query for the rest.
 *
 * @param kind what the values are
 * @param label the label
 * @param name the name
 * @param type the type as {@link java.sql.Types} numbers it
 * @param className the class of the values
 * @param precision the precision
 * @param scale the scale
 * @param displaySize the width
 * @param signed whether it holds signed numbers
 * @param caseSensitive whether case counts
 * @param currency whether it is an amount of money
 * @param searchable whether it can be used in a condition
 * @param readOnly whether it cannot be written
 * @param writable whether it may be written
 * @param definitelyWritable whether it can be written
 */
record CachedColumn(ColumnKind kind, String label, String name, int type, String className, int precision, int scale,
		int displaySize, boolean signed, boolean caseSensitive, boolean currency, boolean searchable, boolean readOnly,
		boolean writable, boolean definitelyWritable) {

	static CachedColumn of(ColumnKind kind, ResultSetMetaData from, int column) throws SQLException {
		return new CachedColumn(kind, from.getColumnLabel(column), from.getColumnName(column),
				from.getColumnType(column), from.getColumnClassName(column), from.getPrecision(column),
				from.getScale(column), from.getColumnDisplaySize(column), from.isSigned(column),
				from.isCaseSensitive(column), from.isCurrency(column), from.isSearchable(column),
				from.isReadOnly(column), from.isWritable(column), from.isDefinitelyWritable(column));
	}

	long bytes() {
		return 72 + ColumnKind.bytes(this.label) + ColumnKind.bytes(this.name) + ColumnKind.bytes(this.className);
	}

}
