package dev.tidepool.cache;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

import dev.tidepool.cache.CachedColumn.Details;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a cached result. What was not kept, and the answer to a wrong position,
 * come from the driver.
 */
final class CachedMetaData implements ResultSetMetaData {

	private final CachedColumns columns;

	private final CachedResultSet rows;

	CachedMetaData(CachedColumns columns, CachedResultSet rows) {
		this.columns = columns;
		this.rows = rows;
	}

	private boolean has(int column) {
		return column > 0 && column <= this.columns.count();
	}

	private boolean isDescribed(int column) {
		return has(column) && get(column).isDescribed();
	}

	private CachedColumn get(int column) {
		return this.columns.get(column - 1);
	}

	private @Nullable Details details(int column) {
		if (!isDescribed(column)) {
			return null;
		}
		Details known = get(column).details();
		if (known == null) {
			this.rows.want(0, Getter.METADATA, null);
		}
		return known;
	}

	private ResultSetMetaData truth() throws SQLException {
		return this.rows.truth().getMetaData();
	}

	@Override
	public int getColumnCount() {
		return this.columns.count();
	}

	@Override
	public String getColumnLabel(int column) throws SQLException {
		return has(column) ? get(column).label() : truth().getColumnLabel(column);
	}

	@Override
	public String getColumnName(int column) throws SQLException {
		return has(column) ? get(column).name() : truth().getColumnName(column);
	}

	@Override
	public int getColumnType(int column) throws SQLException {
		return isDescribed(column) ? get(column).type() : truth().getColumnType(column);
	}

	@Override
	public String getColumnClassName(int column) throws SQLException {
		return isDescribed(column) ? get(column).className() : truth().getColumnClassName(column);
	}

	@Override
	public int getPrecision(int column) throws SQLException {
		return isDescribed(column) ? get(column).precision() : truth().getPrecision(column);
	}

	@Override
	public int getScale(int column) throws SQLException {
		return isDescribed(column) ? get(column).scale() : truth().getScale(column);
	}

	@Override
	public int getColumnDisplaySize(int column) throws SQLException {
		return isDescribed(column) ? get(column).displaySize() : truth().getColumnDisplaySize(column);
	}

	@Override
	public boolean isSigned(int column) throws SQLException {
		return isDescribed(column) ? get(column).signed() : truth().isSigned(column);
	}

	@Override
	public boolean isCaseSensitive(int column) throws SQLException {
		return isDescribed(column) ? get(column).caseSensitive() : truth().isCaseSensitive(column);
	}

	@Override
	public boolean isCurrency(int column) throws SQLException {
		return isDescribed(column) ? get(column).currency() : truth().isCurrency(column);
	}

	@Override
	public boolean isSearchable(int column) throws SQLException {
		return isDescribed(column) ? get(column).searchable() : truth().isSearchable(column);
	}

	@Override
	public boolean isReadOnly(int column) throws SQLException {
		return isDescribed(column) ? get(column).readOnly() : truth().isReadOnly(column);
	}

	@Override
	public boolean isWritable(int column) throws SQLException {
		return isDescribed(column) ? get(column).writable() : truth().isWritable(column);
	}

	@Override
	public boolean isDefinitelyWritable(int column) throws SQLException {
		return isDescribed(column) ? get(column).definitelyWritable() : truth().isDefinitelyWritable(column);
	}

	@Override
	public String getColumnTypeName(int column) throws SQLException {
		Details details = details(column);
		return (details != null) ? details.typeName() : truth().getColumnTypeName(column);
	}

	@Override
	public boolean isAutoIncrement(int column) throws SQLException {
		Details details = details(column);
		return (details != null) ? details.autoIncrement() : truth().isAutoIncrement(column);
	}

	@Override
	public int isNullable(int column) throws SQLException {
		Details details = details(column);
		return (details != null) ? details.nullable() : truth().isNullable(column);
	}

	@Override
	public String getSchemaName(int column) throws SQLException {
		Details details = details(column);
		return (details != null) ? details.schemaName() : truth().getSchemaName(column);
	}

	@Override
	public String getTableName(int column) throws SQLException {
		Details details = details(column);
		return (details != null) ? details.tableName() : truth().getTableName(column);
	}

	@Override
	public String getCatalogName(int column) throws SQLException {
		Details details = details(column);
		return (details != null) ? details.catalogName() : truth().getCatalogName(column);
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		return iface.isInstance(this) ? iface.cast(this) : truth().unwrap(iface);
	}

	@Override
	public boolean isWrapperFor(Class<?> iface) throws SQLException {
		return iface.isInstance(this) || truth().isWrapperFor(iface);
	}

}
