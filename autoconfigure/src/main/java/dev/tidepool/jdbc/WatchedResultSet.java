package dev.tidepool.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.tidepool.jdbc.delegate.DelegatingResultSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows somebody the values that may serve as keys. Nothing is read that the application
 * does not read: some drivers give a value only once.
 */
final class WatchedResultSet extends DelegatingResultSet {

	private final ValueWatcher watcher;

	WatchedResultSet(ResultSet delegate, ValueWatcher watcher) {
		super(delegate);
		this.watcher = watcher;
	}

	ResultSet physical() {
		return delegate();
	}

	@Override
	public @Nullable String getString(int columnIndex) throws SQLException {
		String value = delegate().getString(columnIndex);
		this.watcher.onValue(columnIndex, value);
		return value;
	}

	@Override
	public @Nullable String getString(String columnLabel) throws SQLException {
		String value = delegate().getString(columnLabel);
		this.watcher.onValue(columnLabel, value);
		return value;
	}

	@Override
	public short getShort(int columnIndex) throws SQLException {
		short value = delegate().getShort(columnIndex);
		this.watcher.onValue(columnIndex, value);
		return value;
	}

	@Override
	public short getShort(String columnLabel) throws SQLException {
		short value = delegate().getShort(columnLabel);
		this.watcher.onValue(columnLabel, value);
		return value;
	}

	@Override
	public int getInt(int columnIndex) throws SQLException {
		int value = delegate().getInt(columnIndex);
		this.watcher.onValue(columnIndex, value);
		return value;
	}

	@Override
	public int getInt(String columnLabel) throws SQLException {
		int value = delegate().getInt(columnLabel);
		this.watcher.onValue(columnLabel, value);
		return value;
	}

	@Override
	public long getLong(int columnIndex) throws SQLException {
		long value = delegate().getLong(columnIndex);
		this.watcher.onValue(columnIndex, value);
		return value;
	}

	@Override
	public long getLong(String columnLabel) throws SQLException {
		long value = delegate().getLong(columnLabel);
		this.watcher.onValue(columnLabel, value);
		return value;
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(int columnIndex) throws SQLException {
		BigDecimal value = delegate().getBigDecimal(columnIndex);
		this.watcher.onValue(columnIndex, value);
		return value;
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(String columnLabel) throws SQLException {
		BigDecimal value = delegate().getBigDecimal(columnLabel);
		this.watcher.onValue(columnLabel, value);
		return value;
	}

	@Override
	public byte @Nullable [] getBytes(int columnIndex) throws SQLException {
		byte[] value = delegate().getBytes(columnIndex);
		this.watcher.onValue(columnIndex, value);
		return value;
	}

	@Override
	public byte @Nullable [] getBytes(String columnLabel) throws SQLException {
		byte[] value = delegate().getBytes(columnLabel);
		this.watcher.onValue(columnLabel, value);
		return value;
	}

	@Override
	public @Nullable Object getObject(int columnIndex) throws SQLException {
		Object value = delegate().getObject(columnIndex);
		this.watcher.onValue(columnIndex, value);
		return value;
	}

	@Override
	public @Nullable Object getObject(String columnLabel) throws SQLException {
		Object value = delegate().getObject(columnLabel);
		this.watcher.onValue(columnLabel, value);
		return value;
	}

	@Override
	public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
		T value = delegate().getObject(columnIndex, type);
		this.watcher.onValue(columnIndex, value);
		return value;
	}

	@Override
	public <T> @Nullable T getObject(String columnLabel, Class<T> type) throws SQLException {
		T value = delegate().getObject(columnLabel, type);
		this.watcher.onValue(columnLabel, value);
		return value;
	}

}
