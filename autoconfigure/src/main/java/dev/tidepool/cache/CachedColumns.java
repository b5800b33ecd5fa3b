package dev.tidepool.cache;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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

	private CachedColumns(CachedColumn[] columns, ResultSet rows) throws SQLException {
		this.columns = columns;
		for (CachedColumn column : columns) {
			String label = column.label();
			for (String each : List.of(label, label.toLowerCase(Locale.ROOT), label.toUpperCase(Locale.ROOT))) {
				if (!this.positions.containsKey(each)) {
					this.positions.put(each, isAmbiguous(label) ? rows.findColumn(each) : search(each));
				}
			}
		}
	}

	/**
	 * Reads what is known of a result's columns.
	 * @return the columns, or {@code null} if the values of one cannot be kept
	 */
	static @Nullable CachedColumns of(ResultSet rows, TemplateState template) throws SQLException {
		ResultSetMetaData metaData = rows.getMetaData();
		boolean detailed = Arrays.asList(template.views()).contains(View.METADATA);
		CachedColumn[] columns = new CachedColumn[metaData.getColumnCount()];
		for (int i = 0; i < columns.length; i++) {
			ColumnKind kind = ColumnKind.of(metaData, i + 1);
			if (kind == null) {
				return null;
			}
			columns[i] = CachedColumn.of(kind, metaData, i + 1, detailed);
		}
		return template.share(new CachedColumns(columns, rows));
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

	/**
	 * Whether drivers may disagree on which column a label means.
	 */
	private boolean isAmbiguous(String label) {
		return Arrays.stream(this.columns).filter((each) -> each.label().equalsIgnoreCase(label)).count() > 1;
	}

	boolean isSame(CachedColumns other) {
		return Arrays.equals(this.columns, other.columns) && this.positions.equals(other.positions);
	}

}
