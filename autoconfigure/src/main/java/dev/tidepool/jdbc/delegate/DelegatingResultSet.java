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
		return this.delegate.next();
	}

	@Override
	public void close() throws SQLException {
		this.delegate.close();
	}

	@Override
	public boolean wasNull() throws SQLException {
		return this.delegate.wasNull();
	}

	@Override
	public @Nullable String getString(int columnIndex) throws SQLException {
		return this.delegate.getString(columnIndex);
	}

	@Override
	public boolean getBoolean(int columnIndex) throws SQLException {
		return this.delegate.getBoolean(columnIndex);
	}

	@Override
	public byte getByte(int columnIndex) throws SQLException {
		return this.delegate.getByte(columnIndex);
	}

	@Override
	public short getShort(int columnIndex) throws SQLException {
		return this.delegate.getShort(columnIndex);
	}

	@Override
	public int getInt(int columnIndex) throws SQLException {
		return this.delegate.getInt(columnIndex);
	}

	@Override
	public long getLong(int columnIndex) throws SQLException {
		return this.delegate.getLong(columnIndex);
	}

	@Override
	public float getFloat(int columnIndex) throws SQLException {
		return this.delegate.getFloat(columnIndex);
	}

	@Override
	public double getDouble(int columnIndex) throws SQLException {
		return this.delegate.getDouble(columnIndex);
	}

	@Override
	@Deprecated
	public @Nullable BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
		return this.delegate.getBigDecimal(columnIndex, scale);
	}

	@Override
	public byte @Nullable [] getBytes(int columnIndex) throws SQLException {
		return this.delegate.getBytes(columnIndex);
	}

	@Override
	public @Nullable Date getDate(int columnIndex) throws SQLException {
		return this.delegate.getDate(columnIndex);
	}

	@Override
	public @Nullable Time getTime(int columnIndex) throws SQLException {
		return this.delegate.getTime(columnIndex);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex) throws SQLException {
		return this.delegate.getTimestamp(columnIndex);
	}

	@Override
	public @Nullable InputStream getAsciiStream(int columnIndex) throws SQLException {
		return this.delegate.getAsciiStream(columnIndex);
	}

	@Override
	@Deprecated
	public @Nullable InputStream getUnicodeStream(int columnIndex) throws SQLException {
		return this.delegate.getUnicodeStream(columnIndex);
	}

	@Override
	public @Nullable InputStream getBinaryStream(int columnIndex) throws SQLException {
		return this.delegate.getBinaryStream(columnIndex);
	}

	@Override
	public @Nullable String getString(String columnLabel) throws SQLException {
		return this.delegate.getString(columnLabel);
	}

	@Override
	public boolean getBoolean(String columnLabel) throws SQLException {
		return this.delegate.getBoolean(columnLabel);
	}

	@Override
	public byte getByte(String columnLabel) throws SQLException {
		return this.delegate.getByte(columnLabel);
	}

	@Override
	public short getShort(String columnLabel) throws SQLException {
		return this.delegate.getShort(columnLabel);
	}

	@Override
	public int getInt(String columnLabel) throws SQLException {
		return this.delegate.getInt(columnLabel);
	}

	@Override
	public long getLong(String columnLabel) throws SQLException {
		return this.delegate.getLong(columnLabel);
	}

	@Override
	public float getFloat(String columnLabel) throws SQLException {
		return this.delegate.getFloat(columnLabel);
	}

	@Override
	public double getDouble(String columnLabel) throws SQLException {
		return this.delegate.getDouble(columnLabel);
	}

	@Override
	@Deprecated
	public @Nullable BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
		return this.delegate.getBigDecimal(columnLabel, scale);
	}

	@Override
	public byte @Nullable [] getBytes(String columnLabel) throws SQLException {
		return this.delegate.getBytes(columnLabel);
	}

	@Override
	public @Nullable Date getDate(String columnLabel) throws SQLException {
		return this.delegate.getDate(columnLabel);
	}

	@Override
	public @Nullable Time getTime(String columnLabel) throws SQLException {
		return this.delegate.getTime(columnLabel);
	}

	@Override
	public @Nullable Timestamp getTimestamp(String columnLabel) throws SQLException {
		return this.delegate.getTimestamp(columnLabel);
	}

	@Override
	public @Nullable InputStream getAsciiStream(String columnLabel) throws SQLException {
		return this.delegate.getAsciiStream(columnLabel);
	}

	@Override
	@Deprecated
	public @Nullable InputStream getUnicodeStream(String columnLabel) throws SQLException {
		return this.delegate.getUnicodeStream(columnLabel);
	}

	@Override
	public @Nullable InputStream getBinaryStream(String columnLabel) throws SQLException {
		return this.delegate.getBinaryStream(columnLabel);
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		return this.delegate.getWarnings();
	}

	@Override
	public void clearWarnings() throws SQLException {
		this.delegate.clearWarnings();
	}

	@Override
	public @Nullable String getCursorName() throws SQLException {
		return this.delegate.getCursorName();
	}

	@Override
	public ResultSetMetaData getMetaData() throws SQLException {
		return this.delegate.getMetaData();
	}

	@Override
	public @Nullable Object getObject(int columnIndex) throws SQLException {
		return this.delegate.getObject(columnIndex);
	}

	@Override
	public @Nullable Object getObject(String columnLabel) throws SQLException {
		return this.delegate.getObject(columnLabel);
	}

	@Override
	public int findColumn(String columnLabel) throws SQLException {
		return this.delegate.findColumn(columnLabel);
	}

	@Override
	public @Nullable Reader getCharacterStream(int columnIndex) throws SQLException {
		return this.delegate.getCharacterStream(columnIndex);
	}

	@Override
	public @Nullable Reader getCharacterStream(String columnLabel) throws SQLException {
		return this.delegate.getCharacterStream(columnLabel);
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(int columnIndex) throws SQLException {
		return this.delegate.getBigDecimal(columnIndex);
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(String columnLabel) throws SQLException {
		return this.delegate.getBigDecimal(columnLabel);
	}

	@Override
	public boolean isBeforeFirst() throws SQLException {
		return this.delegate.isBeforeFirst();
	}

	@Override
	public boolean isAfterLast() throws SQLException {
		return this.delegate.isAfterLast();
	}

	@Override
	public boolean isFirst() throws SQLException {
		return this.delegate.isFirst();
	}

	@Override
	public boolean isLast() throws SQLException {
		return this.delegate.isLast();
	}

	@Override
	public void beforeFirst() throws SQLException {
		this.delegate.beforeFirst();
	}

	@Override
	public void afterLast() throws SQLException {
		this.delegate.afterLast();
	}

	@Override
	public boolean first() throws SQLException {
		return this.delegate.first();
	}

	@Override
	public boolean last() throws SQLException {
		return this.delegate.last();
	}

	@Override
	public int getRow() throws SQLException {
		return this.delegate.getRow();
	}

	@Override
	public boolean absolute(int row) throws SQLException {
		return this.delegate.absolute(row);
	}

	@Override
	public boolean relative(int rows) throws SQLException {
		return this.delegate.relative(rows);
	}

	@Override
	public boolean previous() throws SQLException {
		return this.delegate.previous();
	}

	@Override
	public void setFetchDirection(int direction) throws SQLException {
		this.delegate.setFetchDirection(direction);
	}

	@Override
	public int getFetchDirection() throws SQLException {
		return this.delegate.getFetchDirection();
	}

	@Override
	public void setFetchSize(int rows) throws SQLException {
		this.delegate.setFetchSize(rows);
	}

	@Override
	public int getFetchSize() throws SQLException {
		return this.delegate.getFetchSize();
	}

	@Override
	public int getType() throws SQLException {
		return this.delegate.getType();
	}

	@Override
	public int getConcurrency() throws SQLException {
		return this.delegate.getConcurrency();
	}

	@Override
	public boolean rowUpdated() throws SQLException {
		return this.delegate.rowUpdated();
	}

	@Override
	public boolean rowInserted() throws SQLException {
		return this.delegate.rowInserted();
	}

	@Override
	public boolean rowDeleted() throws SQLException {
		return this.delegate.rowDeleted();
	}

	@Override
	public void updateNull(int columnIndex) throws SQLException {
		this.delegate.updateNull(columnIndex);
	}

	@Override
	public void updateBoolean(int columnIndex, boolean value) throws SQLException {
		this.delegate.updateBoolean(columnIndex, value);
	}

	@Override
	public void updateByte(int columnIndex, byte value) throws SQLException {
		this.delegate.updateByte(columnIndex, value);
	}

	@Override
	public void updateShort(int columnIndex, short value) throws SQLException {
		this.delegate.updateShort(columnIndex, value);
	}

	@Override
	public void updateInt(int columnIndex, int value) throws SQLException {
		this.delegate.updateInt(columnIndex, value);
	}

	@Override
	public void updateLong(int columnIndex, long value) throws SQLException {
		this.delegate.updateLong(columnIndex, value);
	}

	@Override
	public void updateFloat(int columnIndex, float value) throws SQLException {
		this.delegate.updateFloat(columnIndex, value);
	}

	@Override
	public void updateDouble(int columnIndex, double value) throws SQLException {
		this.delegate.updateDouble(columnIndex, value);
	}

	@Override
	public void updateBigDecimal(int columnIndex, @Nullable BigDecimal value) throws SQLException {
		this.delegate.updateBigDecimal(columnIndex, value);
	}

	@Override
	public void updateString(int columnIndex, @Nullable String value) throws SQLException {
		this.delegate.updateString(columnIndex, value);
	}

	@Override
	public void updateBytes(int columnIndex, byte @Nullable [] value) throws SQLException {
		this.delegate.updateBytes(columnIndex, value);
	}

	@Override
	public void updateDate(int columnIndex, @Nullable Date value) throws SQLException {
		this.delegate.updateDate(columnIndex, value);
	}

	@Override
	public void updateTime(int columnIndex, @Nullable Time value) throws SQLException {
		this.delegate.updateTime(columnIndex, value);
	}

	@Override
	public void updateTimestamp(int columnIndex, @Nullable Timestamp value) throws SQLException {
		this.delegate.updateTimestamp(columnIndex, value);
	}

	@Override
	public void updateAsciiStream(int columnIndex, @Nullable InputStream stream, int length) throws SQLException {
		this.delegate.updateAsciiStream(columnIndex, stream, length);
	}

	@Override
	public void updateBinaryStream(int columnIndex, @Nullable InputStream stream, int length) throws SQLException {
		this.delegate.updateBinaryStream(columnIndex, stream, length);
	}

	@Override
	public void updateCharacterStream(int columnIndex, @Nullable Reader reader, int length) throws SQLException {
		this.delegate.updateCharacterStream(columnIndex, reader, length);
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value, int scaleOrLength) throws SQLException {
		this.delegate.updateObject(columnIndex, value, scaleOrLength);
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value) throws SQLException {
		this.delegate.updateObject(columnIndex, value);
	}

	@Override
	public void updateNull(String columnLabel) throws SQLException {
		this.delegate.updateNull(columnLabel);
	}

	@Override
	public void updateBoolean(String columnLabel, boolean value) throws SQLException {
		this.delegate.updateBoolean(columnLabel, value);
	}

	@Override
	public void updateByte(String columnLabel, byte value) throws SQLException {
		this.delegate.updateByte(columnLabel, value);
	}

	@Override
	public void updateShort(String columnLabel, short value) throws SQLException {
		this.delegate.updateShort(columnLabel, value);
	}

	@Override
	public void updateInt(String columnLabel, int value) throws SQLException {
		this.delegate.updateInt(columnLabel, value);
	}

	@Override
	public void updateLong(String columnLabel, long value) throws SQLException {
		this.delegate.updateLong(columnLabel, value);
	}

	@Override
	public void updateFloat(String columnLabel, float value) throws SQLException {
		this.delegate.updateFloat(columnLabel, value);
	}

	@Override
	public void updateDouble(String columnLabel, double value) throws SQLException {
		this.delegate.updateDouble(columnLabel, value);
	}

	@Override
	public void updateBigDecimal(String columnLabel, @Nullable BigDecimal value) throws SQLException {
		this.delegate.updateBigDecimal(columnLabel, value);
	}

	@Override
	public void updateString(String columnLabel, @Nullable String value) throws SQLException {
		this.delegate.updateString(columnLabel, value);
	}

	@Override
	public void updateBytes(String columnLabel, byte @Nullable [] value) throws SQLException {
		this.delegate.updateBytes(columnLabel, value);
	}

	@Override
	public void updateDate(String columnLabel, @Nullable Date value) throws SQLException {
		this.delegate.updateDate(columnLabel, value);
	}

	@Override
	public void updateTime(String columnLabel, @Nullable Time value) throws SQLException {
		this.delegate.updateTime(columnLabel, value);
	}

	@Override
	public void updateTimestamp(String columnLabel, @Nullable Timestamp value) throws SQLException {
		this.delegate.updateTimestamp(columnLabel, value);
	}

	@Override
	public void updateAsciiStream(String columnLabel, @Nullable InputStream stream, int length) throws SQLException {
		this.delegate.updateAsciiStream(columnLabel, stream, length);
	}

	@Override
	public void updateBinaryStream(String columnLabel, @Nullable InputStream stream, int length) throws SQLException {
		this.delegate.updateBinaryStream(columnLabel, stream, length);
	}

	@Override
	public void updateCharacterStream(String columnLabel, @Nullable Reader reader, int length) throws SQLException {
		this.delegate.updateCharacterStream(columnLabel, reader, length);
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value, int scaleOrLength) throws SQLException {
		this.delegate.updateObject(columnLabel, value, scaleOrLength);
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value) throws SQLException {
		this.delegate.updateObject(columnLabel, value);
	}

	@Override
	public void insertRow() throws SQLException {
		this.delegate.insertRow();
	}

	@Override
	public void updateRow() throws SQLException {
		this.delegate.updateRow();
	}

	@Override
	public void deleteRow() throws SQLException {
		this.delegate.deleteRow();
	}

	@Override
	public void refreshRow() throws SQLException {
		this.delegate.refreshRow();
	}

	@Override
	public void cancelRowUpdates() throws SQLException {
		this.delegate.cancelRowUpdates();
	}

	@Override
	public void moveToInsertRow() throws SQLException {
		this.delegate.moveToInsertRow();
	}

	@Override
	public void moveToCurrentRow() throws SQLException {
		this.delegate.moveToCurrentRow();
	}

	@Override
	public @Nullable Statement getStatement() throws SQLException {
		return this.delegate.getStatement();
	}

	@Override
	public @Nullable Object getObject(int columnIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
		return this.delegate.getObject(columnIndex, map);
	}

	@Override
	public @Nullable Ref getRef(int columnIndex) throws SQLException {
		return this.delegate.getRef(columnIndex);
	}

	@Override
	public @Nullable Blob getBlob(int columnIndex) throws SQLException {
		return this.delegate.getBlob(columnIndex);
	}

	@Override
	public @Nullable Clob getClob(int columnIndex) throws SQLException {
		return this.delegate.getClob(columnIndex);
	}

	@Override
	public @Nullable Array getArray(int columnIndex) throws SQLException {
		return this.delegate.getArray(columnIndex);
	}

	@Override
	public @Nullable Object getObject(String columnLabel, @Nullable Map<String, Class<?>> map) throws SQLException {
		return this.delegate.getObject(columnLabel, map);
	}

	@Override
	public @Nullable Ref getRef(String columnLabel) throws SQLException {
		return this.delegate.getRef(columnLabel);
	}

	@Override
	public @Nullable Blob getBlob(String columnLabel) throws SQLException {
		return this.delegate.getBlob(columnLabel);
	}

	@Override
	public @Nullable Clob getClob(String columnLabel) throws SQLException {
		return this.delegate.getClob(columnLabel);
	}

	@Override
	public @Nullable Array getArray(String columnLabel) throws SQLException {
		return this.delegate.getArray(columnLabel);
	}

	@Override
	public @Nullable Date getDate(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		return this.delegate.getDate(columnIndex, calendar);
	}

	@Override
	public @Nullable Date getDate(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		return this.delegate.getDate(columnLabel, calendar);
	}

	@Override
	public @Nullable Time getTime(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		return this.delegate.getTime(columnIndex, calendar);
	}

	@Override
	public @Nullable Time getTime(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		return this.delegate.getTime(columnLabel, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		return this.delegate.getTimestamp(columnIndex, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		return this.delegate.getTimestamp(columnLabel, calendar);
	}

	@Override
	public @Nullable URL getURL(int columnIndex) throws SQLException {
		return this.delegate.getURL(columnIndex);
	}

	@Override
	public @Nullable URL getURL(String columnLabel) throws SQLException {
		return this.delegate.getURL(columnLabel);
	}

	@Override
	public void updateRef(int columnIndex, @Nullable Ref value) throws SQLException {
		this.delegate.updateRef(columnIndex, value);
	}

	@Override
	public void updateRef(String columnLabel, @Nullable Ref value) throws SQLException {
		this.delegate.updateRef(columnLabel, value);
	}

	@Override
	public void updateBlob(int columnIndex, @Nullable Blob value) throws SQLException {
		this.delegate.updateBlob(columnIndex, value);
	}

	@Override
	public void updateBlob(String columnLabel, @Nullable Blob value) throws SQLException {
		this.delegate.updateBlob(columnLabel, value);
	}

	@Override
	public void updateClob(int columnIndex, @Nullable Clob value) throws SQLException {
		this.delegate.updateClob(columnIndex, value);
	}

	@Override
	public void updateClob(String columnLabel, @Nullable Clob value) throws SQLException {
		this.delegate.updateClob(columnLabel, value);
	}

	@Override
	public void updateArray(int columnIndex, @Nullable Array value) throws SQLException {
		this.delegate.updateArray(columnIndex, value);
	}

	@Override
	public void updateArray(String columnLabel, @Nullable Array value) throws SQLException {
		this.delegate.updateArray(columnLabel, value);
	}

	@Override
	public @Nullable RowId getRowId(int columnIndex) throws SQLException {
		return this.delegate.getRowId(columnIndex);
	}

	@Override
	public @Nullable RowId getRowId(String columnLabel) throws SQLException {
		return this.delegate.getRowId(columnLabel);
	}

	@Override
	public void updateRowId(int columnIndex, @Nullable RowId value) throws SQLException {
		this.delegate.updateRowId(columnIndex, value);
	}

	@Override
	public void updateRowId(String columnLabel, @Nullable RowId value) throws SQLException {
		this.delegate.updateRowId(columnLabel, value);
	}

	@Override
	public int getHoldability() throws SQLException {
		return this.delegate.getHoldability();
	}

	@Override
	public boolean isClosed() throws SQLException {
		return this.delegate.isClosed();
	}

	@Override
	public void updateNString(int columnIndex, @Nullable String value) throws SQLException {
		this.delegate.updateNString(columnIndex, value);
	}

	@Override
	public void updateNString(String columnLabel, @Nullable String value) throws SQLException {
		this.delegate.updateNString(columnLabel, value);
	}

	@Override
	public void updateNClob(int columnIndex, @Nullable NClob value) throws SQLException {
		this.delegate.updateNClob(columnIndex, value);
	}

	@Override
	public void updateNClob(String columnLabel, @Nullable NClob value) throws SQLException {
		this.delegate.updateNClob(columnLabel, value);
	}

	@Override
	public @Nullable NClob getNClob(int columnIndex) throws SQLException {
		return this.delegate.getNClob(columnIndex);
	}

	@Override
	public @Nullable NClob getNClob(String columnLabel) throws SQLException {
		return this.delegate.getNClob(columnLabel);
	}

	@Override
	public @Nullable SQLXML getSQLXML(int columnIndex) throws SQLException {
		return this.delegate.getSQLXML(columnIndex);
	}

	@Override
	public @Nullable SQLXML getSQLXML(String columnLabel) throws SQLException {
		return this.delegate.getSQLXML(columnLabel);
	}

	@Override
	public void updateSQLXML(int columnIndex, @Nullable SQLXML value) throws SQLException {
		this.delegate.updateSQLXML(columnIndex, value);
	}

	@Override
	public void updateSQLXML(String columnLabel, @Nullable SQLXML value) throws SQLException {
		this.delegate.updateSQLXML(columnLabel, value);
	}

	@Override
	public @Nullable String getNString(int columnIndex) throws SQLException {
		return this.delegate.getNString(columnIndex);
	}

	@Override
	public @Nullable String getNString(String columnLabel) throws SQLException {
		return this.delegate.getNString(columnLabel);
	}

	@Override
	public @Nullable Reader getNCharacterStream(int columnIndex) throws SQLException {
		return this.delegate.getNCharacterStream(columnIndex);
	}

	@Override
	public @Nullable Reader getNCharacterStream(String columnLabel) throws SQLException {
		return this.delegate.getNCharacterStream(columnLabel);
	}

	@Override
	public void updateNCharacterStream(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		this.delegate.updateNCharacterStream(columnIndex, reader, length);
	}

	@Override
	public void updateNCharacterStream(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		this.delegate.updateNCharacterStream(columnLabel, reader, length);
	}

	@Override
	public void updateAsciiStream(int columnIndex, @Nullable InputStream stream, long length) throws SQLException {
		this.delegate.updateAsciiStream(columnIndex, stream, length);
	}

	@Override
	public void updateBinaryStream(int columnIndex, @Nullable InputStream stream, long length) throws SQLException {
		this.delegate.updateBinaryStream(columnIndex, stream, length);
	}

	@Override
	public void updateCharacterStream(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		this.delegate.updateCharacterStream(columnIndex, reader, length);
	}

	@Override
	public void updateAsciiStream(String columnLabel, @Nullable InputStream stream, long length) throws SQLException {
		this.delegate.updateAsciiStream(columnLabel, stream, length);
	}

	@Override
	public void updateBinaryStream(String columnLabel, @Nullable InputStream stream, long length) throws SQLException {
		this.delegate.updateBinaryStream(columnLabel, stream, length);
	}

	@Override
	public void updateCharacterStream(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		this.delegate.updateCharacterStream(columnLabel, reader, length);
	}

	@Override
	public void updateBlob(int columnIndex, @Nullable InputStream stream, long length) throws SQLException {
		this.delegate.updateBlob(columnIndex, stream, length);
	}

	@Override
	public void updateBlob(String columnLabel, @Nullable InputStream stream, long length) throws SQLException {
		this.delegate.updateBlob(columnLabel, stream, length);
	}

	@Override
	public void updateClob(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		this.delegate.updateClob(columnIndex, reader, length);
	}

	@Override
	public void updateClob(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		this.delegate.updateClob(columnLabel, reader, length);
	}

	@Override
	public void updateNClob(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		this.delegate.updateNClob(columnIndex, reader, length);
	}

	@Override
	public void updateNClob(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		this.delegate.updateNClob(columnLabel, reader, length);
	}

	@Override
	public void updateNCharacterStream(int columnIndex, @Nullable Reader reader) throws SQLException {
		this.delegate.updateNCharacterStream(columnIndex, reader);
	}

	@Override
	public void updateNCharacterStream(String columnLabel, @Nullable Reader reader) throws SQLException {
		this.delegate.updateNCharacterStream(columnLabel, reader);
	}

	@Override
	public void updateAsciiStream(int columnIndex, @Nullable InputStream stream) throws SQLException {
		this.delegate.updateAsciiStream(columnIndex, stream);
	}

	@Override
	public void updateBinaryStream(int columnIndex, @Nullable InputStream stream) throws SQLException {
		this.delegate.updateBinaryStream(columnIndex, stream);
	}

	@Override
	public void updateCharacterStream(int columnIndex, @Nullable Reader reader) throws SQLException {
		this.delegate.updateCharacterStream(columnIndex, reader);
	}

	@Override
	public void updateAsciiStream(String columnLabel, @Nullable InputStream stream) throws SQLException {
		this.delegate.updateAsciiStream(columnLabel, stream);
	}

	@Override
	public void updateBinaryStream(String columnLabel, @Nullable InputStream stream) throws SQLException {
		this.delegate.updateBinaryStream(columnLabel, stream);
	}

	@Override
	public void updateCharacterStream(String columnLabel, @Nullable Reader reader) throws SQLException {
		this.delegate.updateCharacterStream(columnLabel, reader);
	}

	@Override
	public void updateBlob(int columnIndex, @Nullable InputStream stream) throws SQLException {
		this.delegate.updateBlob(columnIndex, stream);
	}

	@Override
	public void updateBlob(String columnLabel, @Nullable InputStream stream) throws SQLException {
		this.delegate.updateBlob(columnLabel, stream);
	}

	@Override
	public void updateClob(int columnIndex, @Nullable Reader reader) throws SQLException {
		this.delegate.updateClob(columnIndex, reader);
	}

	@Override
	public void updateClob(String columnLabel, @Nullable Reader reader) throws SQLException {
		this.delegate.updateClob(columnLabel, reader);
	}

	@Override
	public void updateNClob(int columnIndex, @Nullable Reader reader) throws SQLException {
		this.delegate.updateNClob(columnIndex, reader);
	}

	@Override
	public void updateNClob(String columnLabel, @Nullable Reader reader) throws SQLException {
		this.delegate.updateNClob(columnLabel, reader);
	}

	@Override
	public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
		return this.delegate.getObject(columnIndex, type);
	}

	@Override
	public <T> @Nullable T getObject(String columnLabel, Class<T> type) throws SQLException {
		return this.delegate.getObject(columnLabel, type);
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		this.delegate.updateObject(columnIndex, value, targetSqlType, scaleOrLength);
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		this.delegate.updateObject(columnLabel, value, targetSqlType, scaleOrLength);
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		this.delegate.updateObject(columnIndex, value, targetSqlType);
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		this.delegate.updateObject(columnLabel, value, targetSqlType);
	}

	@Override
	public String toString() {
		return "TidepoolResultSet@" + Integer.toHexString(System.identityHashCode(this)) + " wrapping " + this.delegate;
	}

}
