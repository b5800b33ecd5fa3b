package dev.tidepool.benchmarks.history;

/**
 * One write of one row.
 *
 * @param row the row
 * @param number greater than those of all earlier versions of the row
 * @param writer who wrote it
 */
record Version(int row, long number, WriterTransaction writer) {

	/**
	 * Whether others may see it: its transaction was at least about to commit, and has
	 * neither undone nor overwritten it.
	 */
	boolean mayBeSeen() {
		return this.writer.mayBeSeen() && this.writer.writes().get(this.row) == this;
	}

}
