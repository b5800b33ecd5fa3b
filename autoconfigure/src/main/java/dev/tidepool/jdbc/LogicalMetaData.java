package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.tidepool.jdbc.delegate.DelegatingDatabaseMetaData;
import org.jspecify.annotations.Nullable;

/**
 * Metadata in the application's hands: they lead back to its own connection.
 */
final class LogicalMetaData implements DelegatingDatabaseMetaData {

	private final DatabaseMetaData delegate;

	private final LogicalConnection connection;

	LogicalMetaData(DatabaseMetaData delegate, LogicalConnection connection) {
		this.delegate = delegate;
		this.connection = connection;
	}

	@Override
	public DatabaseMetaData delegate() {
		return this.delegate;
	}

	@Override
	public @Nullable ResultSet rows(@Nullable ResultSet rows) {
		return (rows != null) ? ForeignResultSet.of(rows, this.connection) : null;
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		if (iface.isInstance(this)) {
			return iface.cast(this);
		}
		T unwrapped = this.delegate.unwrap(iface);
		this.connection.escape();
		return unwrapped;
	}

	@Override
	public @Nullable Connection getConnection() throws SQLException {
		// The driver decides whether the question is allowed, on a closed connection
		return (this.delegate.getConnection() != null) ? this.connection : null;
	}

}
