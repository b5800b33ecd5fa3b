package dev.tidepool.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.tidepool.jdbc.delegate.DelegatingResultSet;
import org.jspecify.annotations.Nullable;

/**
 * A live result set: leads back to the application's own statement, and counts the rows
 * that were read.
 */
final class LogicalResultSet extends DelegatingResultSet {

	private final LogicalStatement statement;

	private final @Nullable QueryExecution execution;

	private long rows;

	private boolean reported;

	LogicalResultSet(ResultSet delegate, LogicalStatement statement, @Nullable QueryExecution execution) {
		super(delegate);
		this.statement = statement;
		this.execution = execution;
	}

	ResultSet physical() {
		return delegate();
	}

	@Override
	public boolean next() throws SQLException {
		if (delegate().next()) {
			this.rows++;
			return true;
		}
		report();
		return false;
	}

	@Override
	public void close() throws SQLException {
		try {
			report();
		}
		finally {
			delegate().close();
		}
	}

	@Override
	public Statement getStatement() throws SQLException {
		// The driver decides whether the question is allowed, on a closed result set
		delegate().getStatement();
		return this.statement;
	}

	private void report() {
		if (!this.reported) {
			this.reported = true;
			QueryExecution source = this.execution;
			if (source != null) {
				this.statement.connection().path().rowsRead(source, this.rows);
			}
		}
	}

}
