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
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A result set whose rows cannot be changed, the base of those that do not come from a
 * driver.
 * <p>
 * Every method that would change or refresh a row throws
 * {@link SQLFeatureNotSupportedException}, and every getter by label goes to its namesake
 * by index through {@link #findColumn(String)}. What is left to a subclass: the getters
 * by index, navigation and metadata.
 */
public abstract class ReadOnlyResultSet implements ResultSet {

	@Override
	public @Nullable String getString(String columnLabel) throws SQLException {
		return getString(findColumn(columnLabel));
	}

	@Override
	public boolean getBoolean(String columnLabel) throws SQLException {
		return getBoolean(findColumn(columnLabel));
	}

	@Override
	public byte getByte(String columnLabel) throws SQLException {
		return getByte(findColumn(columnLabel));
	}

	@Override
	public short getShort(String columnLabel) throws SQLException {
		return getShort(findColumn(columnLabel));
	}

	@Override
	public int getInt(String columnLabel) throws SQLException {
		return getInt(findColumn(columnLabel));
	}

	@Override
	public long getLong(String columnLabel) throws SQLException {
		return getLong(findColumn(columnLabel));
	}

	@Override
	public float getFloat(String columnLabel) throws SQLException {
		return getFloat(findColumn(columnLabel));
	}

	@Override
	public double getDouble(String columnLabel) throws SQLException {
		return getDouble(findColumn(columnLabel));
	}

	@Override
	@Deprecated
	public @Nullable BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
		return getBigDecimal(findColumn(columnLabel), scale);
	}

	@Override
	public byte @Nullable [] getBytes(String columnLabel) throws SQLException {
		return getBytes(findColumn(columnLabel));
	}

	@Override
	public @Nullable Date getDate(String columnLabel) throws SQLException {
		return getDate(findColumn(columnLabel));
	}

	@Override
	public @Nullable Time getTime(String columnLabel) throws SQLException {
		return getTime(findColumn(columnLabel));
	}

	@Override
	public @Nullable Timestamp getTimestamp(String columnLabel) throws SQLException {
		return getTimestamp(findColumn(columnLabel));
	}

	@Override
	public @Nullable InputStream getAsciiStream(String columnLabel) throws SQLException {
		return getAsciiStream(findColumn(columnLabel));
	}

	@Override
	@Deprecated
	public @Nullable InputStream getUnicodeStream(String columnLabel) throws SQLException {
		return getUnicodeStream(findColumn(columnLabel));
	}

	@Override
	public @Nullable InputStream getBinaryStream(String columnLabel) throws SQLException {
		return getBinaryStream(findColumn(columnLabel));
	}

	@Override
	public @Nullable Object getObject(String columnLabel) throws SQLException {
		return getObject(findColumn(columnLabel));
	}

	@Override
	public @Nullable Reader getCharacterStream(String columnLabel) throws SQLException {
		return getCharacterStream(findColumn(columnLabel));
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(String columnLabel) throws SQLException {
		return getBigDecimal(findColumn(columnLabel));
	}

	@Override
	public boolean rowUpdated() throws SQLException {
		return false;
	}

	@Override
	public boolean rowInserted() throws SQLException {
		return false;
	}

	@Override
	public boolean rowDeleted() throws SQLException {
		return false;
	}

	@Override
	public void updateNull(int columnIndex) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBoolean(int columnIndex, boolean value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateByte(int columnIndex, byte value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateShort(int columnIndex, short value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateInt(int columnIndex, int value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateLong(int columnIndex, long value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateFloat(int columnIndex, float value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateDouble(int columnIndex, double value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBigDecimal(int columnIndex, @Nullable BigDecimal value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateString(int columnIndex, @Nullable String value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBytes(int columnIndex, byte @Nullable [] value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateDate(int columnIndex, @Nullable Date value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateTime(int columnIndex, @Nullable Time value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateTimestamp(int columnIndex, @Nullable Timestamp value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateAsciiStream(int columnIndex, @Nullable InputStream stream, int length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBinaryStream(int columnIndex, @Nullable InputStream stream, int length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateCharacterStream(int columnIndex, @Nullable Reader reader, int length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value, int scaleOrLength) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNull(String columnLabel) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBoolean(String columnLabel, boolean value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateByte(String columnLabel, byte value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateShort(String columnLabel, short value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateInt(String columnLabel, int value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateLong(String columnLabel, long value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateFloat(String columnLabel, float value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateDouble(String columnLabel, double value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBigDecimal(String columnLabel, @Nullable BigDecimal value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateString(String columnLabel, @Nullable String value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBytes(String columnLabel, byte @Nullable [] value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateDate(String columnLabel, @Nullable Date value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateTime(String columnLabel, @Nullable Time value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateTimestamp(String columnLabel, @Nullable Timestamp value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateAsciiStream(String columnLabel, @Nullable InputStream stream, int length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBinaryStream(String columnLabel, @Nullable InputStream stream, int length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateCharacterStream(String columnLabel, @Nullable Reader reader, int length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value, int scaleOrLength) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void insertRow() throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateRow() throws SQLException {
		throw readOnly();
	}

	@Override
	public void deleteRow() throws SQLException {
		throw readOnly();
	}

	@Override
	public void refreshRow() throws SQLException {
		throw readOnly();
	}

	@Override
	public void cancelRowUpdates() throws SQLException {
		throw readOnly();
	}

	@Override
	public void moveToInsertRow() throws SQLException {
		throw readOnly();
	}

	@Override
	public void moveToCurrentRow() throws SQLException {
		throw readOnly();
	}

	@Override
	public @Nullable Object getObject(String columnLabel, @Nullable Map<String, Class<?>> map) throws SQLException {
		return getObject(findColumn(columnLabel), map);
	}

	@Override
	public @Nullable Ref getRef(String columnLabel) throws SQLException {
		return getRef(findColumn(columnLabel));
	}

	@Override
	public @Nullable Blob getBlob(String columnLabel) throws SQLException {
		return getBlob(findColumn(columnLabel));
	}

	@Override
	public @Nullable Clob getClob(String columnLabel) throws SQLException {
		return getClob(findColumn(columnLabel));
	}

	@Override
	public @Nullable Array getArray(String columnLabel) throws SQLException {
		return getArray(findColumn(columnLabel));
	}

	@Override
	public @Nullable Date getDate(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		return getDate(findColumn(columnLabel), calendar);
	}

	@Override
	public @Nullable Time getTime(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		return getTime(findColumn(columnLabel), calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		return getTimestamp(findColumn(columnLabel), calendar);
	}

	@Override
	public @Nullable URL getURL(String columnLabel) throws SQLException {
		return getURL(findColumn(columnLabel));
	}

	@Override
	public void updateRef(int columnIndex, @Nullable Ref value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateRef(String columnLabel, @Nullable Ref value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBlob(int columnIndex, @Nullable Blob value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBlob(String columnLabel, @Nullable Blob value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateClob(int columnIndex, @Nullable Clob value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateClob(String columnLabel, @Nullable Clob value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateArray(int columnIndex, @Nullable Array value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateArray(String columnLabel, @Nullable Array value) throws SQLException {
		throw readOnly();
	}

	@Override
	public @Nullable RowId getRowId(String columnLabel) throws SQLException {
		return getRowId(findColumn(columnLabel));
	}

	@Override
	public void updateRowId(int columnIndex, @Nullable RowId value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateRowId(String columnLabel, @Nullable RowId value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNString(int columnIndex, @Nullable String value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNString(String columnLabel, @Nullable String value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNClob(int columnIndex, @Nullable NClob value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNClob(String columnLabel, @Nullable NClob value) throws SQLException {
		throw readOnly();
	}

	@Override
	public @Nullable NClob getNClob(String columnLabel) throws SQLException {
		return getNClob(findColumn(columnLabel));
	}

	@Override
	public @Nullable SQLXML getSQLXML(String columnLabel) throws SQLException {
		return getSQLXML(findColumn(columnLabel));
	}

	@Override
	public void updateSQLXML(int columnIndex, @Nullable SQLXML value) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateSQLXML(String columnLabel, @Nullable SQLXML value) throws SQLException {
		throw readOnly();
	}

	@Override
	public @Nullable String getNString(String columnLabel) throws SQLException {
		return getNString(findColumn(columnLabel));
	}

	@Override
	public @Nullable Reader getNCharacterStream(String columnLabel) throws SQLException {
		return getNCharacterStream(findColumn(columnLabel));
	}

	@Override
	public void updateNCharacterStream(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNCharacterStream(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateAsciiStream(int columnIndex, @Nullable InputStream stream, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBinaryStream(int columnIndex, @Nullable InputStream stream, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateCharacterStream(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateAsciiStream(String columnLabel, @Nullable InputStream stream, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBinaryStream(String columnLabel, @Nullable InputStream stream, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateCharacterStream(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBlob(int columnIndex, @Nullable InputStream stream, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBlob(String columnLabel, @Nullable InputStream stream, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateClob(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateClob(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNClob(int columnIndex, @Nullable Reader reader, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNClob(String columnLabel, @Nullable Reader reader, long length) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNCharacterStream(int columnIndex, @Nullable Reader reader) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNCharacterStream(String columnLabel, @Nullable Reader reader) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateAsciiStream(int columnIndex, @Nullable InputStream stream) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBinaryStream(int columnIndex, @Nullable InputStream stream) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateCharacterStream(int columnIndex, @Nullable Reader reader) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateAsciiStream(String columnLabel, @Nullable InputStream stream) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBinaryStream(String columnLabel, @Nullable InputStream stream) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateCharacterStream(String columnLabel, @Nullable Reader reader) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBlob(int columnIndex, @Nullable InputStream stream) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateBlob(String columnLabel, @Nullable InputStream stream) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateClob(int columnIndex, @Nullable Reader reader) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateClob(String columnLabel, @Nullable Reader reader) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNClob(int columnIndex, @Nullable Reader reader) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateNClob(String columnLabel, @Nullable Reader reader) throws SQLException {
		throw readOnly();
	}

	@Override
	public <T> @Nullable T getObject(String columnLabel, Class<T> type) throws SQLException {
		return getObject(findColumn(columnLabel), type);
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateObject(int columnIndex, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		throw readOnly();
	}

	@Override
	public void updateObject(String columnLabel, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		throw readOnly();
	}

	/**
	 * Returns what a method throws that would change or refresh a row.
	 * @return the exception
	 */
	protected SQLException readOnly() {
		return new SQLFeatureNotSupportedException("The result set is read-only");
	}

}
