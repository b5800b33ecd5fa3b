package dev.tidepool.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.QueryExecution;
import dev.tidepool.jdbc.QueryInterceptor.Chain;
import dev.tidepool.jdbc.delegate.DelegatingStatement;
import org.jspecify.annotations.Nullable;

/**
 * A hit, and the way from it to the database if the application asks for something that
 * only the driver can answer.
 */
final class CachedAnswer implements Rerun {

	private final CachedRows rows;

	private final CacheKey key;

	private final QueryExecution execution;

	private final Chain chain;

	private final LongAdder fallbacks;

	CachedAnswer(CachedRows rows, CacheKey key, QueryExecution execution, Chain chain, LongAdder fallbacks) {
		this.rows = rows;
		this.key = key;
		this.execution = execution;
		this.chain = chain;
		this.fallbacks = fallbacks;
	}

	CachedResultSet resultSet() {
		return new CachedResultSet(this.rows, this.execution.statement(), this);
	}

	@Override
	public ResultSet at(int position) throws SQLException {
		this.fallbacks.increment();
		ResultSet truth = this.key.isBoundIn(this.execution.bindings()) ? execute() : executeAsBoundThen();
		try {
			skip(truth, position);
		}
		catch (SQLException | RuntimeException | Error ex) {
			truth.close();
			throw ex;
		}
		return truth;
	}

	private ResultSet execute() throws SQLException {
		Object answer = this.chain.proceed(this.execution);
		if (answer instanceof ResultSet truth) {
			return truth;
		}
		// execute() says only that there are rows; the logical statement would give ours
		DelegatingStatement statement = (DelegatingStatement) this.execution.statement();
		return Objects.requireNonNull(statement.delegate().getResultSet());
	}

	/**
	 * The application has bound other values since: they are put back afterwards.
	 */
	private ResultSet executeAsBoundThen() throws SQLException {
		PreparedStatement statement = (PreparedStatement) ((DelegatingStatement) this.execution.statement()).delegate();
		Bindings then = this.key.bindings();
		for (int i = 0; i < then.size(); i++) {
			Bindings.bind(statement, i, then.kind(i), then.value(i));
		}
		try {
			return execute();
		}
		finally {
			statement.clearParameters();
			Bindings now = this.execution.bindings();
			for (int i = 0; i < now.size(); i++) {
				if (now.kind(i) != -1) {
					Bindings.bind(statement, i, now.kind(i), now.value(i));
				}
			}
		}
	}

	/**
	 * Goes to the row, and makes sure that the application was given nothing else so far.
	 */
	private void skip(ResultSet truth, int position) throws SQLException {
		CachedRows opened = this.rows.opened();
		for (int row = 0; row <= position; row++) {
			boolean more = truth.next();
			if (more != row < opened.count() || (more && !isSame(opened, truth, row))) {
				throw new SQLTransientException("The rows have changed while they were read; execute the query again",
						"40001");
			}
		}
	}

	private static boolean isSame(CachedRows rows, ResultSet truth, int row) throws SQLException {
		for (int i = 0; i < rows.columns().count(); i++) {
			if (!rows.isSame(row, i, truth.getObject(i + 1))) {
				return false;
			}
		}
		return true;
	}

}
