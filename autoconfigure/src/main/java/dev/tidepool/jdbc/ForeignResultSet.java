package dev.tidepool.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.tidepool.jdbc.delegate.DelegatingResultSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a statement that the driver made by itself: what metadata tell, a cursor that a
 * procedure opened. They lead back to the application's own connection, which keeps its
 * physical one.
 */
final class ForeignResultSet extends DelegatingResultSet {

	private final LogicalConnection connection;

	private @Nullable LogicalStatement statement;

	private ForeignResultSet(ResultSet delegate, LogicalConnection connection) {
		super(delegate);
		this.connection = connection;
	}

	/**
	 * Makes rows of the driver's lead back to a connection.
	 */
	static ResultSet of(ResultSet rows, LogicalConnection connection) {
		connection.keep();
		return new ForeignResultSet(rows, connection);
	}

	/**
	 * Makes a value of the driver's lead back to a connection if it is rows.
	 */
	static @Nullable Object orValue(@Nullable Object value, LogicalConnection connection) {
		return (value instanceof ResultSet rows) ? of(rows, connection) : value;
	}

	/**
	 * Makes a value of the driver's lead back to a connection if it is rows, and if just
	 * rows were asked for.
	 */
	static <T> @Nullable T orValue(@Nullable T value, @Nullable Class<T> type, LogicalConnection connection) {
		return (type == ResultSet.class) ? type.cast(orValue(value, connection)) : value;
	}

	@Override
	public @Nullable Statement getStatement() throws SQLException {
		Statement theirs = delegate().getStatement();
		if (theirs == null) {
			return null;
		}
		LogicalStatement known = this.statement;
		if (known == null) {
			known = LogicalStatement.of(theirs, this.connection);
			this.statement = known;
		}
		return known;
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		if (iface.isInstance(this)) {
			return iface.cast(this);
		}
		T unwrapped = delegate().unwrap(iface);
		this.connection.escape();
		return unwrapped;
	}

	@Override
	public void insertRow() throws SQLException {
		this.connection.writeRow(delegate()::insertRow);
	}

	@Override
	public void updateRow() throws SQLException {
		this.connection.writeRow(delegate()::updateRow);
	}

	@Override
	public void deleteRow() throws SQLException {
		this.connection.writeRow(delegate()::deleteRow);
	}

}
