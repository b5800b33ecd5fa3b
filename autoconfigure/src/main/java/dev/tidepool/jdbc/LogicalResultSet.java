package dev.tidepool.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;

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

	@Override
	protected SQLException failed(SQLException failure) {
		return this.statement.failed(failure);
	}

	ResultSet physical() {
		return (delegate() instanceof WatchedResultSet watched) ? watched.physical() : delegate();
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		if (iface.isInstance(this)) {
			return iface.cast(this);
		}
		T unwrapped = delegate().unwrap(iface);
		this.statement.connection().escape();
		return unwrapped;
	}

	@Override
	public boolean next() throws SQLException {
		if (super.next()) {
			this.rows++;
			QueryExecution source = this.execution;
			if (source != null) {
				source.rowRead();
			}
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
			// HikariCP does not ask how closing rows failed
			delegate().close();
		}
	}

	@Override
	public @Nullable Statement getStatement() throws SQLException {
		// The driver decides whether the question is allowed, on a closed result set, and
		// whether there is an answer: MariaDB's has none for the rows of an update
		if (!this.statement.isBelowPool() && super.getStatement() == null) {
			return null;
		}
		return this.statement;
	}

	// Writes

	@Override
	public void insertRow() throws SQLException {
		this.statement.connection().writeRow(super::insertRow);
	}

	@Override
	public void updateRow() throws SQLException {
		this.statement.connection().writeRow(super::updateRow);
	}

	@Override
	public void deleteRow() throws SQLException {
		this.statement.connection().writeRow(super::deleteRow);
	}

	// Values that live on the connection keep it

	@Override
	public @Nullable Blob getBlob(int columnIndex) throws SQLException {
		return kept(super.getBlob(columnIndex));
	}

	@Override
	public @Nullable Blob getBlob(String columnLabel) throws SQLException {
		return kept(super.getBlob(columnLabel));
	}

	@Override
	public @Nullable Clob getClob(int columnIndex) throws SQLException {
		return kept(super.getClob(columnIndex));
	}

	@Override
	public @Nullable Clob getClob(String columnLabel) throws SQLException {
		return kept(super.getClob(columnLabel));
	}

	@Override
	public @Nullable NClob getNClob(int columnIndex) throws SQLException {
		return kept(super.getNClob(columnIndex));
	}

	@Override
	public @Nullable NClob getNClob(String columnLabel) throws SQLException {
		return kept(super.getNClob(columnLabel));
	}

	@Override
	public @Nullable Array getArray(int columnIndex) throws SQLException {
		return kept(super.getArray(columnIndex));
	}

	@Override
	public @Nullable Array getArray(String columnLabel) throws SQLException {
		return kept(super.getArray(columnLabel));
	}

	@Override
	public @Nullable SQLXML getSQLXML(int columnIndex) throws SQLException {
		return kept(super.getSQLXML(columnIndex));
	}

	@Override
	public @Nullable SQLXML getSQLXML(String columnLabel) throws SQLException {
		return kept(super.getSQLXML(columnLabel));
	}

	@Override
	public @Nullable Ref getRef(int columnIndex) throws SQLException {
		return kept(super.getRef(columnIndex));
	}

	@Override
	public @Nullable Ref getRef(String columnLabel) throws SQLException {
		return kept(super.getRef(columnLabel));
	}

	@Override
	public @Nullable Object getObject(int columnIndex) throws SQLException {
		return ours(super.getObject(columnIndex));
	}

	@Override
	public @Nullable Object getObject(int columnIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
		return ours(super.getObject(columnIndex, map));
	}

	@Override
	public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
		return ours(super.getObject(columnIndex, type), type);
	}

	@Override
	public @Nullable Object getObject(String columnLabel) throws SQLException {
		return ours(super.getObject(columnLabel));
	}

	@Override
	public @Nullable Object getObject(String columnLabel, @Nullable Map<String, Class<?>> map) throws SQLException {
		return ours(super.getObject(columnLabel, map));
	}

	@Override
	public <T> @Nullable T getObject(String columnLabel, Class<T> type) throws SQLException {
		return ours(super.getObject(columnLabel, type), type);
	}

	private @Nullable Object ours(@Nullable Object value) {
		if (value == null || value instanceof String || value instanceof Number) {
			return value;
		}
		return ForeignResultSet.orValue(kept(value), this.statement.connection());
	}

	private <T> @Nullable T ours(@Nullable T value, @Nullable Class<T> type) {
		if (value == null || value instanceof String || value instanceof Number) {
			return value;
		}
		return ForeignResultSet.orValue(kept(value), type, this.statement.connection());
	}

	/**
	 * Large objects, arrays and the like are read through the connection later on.
	 */
	private <T> @Nullable T kept(@Nullable T value) {
		if (value instanceof Blob || value instanceof Clob || value instanceof Array || value instanceof SQLXML
				|| value instanceof Ref || value instanceof Struct || value instanceof ResultSet) {
			this.statement.connection().keep();
		}
		return value;
	}

	private void report() {
		if (!this.reported) {
			this.reported = true;
			QueryExecution source = this.execution;
			if (source != null) {
				source.read();
				this.statement.connection().path().rowsRead(source, this.rows);
			}
		}
	}

}
