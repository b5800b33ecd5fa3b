package dev.tidepool.benchmarks;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.concurrent.Executor;

import dev.tidepool.jdbc.delegate.DelegatingConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection to nothing. What a pool asks of a connection it knows how to answer;
 * everything else it refuses.
 */
final class StubConnection implements DelegatingConnection {

	private boolean autoCommit = true;

	private boolean readOnly;

	private int isolation = TRANSACTION_READ_COMMITTED;

	private boolean closed;

	@Override
	public Connection delegate() throws SQLFeatureNotSupportedException {
		throw new SQLFeatureNotSupportedException("The stub driver does nothing");
	}

	@Override
	public Statement createStatement() {
		return new StubStatement();
	}

	@Override
	public @Nullable SQLWarning getWarnings() {
		return null;
	}

	@Override
	public void clearWarnings() {
	}

	@Override
	public boolean isValid(int timeout) {
		return !this.closed;
	}

	@Override
	public void setAutoCommit(boolean autoCommit) {
		this.autoCommit = autoCommit;
	}

	@Override
	public boolean getAutoCommit() {
		return this.autoCommit;
	}

	@Override
	public void commit() {
	}

	@Override
	public void rollback() {
	}

	@Override
	public void setReadOnly(boolean readOnly) {
		this.readOnly = readOnly;
	}

	@Override
	public boolean isReadOnly() {
		return this.readOnly;
	}

	@Override
	public void setTransactionIsolation(int level) {
		this.isolation = level;
	}

	@Override
	public int getTransactionIsolation() {
		return this.isolation;
	}

	@Override
	public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) {
	}

	@Override
	public int getNetworkTimeout() {
		return 0;
	}

	@Override
	public @Nullable String getCatalog() {
		return null;
	}

	@Override
	public @Nullable String getSchema() {
		return null;
	}

	@Override
	public DatabaseMetaData getMetaData() {
		// Asked for at the start, if at all: it may be slow
		return (DatabaseMetaData) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { DatabaseMetaData.class }, (proxy, method, args) -> {
					if (method.getReturnType() == String.class) {
						return "Stub";
					}
					if (method.getReturnType() == int.class) {
						return 0;
					}
					if (method.getReturnType() == boolean.class) {
						return false;
					}
					throw new SQLFeatureNotSupportedException("The stub driver does nothing");
				});
	}

	@Override
	public void close() {
		this.closed = true;
	}

	@Override
	public void abort(Executor executor) {
		close();
	}

	@Override
	public boolean isClosed() {
		return this.closed;
	}

}
