package dev.tidepool.sample.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts rows in batches as they come.
 */
class BatchInsert {

	private static final int BATCH_SIZE = 1000;

	private final JdbcTemplate jdbc;

	private final String sql;

	private final List<Object[]> batch = new ArrayList<>(BATCH_SIZE);

	private final IntConsumer progress;

	private int rows;

	/**
	 * Insert by a statement.
	 * @param jdbc executes it
	 * @param sql the statement
	 * @param progress told after each batch how many rows were inserted so far
	 */
	BatchInsert(JdbcTemplate jdbc, String sql, IntConsumer progress) {
		this.jdbc = jdbc;
		this.sql = sql;
		this.progress = progress;
	}

	void add(Object... row) {
		this.batch.add(row);
		if (this.batch.size() == BATCH_SIZE) {
			flush();
		}
	}

	/**
	 * Inserts what is left.
	 * @return the number of rows inserted in all
	 */
	int flush() {
		if (!this.batch.isEmpty()) {
			this.jdbc.batchUpdate(this.sql, this.batch);
			this.rows += this.batch.size();
			this.batch.clear();
			this.progress.accept(this.rows);
		}
		return this.rows;
	}

}
