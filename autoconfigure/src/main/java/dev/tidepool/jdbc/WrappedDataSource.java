package dev.tidepool.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Any data source but a HikariCP pool, with logical connections in front of it. It does
 * not own the data source that it wraps, except that closing it closes that one. Not
 * final, because Spring AOP may have to subclass it. Thread-safe.
 */
public class WrappedDataSource implements DataSource, Closeable {

	private final DataSource target;

	private final QueryPath path;

	private volatile int defaultIsolation = Session.UNKNOWN_ISOLATION;

	private volatile @Nullable Boolean defaultAutoCommit;

	private final boolean opens;

	private volatile boolean trusted = true;

	private volatile boolean readOnlyAccepted;

	/**
	 * Wrap a data source that may hand out a connection more than once.
	 * @param target the data source
	 * @param path the way of a query through it
	 */
	public WrappedDataSource(DataSource target, QueryPath path) {
		this(target, path, false);
	}

	/**
	 * Wrap a data source.
	 * @param target the data source
	 * @param path the way of a query through it
	 * @param opens whether it opens a new connection every time, so that nothing that was
	 * done to one is ever seen by another
	 */
	public WrappedDataSource(DataSource target, QueryPath path, boolean opens) {
		this.target = target;
		this.path = path;
		this.opens = opens;
	}

	/**
	 * Return the data source that physical connections come from.
	 * @return the wrapped data source
	 */
	public DataSource getTargetDataSource() {
		return this.target;
	}

	/**
	 * Return the way of a query through this data source.
	 * @return the path
	 */
	public QueryPath path() {
		return this.path;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return this.path.open(new TargetSource(this.target::getConnection), null);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return this.path.open(new TargetSource(() -> this.target.getConnection(username, password)), username);
	}

	@Override
	public PrintWriter getLogWriter() throws SQLException {
		return this.target.getLogWriter();
	}

	@Override
	public void setLogWriter(PrintWriter out) throws SQLException {
		this.target.setLogWriter(out);
	}

	@Override
	public void setLoginTimeout(int seconds) throws SQLException {
		this.target.setLoginTimeout(seconds);
	}

	@Override
	public int getLoginTimeout() throws SQLException {
		return this.target.getLoginTimeout();
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		return this.target.getParentLogger();
	}

	@Override
	public ConnectionBuilder createConnectionBuilder() throws SQLException {
		return this.target.createConnectionBuilder();
	}

	@Override
	public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
		return this.target.createShardingKeyBuilder();
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		if (iface.isInstance(this)) {
			return iface.cast(this);
		}
		return iface.isInstance(this.target) ? iface.cast(this.target) : this.target.unwrap(iface);
	}

	@Override
	public boolean isWrapperFor(Class<?> iface) throws SQLException {
		return iface.isInstance(this) || iface.isInstance(this.target) || this.target.isWrapperFor(iface);
	}

	@Override
	public void close() throws IOException {
		if (this.target instanceof AutoCloseable closeable) {
			try {
				closeable.close();
			}
			catch (IOException | RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IOException("Failed to close " + this.target, ex);
			}
		}
	}

	@Override
	public String toString() {
		return "TidepoolDataSource " + this.path.name() + " [" + this.target + "]";
	}

	@FunctionalInterface
	private interface ConnectionSupplier {

		Connection get() throws SQLException;

	}

	/**
	 * The first connection tells what a fresh one is like.
	 */
	private void learn(@Nullable Connection fresh) {
		if (fresh == null) {
			return;
		}
		try {
			this.defaultIsolation = fresh.getTransactionIsolation();
			this.defaultAutoCommit = fresh.getAutoCommit();
		}
		catch (SQLException ex) {
			// Then it stays unknown, and what depends on it stays off
			this.defaultIsolation = Session.UNKNOWN_ISOLATION;
		}
	}

	/**
	 * Before its first connection, nothing is known of such a data source.
	 */
	private final class TargetSource implements PhysicalSource {

		private final ConnectionSupplier supplier;

		private volatile boolean untouched = true;

		TargetSource(ConnectionSupplier supplier) {
			this.supplier = supplier;
		}

		@Override
		public Connection open(Admission admission, long asked) throws SQLException {
			Connection connection = this.supplier.get();
			if (WrappedDataSource.this.defaultAutoCommit == null) {
				learn(connection);
			}
			return connection;
		}

		@Override
		public @Nullable Boolean defaultAutoCommit() {
			return WrappedDataSource.this.defaultAutoCommit;
		}

		@Override
		public int defaultIsolation() {
			return WrappedDataSource.this.defaultIsolation;
		}

		@Override
		public boolean isTrusted() {
			return this.untouched && WrappedDataSource.this.trusted;
		}

		@Override
		public void distrust() {
			this.untouched = false;
			if (!WrappedDataSource.this.opens) {
				WrappedDataSource.this.trusted = false;
			}
		}

		@Override
		public boolean acceptsReadOnly() {
			return WrappedDataSource.this.readOnlyAccepted;
		}

		@Override
		public void readOnlyAccepted() {
			WrappedDataSource.this.readOnlyAccepted = true;
		}

	}

}
