package dev.tidepool.jdbc.delegate;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * A connection that forwards every call to another one, which is asked for anew at each
 * call.
 * <p>
 * {@code unwrap} and {@code isWrapperFor} answer for this object first and without asking
 * for the delegate. Statements, metadata and arrays are returned as the delegate made
 * them: their {@code getConnection()} leads to the delegate.
 */
public interface DelegatingConnection extends Connection {

	/**
	 * Returns the connection that a call goes to. Called once for every forwarded call.
	 * @return the connection to call
	 * @throws SQLException if there is none; the caller sees this very exception, except
	 * from {@code setClientInfo}, where it is the cause of a
	 * {@link SQLClientInfoException}
	 */
	Connection delegate() throws SQLException;

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
	default Statement createStatement() throws SQLException {
		return delegate().createStatement();
	}

	@Override
	default PreparedStatement prepareStatement(String sql) throws SQLException {
		return delegate().prepareStatement(sql);
	}

	@Override
	default CallableStatement prepareCall(String sql) throws SQLException {
		return delegate().prepareCall(sql);
	}

	@Override
	default String nativeSQL(String sql) throws SQLException {
		return delegate().nativeSQL(sql);
	}

	@Override
	default void setAutoCommit(boolean autoCommit) throws SQLException {
		delegate().setAutoCommit(autoCommit);
	}

	@Override
	default boolean getAutoCommit() throws SQLException {
		return delegate().getAutoCommit();
	}

	@Override
	default void commit() throws SQLException {
		delegate().commit();
	}

	@Override
	default void rollback() throws SQLException {
		delegate().rollback();
	}

	@Override
	default void close() throws SQLException {
		delegate().close();
	}

	@Override
	default boolean isClosed() throws SQLException {
		return delegate().isClosed();
	}

	@Override
	default DatabaseMetaData getMetaData() throws SQLException {
		return delegate().getMetaData();
	}

	@Override
	default void setReadOnly(boolean readOnly) throws SQLException {
		delegate().setReadOnly(readOnly);
	}

	@Override
	default boolean isReadOnly() throws SQLException {
		return delegate().isReadOnly();
	}

	@Override
	default void setCatalog(@Nullable String catalog) throws SQLException {
		delegate().setCatalog(catalog);
	}

	@Override
	default @Nullable String getCatalog() throws SQLException {
		return delegate().getCatalog();
	}

	@Override
	default void setTransactionIsolation(int level) throws SQLException {
		delegate().setTransactionIsolation(level);
	}

	@Override
	default int getTransactionIsolation() throws SQLException {
		return delegate().getTransactionIsolation();
	}

	@Override
	default @Nullable SQLWarning getWarnings() throws SQLException {
		return delegate().getWarnings();
	}

	@Override
	default void clearWarnings() throws SQLException {
		delegate().clearWarnings();
	}

	@Override
	default Statement createStatement(int resultSetType, int resultSetConcurrency) throws SQLException {
		return delegate().createStatement(resultSetType, resultSetConcurrency);
	}

	@Override
	default PreparedStatement prepareStatement(String sql, int resultSetType, int resultSetConcurrency)
			throws SQLException {
		return delegate().prepareStatement(sql, resultSetType, resultSetConcurrency);
	}

	@Override
	default CallableStatement prepareCall(String sql, int resultSetType, int resultSetConcurrency) throws SQLException {
		return delegate().prepareCall(sql, resultSetType, resultSetConcurrency);
	}

	@Override
	default @Nullable Map<String, Class<?>> getTypeMap() throws SQLException {
		return delegate().getTypeMap();
	}

