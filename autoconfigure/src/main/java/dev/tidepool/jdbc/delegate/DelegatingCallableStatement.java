package dev.tidepool.jdbc.delegate;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A callable statement that forwards every call to another one, which is asked for anew
 * at each call.
 */
public abstract class DelegatingCallableStatement extends DelegatingPreparedStatement implements CallableStatement {

	@Override
	protected abstract CallableStatement delegate() throws SQLException;

	@Override
	public void registerOutParameter(int parameterIndex, int sqlType) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType);
	}

	@Override
	public void registerOutParameter(int parameterIndex, int sqlType, int scale) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType, scale);
	}

	@Override
	public boolean wasNull() throws SQLException {
		return delegate().wasNull();
	}

	@Override
	public @Nullable String getString(int parameterIndex) throws SQLException {
		return delegate().getString(parameterIndex);
	}

	@Override
	public boolean getBoolean(int parameterIndex) throws SQLException {
		return delegate().getBoolean(parameterIndex);
	}

	@Override
	public byte getByte(int parameterIndex) throws SQLException {
		return delegate().getByte(parameterIndex);
	}

	@Override
	public short getShort(int parameterIndex) throws SQLException {
		return delegate().getShort(parameterIndex);
	}

	@Override
	public int getInt(int parameterIndex) throws SQLException {
		return delegate().getInt(parameterIndex);
	}

	@Override
	public long getLong(int parameterIndex) throws SQLException {
		return delegate().getLong(parameterIndex);
	}

	@Override
	public float getFloat(int parameterIndex) throws SQLException {
		return delegate().getFloat(parameterIndex);
	}

	@Override
	public double getDouble(int parameterIndex) throws SQLException {
		return delegate().getDouble(parameterIndex);
	}

	@Override
	@Deprecated
	public @Nullable BigDecimal getBigDecimal(int parameterIndex, int scale) throws SQLException {
		return delegate().getBigDecimal(parameterIndex, scale);
	}

	@Override
	public byte @Nullable [] getBytes(int parameterIndex) throws SQLException {
		return delegate().getBytes(parameterIndex);
	}

	@Override
	public @Nullable Date getDate(int parameterIndex) throws SQLException {
		return delegate().getDate(parameterIndex);
	}

	@Override
	public @Nullable Time getTime(int parameterIndex) throws SQLException {
		return delegate().getTime(parameterIndex);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int parameterIndex) throws SQLException {
		return delegate().getTimestamp(parameterIndex);
	}

	@Override
	public @Nullable Object getObject(int parameterIndex) throws SQLException {
		return delegate().getObject(parameterIndex);
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(int parameterIndex) throws SQLException {
		return delegate().getBigDecimal(parameterIndex);
	}

	@Override
	public @Nullable Object getObject(int parameterIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
		return delegate().getObject(parameterIndex, map);
	}

	@Override
	public @Nullable Ref getRef(int parameterIndex) throws SQLException {
		return delegate().getRef(parameterIndex);
	}

	@Override
	public @Nullable Blob getBlob(int parameterIndex) throws SQLException {
		return delegate().getBlob(parameterIndex);
	}

	@Override
	public @Nullable Clob getClob(int parameterIndex) throws SQLException {
		return delegate().getClob(parameterIndex);
	}

	@Override
	public @Nullable Array getArray(int parameterIndex) throws SQLException {
		return delegate().getArray(parameterIndex);
	}

	@Override
	public @Nullable Date getDate(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
		return delegate().getDate(parameterIndex, calendar);
	}

	@Override
	public @Nullable Time getTime(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
		return delegate().getTime(parameterIndex, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
		return delegate().getTimestamp(parameterIndex, calendar);
	}

	@Override
	public void registerOutParameter(int parameterIndex, int sqlType, @Nullable String typeName) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType, typeName);
	}

	@Override
	public void registerOutParameter(String parameterName, int sqlType) throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType);
	}

	@Override
	public void registerOutParameter(String parameterName, int sqlType, int scale) throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType, scale);
	}

	@Override
	public void registerOutParameter(String parameterName, int sqlType, @Nullable String typeName) throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType, typeName);
	}

	@Override
	public @Nullable URL getURL(int parameterIndex) throws SQLException {
		return delegate().getURL(parameterIndex);
	}

	@Override
	public void setURL(String parameterName, @Nullable URL value) throws SQLException {
		delegate().setURL(parameterName, value);
	}

	@Override
	public void setNull(String parameterName, int sqlType) throws SQLException {
		delegate().setNull(parameterName, sqlType);
	}

	@Override
	public void setBoolean(String parameterName, boolean value) throws SQLException {
		delegate().setBoolean(parameterName, value);
	}

	@Override
	public void setByte(String parameterName, byte value) throws SQLException {
		delegate().setByte(parameterName, value);
	}

	@Override
	public void setShort(String parameterName, short value) throws SQLException {
		delegate().setShort(parameterName, value);
	}

	@Override
	public void setInt(String parameterName, int value) throws SQLException {
		delegate().setInt(parameterName, value);
	}

	@Override
	public void setLong(String parameterName, long value) throws SQLException {
		delegate().setLong(parameterName, value);
	}

	@Override
	public void setFloat(String parameterName, float value) throws SQLException {
		delegate().setFloat(parameterName, value);
	}

	@Override
	public void setDouble(String parameterName, double value) throws SQLException {
		delegate().setDouble(parameterName, value);
	}

	@Override
	public void setBigDecimal(String parameterName, @Nullable BigDecimal value) throws SQLException {
		delegate().setBigDecimal(parameterName, value);
	}

	@Override
	public void setString(String parameterName, @Nullable String value) throws SQLException {
		delegate().setString(parameterName, value);
	}

	@Override
	public void setBytes(String parameterName, byte @Nullable [] value) throws SQLException {
		delegate().setBytes(parameterName, value);
	}

	@Override
	public void setDate(String parameterName, @Nullable Date value) throws SQLException {
		delegate().setDate(parameterName, value);
	}

	@Override
	public void setTime(String parameterName, @Nullable Time value) throws SQLException {
		delegate().setTime(parameterName, value);
	}

	@Override
	public void setTimestamp(String parameterName, @Nullable Timestamp value) throws SQLException {
		delegate().setTimestamp(parameterName, value);
	}

	@Override
	public void setAsciiStream(String parameterName, @Nullable InputStream stream, int length) throws SQLException {
		delegate().setAsciiStream(parameterName, stream, length);
	}

	@Override
	public void setBinaryStream(String parameterName, @Nullable InputStream stream, int length) throws SQLException {
		delegate().setBinaryStream(parameterName, stream, length);
	}

	@Override
	public void setObject(String parameterName, @Nullable Object value, int targetSqlType, int scaleOrLength)
			throws SQLException {
		delegate().setObject(parameterName, value, targetSqlType, scaleOrLength);
	}

	@Override
	public void setObject(String parameterName, @Nullable Object value, int targetSqlType) throws SQLException {
		delegate().setObject(parameterName, value, targetSqlType);
	}

	@Override
	public void setObject(String parameterName, @Nullable Object value) throws SQLException {
		delegate().setObject(parameterName, value);
	}

	@Override
	public void setCharacterStream(String parameterName, @Nullable Reader reader, int length) throws SQLException {
		delegate().setCharacterStream(parameterName, reader, length);
	}

	@Override
	public void setDate(String parameterName, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
		delegate().setDate(parameterName, value, calendar);
	}

	@Override
	public void setTime(String parameterName, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
		delegate().setTime(parameterName, value, calendar);
	}

	@Override
	public void setTimestamp(String parameterName, @Nullable Timestamp value, @Nullable Calendar calendar)
			throws SQLException {
		delegate().setTimestamp(parameterName, value, calendar);
	}

	@Override
	public void setNull(String parameterName, int sqlType, @Nullable String typeName) throws SQLException {
		delegate().setNull(parameterName, sqlType, typeName);
	}

	@Override
	public @Nullable String getString(String parameterName) throws SQLException {
		return delegate().getString(parameterName);
	}

	@Override
	public boolean getBoolean(String parameterName) throws SQLException {
		return delegate().getBoolean(parameterName);
	}

	@Override
	public byte getByte(String parameterName) throws SQLException {
		return delegate().getByte(parameterName);
	}

	@Override
	public short getShort(String parameterName) throws SQLException {
		return delegate().getShort(parameterName);
	}

	@Override
	public int getInt(String parameterName) throws SQLException {
		return delegate().getInt(parameterName);
	}

	@Override
	public long getLong(String parameterName) throws SQLException {
		return delegate().getLong(parameterName);
	}

	@Override
	public float getFloat(String parameterName) throws SQLException {
		return delegate().getFloat(parameterName);
	}

	@Override
	public double getDouble(String parameterName) throws SQLException {
		return delegate().getDouble(parameterName);
	}

	@Override
	public byte @Nullable [] getBytes(String parameterName) throws SQLException {
		return delegate().getBytes(parameterName);
	}

	@Override
	public @Nullable Date getDate(String parameterName) throws SQLException {
		return delegate().getDate(parameterName);
	}

	@Override
	public @Nullable Time getTime(String parameterName) throws SQLException {
		return delegate().getTime(parameterName);
	}

	@Override
	public @Nullable Timestamp getTimestamp(String parameterName) throws SQLException {
		return delegate().getTimestamp(parameterName);
	}

	@Override
	public @Nullable Object getObject(String parameterName) throws SQLException {
		return delegate().getObject(parameterName);
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(String parameterName) throws SQLException {
		return delegate().getBigDecimal(parameterName);
	}

	@Override
	public @Nullable Object getObject(String parameterName, @Nullable Map<String, Class<?>> map) throws SQLException {
		return delegate().getObject(parameterName, map);
	}

	@Override
	public @Nullable Ref getRef(String parameterName) throws SQLException {
		return delegate().getRef(parameterName);
	}

	@Override
	public @Nullable Blob getBlob(String parameterName) throws SQLException {
		return delegate().getBlob(parameterName);
	}

	@Override
	public @Nullable Clob getClob(String parameterName) throws SQLException {
		return delegate().getClob(parameterName);
	}

	@Override
	public @Nullable Array getArray(String parameterName) throws SQLException {
		return delegate().getArray(parameterName);
	}

	@Override
	public @Nullable Date getDate(String parameterName, @Nullable Calendar calendar) throws SQLException {
		return delegate().getDate(parameterName, calendar);
	}

	@Override
	public @Nullable Time getTime(String parameterName, @Nullable Calendar calendar) throws SQLException {
		return delegate().getTime(parameterName, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(String parameterName, @Nullable Calendar calendar) throws SQLException {
		return delegate().getTimestamp(parameterName, calendar);
	}

	@Override
	public @Nullable URL getURL(String parameterName) throws SQLException {
		return delegate().getURL(parameterName);
	}

	@Override
	public @Nullable RowId getRowId(int parameterIndex) throws SQLException {
		return delegate().getRowId(parameterIndex);
	}

	@Override
	public @Nullable RowId getRowId(String parameterName) throws SQLException {
		return delegate().getRowId(parameterName);
	}

	@Override
	public void setRowId(String parameterName, @Nullable RowId value) throws SQLException {
		delegate().setRowId(parameterName, value);
	}

	@Override
	public void setNString(String parameterName, @Nullable String value) throws SQLException {
		delegate().setNString(parameterName, value);
	}

	@Override
	public void setNCharacterStream(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		delegate().setNCharacterStream(parameterName, reader, length);
	}

	@Override
	public void setNClob(String parameterName, @Nullable NClob value) throws SQLException {
		delegate().setNClob(parameterName, value);
	}

	@Override
	public void setClob(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		delegate().setClob(parameterName, reader, length);
	}

	@Override
	public void setBlob(String parameterName, @Nullable InputStream stream, long length) throws SQLException {
		delegate().setBlob(parameterName, stream, length);
	}

	@Override
	public void setNClob(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		delegate().setNClob(parameterName, reader, length);
	}

	@Override
	public @Nullable NClob getNClob(int parameterIndex) throws SQLException {
		return delegate().getNClob(parameterIndex);
	}

	@Override
	public @Nullable NClob getNClob(String parameterName) throws SQLException {
		return delegate().getNClob(parameterName);
	}

	@Override
	public void setSQLXML(String parameterName, @Nullable SQLXML value) throws SQLException {
		delegate().setSQLXML(parameterName, value);
	}

	@Override
	public @Nullable SQLXML getSQLXML(int parameterIndex) throws SQLException {
		return delegate().getSQLXML(parameterIndex);
	}

	@Override
	public @Nullable SQLXML getSQLXML(String parameterName) throws SQLException {
		return delegate().getSQLXML(parameterName);
	}

	@Override
	public @Nullable String getNString(int parameterIndex) throws SQLException {
		return delegate().getNString(parameterIndex);
	}

	@Override
	public @Nullable String getNString(String parameterName) throws SQLException {
		return delegate().getNString(parameterName);
	}

	@Override
	public @Nullable Reader getNCharacterStream(int parameterIndex) throws SQLException {
		return delegate().getNCharacterStream(parameterIndex);
	}

	@Override
	public @Nullable Reader getNCharacterStream(String parameterName) throws SQLException {
		return delegate().getNCharacterStream(parameterName);
	}

	@Override
	public @Nullable Reader getCharacterStream(int parameterIndex) throws SQLException {
		return delegate().getCharacterStream(parameterIndex);
	}

	@Override
	public @Nullable Reader getCharacterStream(String parameterName) throws SQLException {
		return delegate().getCharacterStream(parameterName);
	}

	@Override
	public void setBlob(String parameterName, @Nullable Blob value) throws SQLException {
		delegate().setBlob(parameterName, value);
	}

	@Override
	public void setClob(String parameterName, @Nullable Clob value) throws SQLException {
		delegate().setClob(parameterName, value);
	}

	@Override
	public void setAsciiStream(String parameterName, @Nullable InputStream stream, long length) throws SQLException {
		delegate().setAsciiStream(parameterName, stream, length);
	}

	@Override
	public void setBinaryStream(String parameterName, @Nullable InputStream stream, long length) throws SQLException {
		delegate().setBinaryStream(parameterName, stream, length);
	}

	@Override
	public void setCharacterStream(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		delegate().setCharacterStream(parameterName, reader, length);
	}

	@Override
	public void setAsciiStream(String parameterName, @Nullable InputStream stream) throws SQLException {
		delegate().setAsciiStream(parameterName, stream);
	}

	@Override
	public void setBinaryStream(String parameterName, @Nullable InputStream stream) throws SQLException {
		delegate().setBinaryStream(parameterName, stream);
	}

	@Override
	public void setCharacterStream(String parameterName, @Nullable Reader reader) throws SQLException {
		delegate().setCharacterStream(parameterName, reader);
	}

	@Override
	public void setNCharacterStream(String parameterName, @Nullable Reader reader) throws SQLException {
		delegate().setNCharacterStream(parameterName, reader);
	}

	@Override
	public void setClob(String parameterName, @Nullable Reader reader) throws SQLException {
		delegate().setClob(parameterName, reader);
	}

	@Override
	public void setBlob(String parameterName, @Nullable InputStream stream) throws SQLException {
		delegate().setBlob(parameterName, stream);
	}

	@Override
	public void setNClob(String parameterName, @Nullable Reader reader) throws SQLException {
		delegate().setNClob(parameterName, reader);
	}

	@Override
	public <T> @Nullable T getObject(int parameterIndex, Class<T> type) throws SQLException {
		return delegate().getObject(parameterIndex, type);
	}

	@Override
	public <T> @Nullable T getObject(String parameterName, Class<T> type) throws SQLException {
		return delegate().getObject(parameterName, type);
	}

	@Override
	public void setObject(String parameterName, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		delegate().setObject(parameterName, value, targetSqlType, scaleOrLength);
	}

	@Override
	public void setObject(String parameterName, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		delegate().setObject(parameterName, value, targetSqlType);
	}

	@Override
	public void registerOutParameter(int parameterIndex, SQLType sqlType) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType);
	}

	@Override
	public void registerOutParameter(int parameterIndex, SQLType sqlType, int scale) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType, scale);
	}

	@Override
	public void registerOutParameter(int parameterIndex, SQLType sqlType, @Nullable String typeName)
			throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType, typeName);
	}

	@Override
	public void registerOutParameter(String parameterName, SQLType sqlType) throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType);
	}

	@Override
	public void registerOutParameter(String parameterName, SQLType sqlType, int scale) throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType, scale);
	}

	@Override
	public void registerOutParameter(String parameterName, SQLType sqlType, @Nullable String typeName)
			throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType, typeName);
	}

}
