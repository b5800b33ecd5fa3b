package dev.tidepool.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table for people: a name column, then figures.
 */
final class Table {

	private final List<String[]> rows = new ArrayList<>();

	/**
	 * A table with its headings, the first of which is that of the names.
	 */
	Table(String... headings) {
		this.rows.add(headings);
	}

	void row(String... cells) {
		this.rows.add(cells);
	}

	static String whole(double value) {
		return String.format(Locale.ROOT, "%,.0f", value);
	}

	static String ratio(double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}

	void print() {
		int[] widths = new int[this.rows.get(0).length];
		for (String[] row : this.rows) {
			for (int i = 0; i < row.length; i++) {
				widths[i] = Math.max(widths[i], row[i].length());
			}
		}
		System.out.println();
		for (String[] row : this.rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < row.length; i++) {
				line.append((i > 0) ? "  " : "")
					.append(String.format("%" + ((i > 0) ? "" : "-") + widths[i] + "s", row[i]));
			}
			System.out.println(line.toString().stripTrailing());
		}
		System.out.println();
	}

}
