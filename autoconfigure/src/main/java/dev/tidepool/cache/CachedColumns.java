package dev.tidepool.cache;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The columns of a cached result. Immutable.
 */
final class CachedColumns {

	private final CachedColumn[] columns;

	/** Positions from 1, by label as it is, in lower and in upper case. */
	private final Map<String, Integer> positions = new HashMap<>();

	private CachedColumns(CachedColumn[] columns) {
		this.columns = columns;
		for (CachedColumn column : columns) {
			String label = column.label();
			Integer first = search(label);
			this.positions.putIfAbsent(label, first);
			this.positions.putIfAbsent(label.toLowerCase(Locale.ROOT), first);
			this.positions.putIfAbsent(label.toUpperCase(Locale.ROOT), first);
		}
	}

	/**
	 * Reads the metadata of a result.
	 * @return the columns, or {@code null} if the values of one cannot be kept
	 */
	static @Nullable CachedColumns of(ResultSetMetaData metaData) throws SQLException {
		CachedColumn[] columns = new CachedColumn[metaData.getColumnCount()];
		for (int i = 0; i < columns.length; i++) {
			ColumnKind kind = ColumnKind.of(metaData, i + 1);
			if (kind == null) {
				return null;
			}
			columns[i] = CachedColumn.of(kind, metaData, i + 1);
		}
		return new CachedColumns(columns);
	}

	/**
	 * Says which column stands in the way.
	 */
	static String obstacle(ResultSetMetaData metaData) throws SQLException {
		for (int i = 1; i <= metaData.getColumnCount(); i++) {
			if (ColumnKind.of(metaData, i) == null) {
				return "column " + i + " of type " + metaData.getColumnType(i) + " (" + metaData.getColumnClassName(i)
						+ ") cannot be kept exactly";
			}
		}
		return "none";
	}

	int count() {
		return this.columns.length;
	}

	CachedColumn get(int index) {
		return this.columns[index];
	}

	/**
	 * Finds the first column of a label, whatever its case.
	 * @return the position from 1, or 0 if there is none
	 */
	int find(String label) {
		Integer known = this.positions.get(label);
		return (known != null) ? known : search(label);
	}

	private int search(String label) {
		for (int i = 0; i < this.columns.length; i++) {
			if (this.columns[i].label().equalsIgnoreCase(label)) {
				return i + 1;
			}
		}
		return 0;
	}

	long bytes() {
		long bytes = 96;
		for (CachedColumn column : this.columns) {
			bytes += 160 + column.bytes();
		}
		return bytes;
	}

}
