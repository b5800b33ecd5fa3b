package dev.tidepool.benchmarks.history;

/**
 * The rows that histories are about: a few tables of a few rows, each in a part that
 * predicates can ask for.
 */
final class Rows {

	static final int TABLES = 6;

	static final int PER_TABLE = 6;

	static final int PARTS = 2;

	static final int COUNT = TABLES * PER_TABLE;

	private Rows() {
	}

	static String table(int table) {
		return "item" + table;
	}

	static int tableOf(int row) {
		return row / PER_TABLE;
	}

	static int idOf(int row) {
		return row % PER_TABLE;
	}

	static int row(int table, int id) {
		return table * PER_TABLE + id;
	}

	static String update(int row, long version) {
		return "update " + table(tableOf(row)) + " set version = " + version + " where id = " + idOf(row);
	}

}
