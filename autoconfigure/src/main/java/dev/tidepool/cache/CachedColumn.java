package dev.tidepool.cache;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

import org.jspecify.annotations.Nullable;

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
 * @param details the rest, if the application asks for it
 */
record CachedColumn(ColumnKind kind, String label, String name, int type, String className, int precision, int scale,
		int displaySize, boolean signed, boolean caseSensitive, boolean currency, boolean searchable, boolean readOnly,
		boolean writable, boolean definitelyWritable, @Nullable Details details) {

	static CachedColumn of(ColumnKind kind, ResultSetMetaData from, int column, boolean detailed) throws SQLException {
		if (kind == ColumnKind.ANY) {
			// The driver tells of the current row, and nothing else is the same for all
			return new CachedColumn(kind, from.getColumnLabel(column), from.getColumnName(column), Types.OTHER, "", 0,
					0, 0, false, false, false, false, false, false, false, null);
		}
		return new CachedColumn(kind, from.getColumnLabel(column), from.getColumnName(column),
				from.getColumnType(column), from.getColumnClassName(column), from.getPrecision(column),
				from.getScale(column), from.getColumnDisplaySize(column), from.isSigned(column),
				from.isCaseSensitive(column), from.isCurrency(column), from.isSearchable(column),
				from.isReadOnly(column), from.isWritable(column), from.isDefinitelyWritable(column),
				detailed ? Details.of(from, column) : null);
	}

	/**
	 * Whether more is known than what the column is called.
	 */
	boolean isDescribed() {
		return this.kind != ColumnKind.ANY;
	}

	/**
	 * What PostgreSQL's driver asks the database for.
	 *
	 * @param typeName the name of the type
	 * @param autoIncrement whether the database numbers it
	 * @param nullable whether it can be NULL, as {@link ResultSetMetaData} numbers it
	 * @param schemaName the table's schema
	 * @param tableName the table
	 * @param catalogName the table's catalog
	 */
	record Details(String typeName, boolean autoIncrement, int nullable, String schemaName, String tableName,
			String catalogName) {

		static Details of(ResultSetMetaData from, int column) throws SQLException {
			return new Details(from.getColumnTypeName(column), from.isAutoIncrement(column), from.isNullable(column),
					from.getSchemaName(column), from.getTableName(column), from.getCatalogName(column));
		}

	}

}
