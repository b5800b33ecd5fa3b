package dev.tidepool.jdbc.delegate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * A statement that forwards every call to another one, which is asked for anew at each
 * call.
 * <p>
 * {@code unwrap} and {@code isWrapperFor} answer for this object first and without asking
 * for the delegate. {@code getConnection} and all result sets are the delegate's own.
 */
public interface DelegatingStatement extends Statement {

	/**
	 * Returns the statement that a call goes to. Called once for every forwarded call.
	 * @return the statement to call
	 * @throws SQLException if there is none; the caller sees this very exception
	 */
	Statement delegate() throws SQLException;

	/**
	 * Hears of every failure of a forwarded call.
	 * @param failure what was thrown
	 * @return what the caller sees, the failure itself unless overridden
	 */
	default SQLException failed(SQLException failure) {
		return failure;
	}

	@Override
	default <T> T unwrap(Class<T> iface) throws SQLException {
		if (iface.isInstance(this)) {
			return iface.cast(this);
		}
		return delegate().unwrap(iface);
	}

	@Override
	default boolean isWrapperFor(Class<?> iface) throws SQLException {
		return iface.isInstance(this) || delegate().isWrapperFor(iface);
	}

	@Override
	default ResultSet executeQuery(String sql) throws SQLException {
		try {
			return delegate().executeQuery(sql);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int executeUpdate(String sql) throws SQLException {
		try {
			return delegate().executeUpdate(sql);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void close() throws SQLException {
		try {
			delegate().close();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getMaxFieldSize() throws SQLException {
		try {
			return delegate().getMaxFieldSize();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setMaxFieldSize(int max) throws SQLException {
		try {
			delegate().setMaxFieldSize(max);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getMaxRows() throws SQLException {
		try {
			return delegate().getMaxRows();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setMaxRows(int max) throws SQLException {
		try {
			delegate().setMaxRows(max);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setEscapeProcessing(boolean enable) throws SQLException {
		try {
			delegate().setEscapeProcessing(enable);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getQueryTimeout() throws SQLException {
		try {
			return delegate().getQueryTimeout();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setQueryTimeout(int seconds) throws SQLException {
		try {
			delegate().setQueryTimeout(seconds);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void cancel() throws SQLException {
		try {
			delegate().cancel();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable SQLWarning getWarnings() throws SQLException {
		try {
			return delegate().getWarnings();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void clearWarnings() throws SQLException {
		try {
			delegate().clearWarnings();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setCursorName(String name) throws SQLException {
		try {
			delegate().setCursorName(name);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean execute(String sql) throws SQLException {
		try {
			return delegate().execute(sql);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable ResultSet getResultSet() throws SQLException {
		try {
			return delegate().getResultSet();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getUpdateCount() throws SQLException {
		try {
			return delegate().getUpdateCount();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean getMoreResults() throws SQLException {
		try {
			return delegate().getMoreResults();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setFetchDirection(int direction) throws SQLException {
		try {
			delegate().setFetchDirection(direction);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getFetchDirection() throws SQLException {
		try {
			return delegate().getFetchDirection();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setFetchSize(int rows) throws SQLException {
		try {
			delegate().setFetchSize(rows);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getFetchSize() throws SQLException {
		try {
			return delegate().getFetchSize();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getResultSetConcurrency() throws SQLException {
		try {
			return delegate().getResultSetConcurrency();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getResultSetType() throws SQLException {
		try {
			return delegate().getResultSetType();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void addBatch(String sql) throws SQLException {
		try {
			delegate().addBatch(sql);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void clearBatch() throws SQLException {
		try {
			delegate().clearBatch();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int[] executeBatch() throws SQLException {
		try {
			return delegate().executeBatch();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Connection getConnection() throws SQLException {
		try {
			return delegate().getConnection();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean getMoreResults(int current) throws SQLException {
		try {
			return delegate().getMoreResults(current);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default ResultSet getGeneratedKeys() throws SQLException {
		try {
			return delegate().getGeneratedKeys();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
		try {
			return delegate().executeUpdate(sql, autoGeneratedKeys);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
		try {
			return delegate().executeUpdate(sql, columnIndexes);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int executeUpdate(String sql, String[] columnNames) throws SQLException {
		try {
			return delegate().executeUpdate(sql, columnNames);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
		try {
			return delegate().execute(sql, autoGeneratedKeys);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean execute(String sql, int[] columnIndexes) throws SQLException {
		try {
			return delegate().execute(sql, columnIndexes);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean execute(String sql, String[] columnNames) throws SQLException {
		try {
			return delegate().execute(sql, columnNames);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getResultSetHoldability() throws SQLException {
		try {
			return delegate().getResultSetHoldability();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean isClosed() throws SQLException {
		try {
			return delegate().isClosed();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setPoolable(boolean poolable) throws SQLException {
		try {
			delegate().setPoolable(poolable);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean isPoolable() throws SQLException {
		try {
			return delegate().isPoolable();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void closeOnCompletion() throws SQLException {
		try {
			delegate().closeOnCompletion();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean isCloseOnCompletion() throws SQLException {
		try {
			return delegate().isCloseOnCompletion();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long getLargeUpdateCount() throws SQLException {
		try {
			return delegate().getLargeUpdateCount();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setLargeMaxRows(long max) throws SQLException {
		try {
			delegate().setLargeMaxRows(max);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long getLargeMaxRows() throws SQLException {
		try {
			return delegate().getLargeMaxRows();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long[] executeLargeBatch() throws SQLException {
		try {
			return delegate().executeLargeBatch();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long executeLargeUpdate(String sql) throws SQLException {
		try {
			return delegate().executeLargeUpdate(sql);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
		try {
			return delegate().executeLargeUpdate(sql, autoGeneratedKeys);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
		try {
			return delegate().executeLargeUpdate(sql, columnIndexes);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
		try {
			return delegate().executeLargeUpdate(sql, columnNames);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default String enquoteLiteral(String value) throws SQLException {
		try {
			return delegate().enquoteLiteral(value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
		try {
			return delegate().enquoteIdentifier(identifier, alwaysQuote);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean isSimpleIdentifier(String identifier) throws SQLException {
		try {
			return delegate().isSimpleIdentifier(identifier);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default String enquoteNCharLiteral(String value) throws SQLException {
		try {
			return delegate().enquoteNCharLiteral(value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

}
