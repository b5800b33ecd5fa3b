package dev.tidepool.jdbc;

import java.sql.CallableStatement;
import java.sql.SQLException;
import java.util.Map;

import dev.tidepool.jdbc.delegate.DelegatingCallableStatement;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * A callable statement in the application's hands; never answered by anything but the
 * database.
 */
final class LogicalCallableStatement extends LogicalPreparedStatement implements DelegatingCallableStatement {

	LogicalCallableStatement(LogicalConnection connection, StatementFacts facts,
			StatementMaker<CallableStatement> maker) {
		super(connection, facts, maker, false);
	}

	@Override
	public CallableStatement delegate() throws SQLException {
		return (CallableStatement) super.delegate();
	}

	// A cursor that a procedure opened

	@Override
	public @Nullable Object getObject(int parameterIndex) throws SQLException {
		return ForeignResultSet.orValue(DelegatingCallableStatement.super.getObject(parameterIndex), connection());
	}

	@Override
	public @Nullable Object getObject(int parameterIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
		return ForeignResultSet.orValue(DelegatingCallableStatement.super.getObject(parameterIndex, map), connection());
	}

	@Override
	public <T> @Nullable T getObject(int parameterIndex, Class<T> type) throws SQLException {
		return ForeignResultSet.orValue(DelegatingCallableStatement.super.getObject(parameterIndex, type), type,
				connection());
	}

	@Override
	public @Nullable Object getObject(String parameterName) throws SQLException {
		return ForeignResultSet.orValue(DelegatingCallableStatement.super.getObject(parameterName), connection());
	}

	@Override
	public @Nullable Object getObject(String parameterName, @Nullable Map<String, Class<?>> map) throws SQLException {
		return ForeignResultSet.orValue(DelegatingCallableStatement.super.getObject(parameterName, map), connection());
	}

	@Override
	public <T> @Nullable T getObject(String parameterName, Class<T> type) throws SQLException {
		return ForeignResultSet.orValue(DelegatingCallableStatement.super.getObject(parameterName, type), type,
				connection());
	}

}
