package dev.tidepool.jdbc.delegate;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A result set that forwards every call to another one, held from construction: a row
 * costs no more than one direct call for each method.
 * <p>
 * {@code unwrap} and {@code isWrapperFor} answer for this object first.
 * {@code getStatement} is the delegate's own.
 */
public abstract class DelegatingResultSet implements ResultSet {

	private final ResultSet delegate;

	/**
	 * Creates a result set that forwards to another one.
	 * @param delegate the result set to call
	 */
	protected DelegatingResultSet(ResultSet delegate) {
		this.delegate = delegate;
	}

	/**
	 * Returns the result set that every call goes to.
	 * @return the result set to call
	 */
	protected final ResultSet delegate() {
		return this.delegate;
	}

	/**
	 * Hears of every failure of a forwarded call.
	 * @param failure what was thrown
	 * @return what the caller sees, the failure itself unless overridden
	 */
	protected SQLException failed(SQLException failure) {
		return failure;
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		if (iface.isInstance(this)) {
			return iface.cast(this);
		}
		return this.delegate.unwrap(iface);
	}

	@Override
	public boolean isWrapperFor(Class<?> iface) throws SQLException {
		return iface.isInstance(this) || this.delegate.isWrapperFor(iface);
	}

	@Override
	public boolean next() throws SQLException {
		try {
			return this.delegate.next();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void close() throws SQLException {
		try {
			this.delegate.close();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean wasNull() throws SQLException {
		try {
			return this.delegate.wasNull();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable String getString(int columnIndex) throws SQLException {
		try {
			return this.delegate.getString(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean getBoolean(int columnIndex) throws SQLException {
		try {
			return this.delegate.getBoolean(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public byte getByte(int columnIndex) throws SQLException {
		try {
			return this.delegate.getByte(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public short getShort(int columnIndex) throws SQLException {
		try {
			return this.delegate.getShort(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public int getInt(int columnIndex) throws SQLException {
		try {
			return this.delegate.getInt(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public long getLong(int columnIndex) throws SQLException {
		try {
			return this.delegate.getLong(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public float getFloat(int columnIndex) throws SQLException {
		try {
			return this.delegate.getFloat(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public double getDouble(int columnIndex) throws SQLException {
		try {
			return this.delegate.getDouble(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	@Deprecated
	public @Nullable BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
		try {
			return this.delegate.getBigDecimal(columnIndex, scale);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public byte @Nullable [] getBytes(int columnIndex) throws SQLException {
		try {
			return this.delegate.getBytes(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Date getDate(int columnIndex) throws SQLException {
		try {
			return this.delegate.getDate(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Time getTime(int columnIndex) throws SQLException {
		try {
			return this.delegate.getTime(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex) throws SQLException {
		try {
			return this.delegate.getTimestamp(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable InputStream getAsciiStream(int columnIndex) throws SQLException {
		try {
			return this.delegate.getAsciiStream(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	@Deprecated
	public @Nullable InputStream getUnicodeStream(int columnIndex) throws SQLException {
		try {
			return this.delegate.getUnicodeStream(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable InputStream getBinaryStream(int columnIndex) throws SQLException {
		try {
			return this.delegate.getBinaryStream(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable String getString(String columnLabel) throws SQLException {
		try {
			return this.delegate.getString(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean getBoolean(String columnLabel) throws SQLException {
		try {
			return this.delegate.getBoolean(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public byte getByte(String columnLabel) throws SQLException {
		try {
			return this.delegate.getByte(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public short getShort(String columnLabel) throws SQLException {
		try {
			return this.delegate.getShort(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public int getInt(String columnLabel) throws SQLException {
		try {
			return this.delegate.getInt(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public long getLong(String columnLabel) throws SQLException {
		try {
			return this.delegate.getLong(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public float getFloat(String columnLabel) throws SQLException {
		try {
			return this.delegate.getFloat(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public double getDouble(String columnLabel) throws SQLException {
		try {
			return this.delegate.getDouble(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	@Deprecated
	public @Nullable BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
		try {
			return this.delegate.getBigDecimal(columnLabel, scale);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public byte @Nullable [] getBytes(String columnLabel) throws SQLException {
		try {
			return this.delegate.getBytes(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Date getDate(String columnLabel) throws SQLException {
		try {
			return this.delegate.getDate(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Time getTime(String columnLabel) throws SQLException {
		try {
			return this.delegate.getTime(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Timestamp getTimestamp(String columnLabel) throws SQLException {
		try {
			return this.delegate.getTimestamp(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable InputStream getAsciiStream(String columnLabel) throws SQLException {
		try {
			return this.delegate.getAsciiStream(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	@Deprecated
	public @Nullable InputStream getUnicodeStream(String columnLabel) throws SQLException {
		try {
			return this.delegate.getUnicodeStream(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable InputStream getBinaryStream(String columnLabel) throws SQLException {
		try {
			return this.delegate.getBinaryStream(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		try {
			return this.delegate.getWarnings();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void clearWarnings() throws SQLException {
		try {
			this.delegate.clearWarnings();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable String getCursorName() throws SQLException {
		try {
			return this.delegate.getCursorName();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public ResultSetMetaData getMetaData() throws SQLException {
		try {
			return this.delegate.getMetaData();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Object getObject(int columnIndex) throws SQLException {
		try {
			return this.delegate.getObject(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Object getObject(String columnLabel) throws SQLException {
		try {
			return this.delegate.getObject(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public int findColumn(String columnLabel) throws SQLException {
		try {
			return this.delegate.findColumn(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Reader getCharacterStream(int columnIndex) throws SQLException {
		try {
			return this.delegate.getCharacterStream(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Reader getCharacterStream(String columnLabel) throws SQLException {
		try {
			return this.delegate.getCharacterStream(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(int columnIndex) throws SQLException {
		try {
			return this.delegate.getBigDecimal(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(String columnLabel) throws SQLException {
		try {
			return this.delegate.getBigDecimal(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean isBeforeFirst() throws SQLException {
		try {
			return this.delegate.isBeforeFirst();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean isAfterLast() throws SQLException {
		try {
			return this.delegate.isAfterLast();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean isFirst() throws SQLException {
		try {
			return this.delegate.isFirst();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean isLast() throws SQLException {
		try {
			return this.delegate.isLast();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void beforeFirst() throws SQLException {
		try {
			this.delegate.beforeFirst();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void afterLast() throws SQLException {
		try {
			this.delegate.afterLast();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean first() throws SQLException {
		try {
			return this.delegate.first();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean last() throws SQLException {
		try {
			return this.delegate.last();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public int getRow() throws SQLException {
		try {
			return this.delegate.getRow();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean absolute(int row) throws SQLException {
		try {
			return this.delegate.absolute(row);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean relative(int rows) throws SQLException {
		try {
			return this.delegate.relative(rows);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean previous() throws SQLException {
		try {
			return this.delegate.previous();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void setFetchDirection(int direction) throws SQLException {
		try {
			this.delegate.setFetchDirection(direction);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public int getFetchDirection() throws SQLException {
		try {
			return this.delegate.getFetchDirection();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void setFetchSize(int rows) throws SQLException {
		try {
			this.delegate.setFetchSize(rows);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public int getFetchSize() throws SQLException {
		try {
			return this.delegate.getFetchSize();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public int getType() throws SQLException {
		try {
			return this.delegate.getType();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public int getConcurrency() throws SQLException {
		try {
			return this.delegate.getConcurrency();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean rowUpdated() throws SQLException {
		try {
			return this.delegate.rowUpdated();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean rowInserted() throws SQLException {
		try {
			return this.delegate.rowInserted();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean rowDeleted() throws SQLException {
		try {
			return this.delegate.rowDeleted();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNull(int columnIndex) throws SQLException {
		try {
			this.delegate.updateNull(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBoolean(int columnIndex, boolean value) throws SQLException {
		try {
			this.delegate.updateBoolean(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateByte(int columnIndex, byte value) throws SQLException {
		try {
			this.delegate.updateByte(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateShort(int columnIndex, short value) throws SQLException {
		try {
			this.delegate.updateShort(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateInt(int columnIndex, int value) throws SQLException {
		try {
			this.delegate.updateInt(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateLong(int columnIndex, long value) throws SQLException {
		try {
			this.delegate.updateLong(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateFloat(int columnIndex, float value) throws SQLException {
		try {
			this.delegate.updateFloat(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateDouble(int columnIndex, double value) throws SQLException {
		try {
			this.delegate.updateDouble(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBigDecimal(int columnIndex, @Nullable BigDecimal value) throws SQLException {
		try {
			this.delegate.updateBigDecimal(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateString(int columnIndex, @Nullable String value) throws SQLException {
		try {
			this.delegate.updateString(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBytes(int columnIndex, byte @Nullable [] value) throws SQLException {
		try {
			this.delegate.updateBytes(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateDate(int columnIndex, @Nullable Date value) throws SQLException {
		try {
			this.delegate.updateDate(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateTime(int columnIndex, @Nullable Time value) throws SQLException {
		try {
			this.delegate.updateTime(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateTimestamp(int columnIndex, @Nullable Timestamp value) throws SQLException {
		try {
			this.delegate.updateTimestamp(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateAsciiStream(int columnIndex, @Nullable InputStream stream, int length) throws SQLException {
		try {
			this.delegate.updateAsciiStream(columnIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBinaryStream(int columnIndex, @Nullable InputStream stream, int length) throws SQLException {
		try {
			this.delegate.updateBinaryStream(columnIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateCharacterStream(int columnIndex, @Nullable Reader reader, int length) throws SQLException {
		try {
			this.delegate.updateCharacterStream(columnIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value, int scaleOrLength) throws SQLException {
		try {
			this.delegate.updateObject(columnIndex, value, scaleOrLength);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value) throws SQLException {
		try {
			this.delegate.updateObject(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNull(String columnLabel) throws SQLException {
		try {
			this.delegate.updateNull(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBoolean(String columnLabel, boolean value) throws SQLException {
		try {
			this.delegate.updateBoolean(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateByte(String columnLabel, byte value) throws SQLException {
		try {
			this.delegate.updateByte(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateShort(String columnLabel, short value) throws SQLException {
		try {
			this.delegate.updateShort(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateInt(String columnLabel, int value) throws SQLException {
		try {
			this.delegate.updateInt(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateLong(String columnLabel, long value) throws SQLException {
		try {
			this.delegate.updateLong(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateFloat(String columnLabel, float value) throws SQLException {
		try {
			this.delegate.updateFloat(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateDouble(String columnLabel, double value) throws SQLException {
		try {
			this.delegate.updateDouble(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBigDecimal(String columnLabel, @Nullable BigDecimal value) throws SQLException {
		try {
			this.delegate.updateBigDecimal(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateString(String columnLabel, @Nullable String value) throws SQLException {
		try {
			this.delegate.updateString(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBytes(String columnLabel, byte @Nullable [] value) throws SQLException {
		try {
			this.delegate.updateBytes(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateDate(String columnLabel, @Nullable Date value) throws SQLException {
		try {
			this.delegate.updateDate(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateTime(String columnLabel, @Nullable Time value) throws SQLException {
		try {
			this.delegate.updateTime(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateTimestamp(String columnLabel, @Nullable Timestamp value) throws SQLException {
		try {
			this.delegate.updateTimestamp(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateAsciiStream(String columnLabel, @Nullable InputStream stream, int length) throws SQLException {
		try {
			this.delegate.updateAsciiStream(columnLabel, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBinaryStream(String columnLabel, @Nullable InputStream stream, int length) throws SQLException {
		try {
			this.delegate.updateBinaryStream(columnLabel, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateCharacterStream(String columnLabel, @Nullable Reader reader, int length) throws SQLException {
		try {
			this.delegate.updateCharacterStream(columnLabel, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value, int scaleOrLength) throws SQLException {
		try {
			this.delegate.updateObject(columnLabel, value, scaleOrLength);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value) throws SQLException {
		try {
			this.delegate.updateObject(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void insertRow() throws SQLException {
		try {
			this.delegate.insertRow();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateRow() throws SQLException {
		try {
			this.delegate.updateRow();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void deleteRow() throws SQLException {
		try {
			this.delegate.deleteRow();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void refreshRow() throws SQLException {
		try {
			this.delegate.refreshRow();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void cancelRowUpdates() throws SQLException {
		try {
			this.delegate.cancelRowUpdates();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void moveToInsertRow() throws SQLException {
		try {
			this.delegate.moveToInsertRow();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void moveToCurrentRow() throws SQLException {
		try {
			this.delegate.moveToCurrentRow();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Statement getStatement() throws SQLException {
		try {
			return this.delegate.getStatement();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Object getObject(int columnIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
		try {
			return this.delegate.getObject(columnIndex, map);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Ref getRef(int columnIndex) throws SQLException {
		try {
			return this.delegate.getRef(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Blob getBlob(int columnIndex) throws SQLException {
		try {
			return this.delegate.getBlob(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Clob getClob(int columnIndex) throws SQLException {
		try {
			return this.delegate.getClob(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Array getArray(int columnIndex) throws SQLException {
		try {
			return this.delegate.getArray(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Object getObject(String columnLabel, @Nullable Map<String, Class<?>> map) throws SQLException {
		try {
			return this.delegate.getObject(columnLabel, map);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Ref getRef(String columnLabel) throws SQLException {
		try {
			return this.delegate.getRef(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Blob getBlob(String columnLabel) throws SQLException {
		try {
			return this.delegate.getBlob(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Clob getClob(String columnLabel) throws SQLException {
		try {
			return this.delegate.getClob(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Array getArray(String columnLabel) throws SQLException {
		try {
			return this.delegate.getArray(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Date getDate(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		try {
			return this.delegate.getDate(columnIndex, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Date getDate(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		try {
			return this.delegate.getDate(columnLabel, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Time getTime(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		try {
			return this.delegate.getTime(columnIndex, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Time getTime(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		try {
			return this.delegate.getTime(columnLabel, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		try {
			return this.delegate.getTimestamp(columnIndex, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Timestamp getTimestamp(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		try {
			return this.delegate.getTimestamp(columnLabel, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable URL getURL(int columnIndex) throws SQLException {
		try {
			return this.delegate.getURL(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable URL getURL(String columnLabel) throws SQLException {
		try {
			return this.delegate.getURL(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateRef(int columnIndex, @Nullable Ref value) throws SQLException {
		try {
			this.delegate.updateRef(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateRef(String columnLabel, @Nullable Ref value) throws SQLException {
		try {
			this.delegate.updateRef(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBlob(int columnIndex, @Nullable Blob value) throws SQLException {
		try {
			this.delegate.updateBlob(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBlob(String columnLabel, @Nullable Blob value) throws SQLException {
		try {
			this.delegate.updateBlob(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateClob(int columnIndex, @Nullable Clob value) throws SQLException {
		try {
			this.delegate.updateClob(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateClob(String columnLabel, @Nullable Clob value) throws SQLException {
		try {
			this.delegate.updateClob(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateArray(int columnIndex, @Nullable Array value) throws SQLException {
		try {
			this.delegate.updateArray(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateArray(String columnLabel, @Nullable Array value) throws SQLException {
		try {
			this.delegate.updateArray(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable RowId getRowId(int columnIndex) throws SQLException {
		try {
			return this.delegate.getRowId(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable RowId getRowId(String columnLabel) throws SQLException {
		try {
			return this.delegate.getRowId(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateRowId(int columnIndex, @Nullable RowId value) throws SQLException {
		try {
			this.delegate.updateRowId(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateRowId(String columnLabel, @Nullable RowId value) throws SQLException {
		try {
			this.delegate.updateRowId(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public int getHoldability() throws SQLException {
		try {
			return this.delegate.getHoldability();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public boolean isClosed() throws SQLException {
		try {
			return this.delegate.isClosed();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNString(int columnIndex, @Nullable String value) throws SQLException {
		try {
			this.delegate.updateNString(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNString(String columnLabel, @Nullable String value) throws SQLException {
		try {
			this.delegate.updateNString(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNClob(int columnIndex, @Nullable NClob value) throws SQLException {
		try {
			this.delegate.updateNClob(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNClob(String columnLabel, @Nullable NClob value) throws SQLException {
		try {
			this.delegate.updateNClob(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable NClob getNClob(int columnIndex) throws SQLException {
		try {
			return this.delegate.getNClob(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable NClob getNClob(String columnLabel) throws SQLException {
		try {
			return this.delegate.getNClob(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable SQLXML getSQLXML(int columnIndex) throws SQLException {
		try {
			return this.delegate.getSQLXML(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable SQLXML getSQLXML(String columnLabel) throws SQLException {
		try {
			return this.delegate.getSQLXML(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateSQLXML(int columnIndex, @Nullable SQLXML value) throws SQLException {
		try {
			this.delegate.updateSQLXML(columnIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateSQLXML(String columnLabel, @Nullable SQLXML value) throws SQLException {
		try {
			this.delegate.updateSQLXML(columnLabel, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable String getNString(int columnIndex) throws SQLException {
		try {
			return this.delegate.getNString(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable String getNString(String columnLabel) throws SQLException {
		try {
			return this.delegate.getNString(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Reader getNCharacterStream(int columnIndex) throws SQLException {
		try {
			return this.delegate.getNCharacterStream(columnIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public @Nullable Reader getNCharacterStream(String columnLabel) throws SQLException {
		try {
			return this.delegate.getNCharacterStream(columnLabel);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNCharacterStream(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		try {
			this.delegate.updateNCharacterStream(columnIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNCharacterStream(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		try {
			this.delegate.updateNCharacterStream(columnLabel, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateAsciiStream(int columnIndex, @Nullable InputStream stream, long length) throws SQLException {
		try {
			this.delegate.updateAsciiStream(columnIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBinaryStream(int columnIndex, @Nullable InputStream stream, long length) throws SQLException {
		try {
			this.delegate.updateBinaryStream(columnIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateCharacterStream(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		try {
			this.delegate.updateCharacterStream(columnIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateAsciiStream(String columnLabel, @Nullable InputStream stream, long length) throws SQLException {
		try {
			this.delegate.updateAsciiStream(columnLabel, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBinaryStream(String columnLabel, @Nullable InputStream stream, long length) throws SQLException {
		try {
			this.delegate.updateBinaryStream(columnLabel, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateCharacterStream(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		try {
			this.delegate.updateCharacterStream(columnLabel, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBlob(int columnIndex, @Nullable InputStream stream, long length) throws SQLException {
		try {
			this.delegate.updateBlob(columnIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBlob(String columnLabel, @Nullable InputStream stream, long length) throws SQLException {
		try {
			this.delegate.updateBlob(columnLabel, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateClob(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		try {
			this.delegate.updateClob(columnIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateClob(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		try {
			this.delegate.updateClob(columnLabel, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNClob(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		try {
			this.delegate.updateNClob(columnIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNClob(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		try {
			this.delegate.updateNClob(columnLabel, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNCharacterStream(int columnIndex, @Nullable Reader reader) throws SQLException {
		try {
			this.delegate.updateNCharacterStream(columnIndex, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNCharacterStream(String columnLabel, @Nullable Reader reader) throws SQLException {
		try {
			this.delegate.updateNCharacterStream(columnLabel, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateAsciiStream(int columnIndex, @Nullable InputStream stream) throws SQLException {
		try {
			this.delegate.updateAsciiStream(columnIndex, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBinaryStream(int columnIndex, @Nullable InputStream stream) throws SQLException {
		try {
			this.delegate.updateBinaryStream(columnIndex, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateCharacterStream(int columnIndex, @Nullable Reader reader) throws SQLException {
		try {
			this.delegate.updateCharacterStream(columnIndex, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateAsciiStream(String columnLabel, @Nullable InputStream stream) throws SQLException {
		try {
			this.delegate.updateAsciiStream(columnLabel, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBinaryStream(String columnLabel, @Nullable InputStream stream) throws SQLException {
		try {
			this.delegate.updateBinaryStream(columnLabel, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateCharacterStream(String columnLabel, @Nullable Reader reader) throws SQLException {
		try {
			this.delegate.updateCharacterStream(columnLabel, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBlob(int columnIndex, @Nullable InputStream stream) throws SQLException {
		try {
			this.delegate.updateBlob(columnIndex, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateBlob(String columnLabel, @Nullable InputStream stream) throws SQLException {
		try {
			this.delegate.updateBlob(columnLabel, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateClob(int columnIndex, @Nullable Reader reader) throws SQLException {
		try {
			this.delegate.updateClob(columnIndex, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateClob(String columnLabel, @Nullable Reader reader) throws SQLException {
		try {
			this.delegate.updateClob(columnLabel, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNClob(int columnIndex, @Nullable Reader reader) throws SQLException {
		try {
			this.delegate.updateNClob(columnIndex, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateNClob(String columnLabel, @Nullable Reader reader) throws SQLException {
		try {
			this.delegate.updateNClob(columnLabel, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
		try {
			return this.delegate.getObject(columnIndex, type);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public <T> @Nullable T getObject(String columnLabel, Class<T> type) throws SQLException {
		try {
			return this.delegate.getObject(columnLabel, type);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		try {
			this.delegate.updateObject(columnIndex, value, targetSqlType, scaleOrLength);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		try {
			this.delegate.updateObject(columnLabel, value, targetSqlType, scaleOrLength);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		try {
			this.delegate.updateObject(columnIndex, value, targetSqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		try {
			this.delegate.updateObject(columnLabel, value, targetSqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	public String toString() {
		return "TidepoolResultSet@" + Integer.toHexString(System.identityHashCode(this)) + " wrapping " + this.delegate;
	}

}