	@Override
	default void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
		delegate().setTypeMap(map);
	}

	@Override
	default void setHoldability(int holdability) throws SQLException {
		delegate().setHoldability(holdability);
	}

	@Override
	default int getHoldability() throws SQLException {
		return delegate().getHoldability();
	}

	@Override
	default Savepoint setSavepoint() throws SQLException {
		return delegate().setSavepoint();
	}

	@Override
	default Savepoint setSavepoint(String name) throws SQLException {
		return delegate().setSavepoint(name);
	}

	@Override
	default void rollback(Savepoint savepoint) throws SQLException {
		delegate().rollback(savepoint);
	}

	@Override
	default void releaseSavepoint(Savepoint savepoint) throws SQLException {
		delegate().releaseSavepoint(savepoint);
	}

	@Override
	default Statement createStatement(int resultSetType, int resultSetConcurrency, int resultSetHoldability)
			throws SQLException {
		return delegate().createStatement(resultSetType, resultSetConcurrency, resultSetHoldability);
	}

	@Override
	default PreparedStatement prepareStatement(String sql, int resultSetType, int resultSetConcurrency,
			int resultSetHoldability) throws SQLException {
		return delegate().prepareStatement(sql, resultSetType, resultSetConcurrency, resultSetHoldability);
	}

	@Override
	default CallableStatement prepareCall(String sql, int resultSetType, int resultSetConcurrency,
			int resultSetHoldability) throws SQLException {
		return delegate().prepareCall(sql, resultSetType, resultSetConcurrency, resultSetHoldability);
	}

	@Override
	default PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
		return delegate().prepareStatement(sql, autoGeneratedKeys);
	}

	@Override
	default PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
		return delegate().prepareStatement(sql, columnIndexes);
	}

	@Override
	default PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
		return delegate().prepareStatement(sql, columnNames);
	}

	@Override
	default Clob createClob() throws SQLException {
		return delegate().createClob();
	}

	@Override
	default Blob createBlob() throws SQLException {
		return delegate().createBlob();
	}

	@Override
	default NClob createNClob() throws SQLException {
		return delegate().createNClob();
	}

	@Override
	default SQLXML createSQLXML() throws SQLException {
		return delegate().createSQLXML();
	}

	@Override
	default boolean isValid(int timeout) throws SQLException {
		return delegate().isValid(timeout);
	}

	@Override
	default void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
		clientInfoDelegate().setClientInfo(name, value);
	}

	@Override
	default void setClientInfo(Properties properties) throws SQLClientInfoException {
		clientInfoDelegate().setClientInfo(properties);
	}

	@Override
	default @Nullable String getClientInfo(String name) throws SQLException {
		return delegate().getClientInfo(name);
	}

	@Override
	default Properties getClientInfo() throws SQLException {
		return delegate().getClientInfo();
	}

	@Override
	default Array createArrayOf(String typeName, @Nullable Object[] elements) throws SQLException {
		return delegate().createArrayOf(typeName, elements);
	}

	@Override
	default Struct createStruct(String typeName, @Nullable Object[] attributes) throws SQLException {
		return delegate().createStruct(typeName, attributes);
	}

	@Override
	default void setSchema(@Nullable String schema) throws SQLException {
		delegate().setSchema(schema);
	}

	@Override
	default @Nullable String getSchema() throws SQLException {
		return delegate().getSchema();
	}

	@Override
	default void abort(Executor executor) throws SQLException {
		delegate().abort(executor);
	}

	@Override
	default void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
		delegate().setNetworkTimeout(executor, milliseconds);
	}

	@Override
	default int getNetworkTimeout() throws SQLException {
		return delegate().getNetworkTimeout();
	}

	@Override
	default void beginRequest() throws SQLException {
		delegate().beginRequest();
	}

	@Override
	default void endRequest() throws SQLException {
		delegate().endRequest();
	}

	@Override
	default boolean setShardingKeyIfValid(@Nullable ShardingKey shardingKey, @Nullable ShardingKey superShardingKey,
			int timeout) throws SQLException {
		return delegate().setShardingKeyIfValid(shardingKey, superShardingKey, timeout);
	}

	@Override
	default boolean setShardingKeyIfValid(@Nullable ShardingKey shardingKey, int timeout) throws SQLException {
		return delegate().setShardingKeyIfValid(shardingKey, timeout);
	}

	@Override
	default void setShardingKey(@Nullable ShardingKey shardingKey, @Nullable ShardingKey superShardingKey)
			throws SQLException {
		delegate().setShardingKey(shardingKey, superShardingKey);
	}

	@Override
	default void setShardingKey(@Nullable ShardingKey shardingKey) throws SQLException {
		delegate().setShardingKey(shardingKey);
	}

	private Connection clientInfoDelegate() throws SQLClientInfoException {
		try {
			return delegate();
		}
		catch (SQLException ex) {
			throw new SQLClientInfoException(ex.getMessage(), ex.getSQLState(), ex.getErrorCode(), Map.of(), ex);
		}
	}

}
