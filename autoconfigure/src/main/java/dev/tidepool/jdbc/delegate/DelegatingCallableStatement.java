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
public interface DelegatingCallableStatement extends DelegatingPreparedStatement, CallableStatement {

	@Override
	CallableStatement delegate() throws SQLException;

	@Override
	default void registerOutParameter(int parameterIndex, int sqlType) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType);
	}

	@Override
	default void registerOutParameter(int parameterIndex, int sqlType, int scale) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType, scale);
	}

	@Override
	default boolean wasNull() throws SQLException {
		return delegate().wasNull();
	}

	@Override
	default @Nullable String getString(int parameterIndex) throws SQLException {
		return delegate().getString(parameterIndex);
	}

	@Override
	default boolean getBoolean(int parameterIndex) throws SQLException {
		return delegate().getBoolean(parameterIndex);
	}

	@Override
	default byte getByte(int parameterIndex) throws SQLException {
		return delegate().getByte(parameterIndex);
	}

	@Override
	default short getShort(int parameterIndex) throws SQLException {
		return delegate().getShort(parameterIndex);
	}

	@Override
	default int getInt(int parameterIndex) throws SQLException {
		return delegate().getInt(parameterIndex);
	}

	@Override
	default long getLong(int parameterIndex) throws SQLException {
		return delegate().getLong(parameterIndex);
	}

	@Override
	default float getFloat(int parameterIndex) throws SQLException {
		return delegate().getFloat(parameterIndex);
	}

	@Override
	default double getDouble(int parameterIndex) throws SQLException {
		return delegate().getDouble(parameterIndex);
	}

	@Override
	@Deprecated
	default @Nullable BigDecimal getBigDecimal(int parameterIndex, int scale) throws SQLException {
		return delegate().getBigDecimal(parameterIndex, scale);
	}

	@Override
	default byte @Nullable [] getBytes(int parameterIndex) throws SQLException {
		return delegate().getBytes(parameterIndex);
	}

	@Override
	default @Nullable Date getDate(int parameterIndex) throws SQLException {
		return delegate().getDate(parameterIndex);
	}

	@Override
	default @Nullable Time getTime(int parameterIndex) throws SQLException {
		return delegate().getTime(parameterIndex);
	}

	@Override
	default @Nullable Timestamp getTimestamp(int parameterIndex) throws SQLException {
		return delegate().getTimestamp(parameterIndex);
	}

	@Override
	default @Nullable Object getObject(int parameterIndex) throws SQLException {
		return delegate().getObject(parameterIndex);
	}

	@Override
	default @Nullable BigDecimal getBigDecimal(int parameterIndex) throws SQLException {
		return delegate().getBigDecimal(parameterIndex);
	}

	@Override
	default @Nullable Object getObject(int parameterIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
		return delegate().getObject(parameterIndex, map);
	}

	@Override
	default @Nullable Ref getRef(int parameterIndex) throws SQLException {
		return delegate().getRef(parameterIndex);
	}

	@Override
	default @Nullable Blob getBlob(int parameterIndex) throws SQLException {
		return delegate().getBlob(parameterIndex);
	}

	@Override
	default @Nullable Clob getClob(int parameterIndex) throws SQLException {
		return delegate().getClob(parameterIndex);
	}

	@Override
	default @Nullable Array getArray(int parameterIndex) throws SQLException {
		return delegate().getArray(parameterIndex);
	}

	@Override
	default @Nullable Date getDate(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
		return delegate().getDate(parameterIndex, calendar);
	}

	@Override
	default @Nullable Time getTime(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
		return delegate().getTime(parameterIndex, calendar);
	}

	@Override
	default @Nullable Timestamp getTimestamp(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
		return delegate().getTimestamp(parameterIndex, calendar);
	}

	@Override
	default void registerOutParameter(int parameterIndex, int sqlType, @Nullable String typeName) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType, typeName);
	}

	@Override
	default void registerOutParameter(String parameterName, int sqlType) throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType);
	}

	@Override
	default void registerOutParameter(String parameterName, int sqlType, int scale) throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType, scale);
	}

	@Override
	default void registerOutParameter(String parameterName, int sqlType, @Nullable String typeName)
			throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType, typeName);
	}

	@Override
	default @Nullable URL getURL(int parameterIndex) throws SQLException {
		return delegate().getURL(parameterIndex);
	}

	@Override
	default void setURL(String parameterName, @Nullable URL value) throws SQLException {
		delegate().setURL(parameterName, value);
	}

	@Override
	default void setNull(String parameterName, int sqlType) throws SQLException {
		delegate().setNull(parameterName, sqlType);
	}

	@Override
	default void setBoolean(String parameterName, boolean value) throws SQLException {
		delegate().setBoolean(parameterName, value);
	}

	@Override
	default void setByte(String parameterName, byte value) throws SQLException {
		delegate().setByte(parameterName, value);
	}

	@Override
	default void setShort(String parameterName, short value) throws SQLException {
		delegate().setShort(parameterName, value);
	}

	@Override
	default void setInt(String parameterName, int value) throws SQLException {
		delegate().setInt(parameterName, value);
	}

	@Override
	default void setLong(String parameterName, long value) throws SQLException {
		delegate().setLong(parameterName, value);
	}

	@Override
	default void setFloat(String parameterName, float value) throws SQLException {
		delegate().setFloat(parameterName, value);
	}

	@Override
	default void setDouble(String parameterName, double value) throws SQLException {
		delegate().setDouble(parameterName, value);
	}

	@Override
	default void setBigDecimal(String parameterName, @Nullable BigDecimal value) throws SQLException {
		delegate().setBigDecimal(parameterName, value);
	}

	@Override
	default void setString(String parameterName, @Nullable String value) throws SQLException {
		delegate().setString(parameterName, value);
	}

	@Override
	default void setBytes(String parameterName, byte @Nullable [] value) throws SQLException {
		delegate().setBytes(parameterName, value);
	}

	@Override
	default void setDate(String parameterName, @Nullable Date value) throws SQLException {
		delegate().setDate(parameterName, value);
	}

	@Override
	default void setTime(String parameterName, @Nullable Time value) throws SQLException {
		delegate().setTime(parameterName, value);
	}

	@Override
	default void setTimestamp(String parameterName, @Nullable Timestamp value) throws SQLException {
		delegate().setTimestamp(parameterName, value);
	}

	@Override
	default void setAsciiStream(String parameterName, @Nullable InputStream stream, int length) throws SQLException {
		delegate().setAsciiStream(parameterName, stream, length);
	}

	@Override
	default void setBinaryStream(String parameterName, @Nullable InputStream stream, int length) throws SQLException {
		delegate().setBinaryStream(parameterName, stream, length);
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value, int targetSqlType, int scaleOrLength)
			throws SQLException {
		delegate().setObject(parameterName, value, targetSqlType, scaleOrLength);
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value, int targetSqlType) throws SQLException {
		delegate().setObject(parameterName, value, targetSqlType);
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value) throws SQLException {
		delegate().setObject(parameterName, value);
	}

	@Override
	default void setCharacterStream(String parameterName, @Nullable Reader reader, int length) throws SQLException {
		delegate().setCharacterStream(parameterName, reader, length);
	}

	@Override
	default void setDate(String parameterName, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
		delegate().setDate(parameterName, value, calendar);
	}

	@Override
	default void setTime(String parameterName, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
		delegate().setTime(parameterName, value, calendar);
	}

	@Override
	default void setTimestamp(String parameterName, @Nullable Timestamp value, @Nullable Calendar calendar)
			throws SQLException {
		delegate().setTimestamp(parameterName, value, calendar);
	}

	@Override
	default void setNull(String parameterName, int sqlType, @Nullable String typeName) throws SQLException {
		delegate().setNull(parameterName, sqlType, typeName);
	}

	@Override
	default @Nullable String getString(String parameterName) throws SQLException {
		return delegate().getString(parameterName);
	}

	@Override
	default boolean getBoolean(String parameterName) throws SQLException {
		return delegate().getBoolean(parameterName);
	}

	@Override
	default byte getByte(String parameterName) throws SQLException {
		return delegate().getByte(parameterName);
	}

	@Override
	default short getShort(String parameterName) throws SQLException {
		return delegate().getShort(parameterName);
	}

	@Override
	default int getInt(String parameterName) throws SQLException {
		return delegate().getInt(parameterName);
	}

	@Override
	default long getLong(String parameterName) throws SQLException {
		return delegate().getLong(parameterName);
	}

	@Override
	default float getFloat(String parameterName) throws SQLException {
		return delegate().getFloat(parameterName);
	}

	@Override
	default double getDouble(String parameterName) throws SQLException {
		return delegate().getDouble(parameterName);
	}

	@Override
	default byte @Nullable [] getBytes(String parameterName) throws SQLException {
		return delegate().getBytes(parameterName);
	}

	@Override
	default @Nullable Date getDate(String parameterName) throws SQLException {
		return delegate().getDate(parameterName);
	}

	@Override
	default @Nullable Time getTime(String parameterName) throws SQLException {
		return delegate().getTime(parameterName);
	}

	@Override
	default @Nullable Timestamp getTimestamp(String parameterName) throws SQLException {
		return delegate().getTimestamp(parameterName);
	}

	@Override
	default @Nullable Object getObject(String parameterName) throws SQLException {
		return delegate().getObject(parameterName);
	}

	@Override
	default @Nullable BigDecimal getBigDecimal(String parameterName) throws SQLException {
		return delegate().getBigDecimal(parameterName);
	}

	@Override
	default @Nullable Object getObject(String parameterName, @Nullable Map<String, Class<?>> map) throws SQLException {
		return delegate().getObject(parameterName, map);
	}

	@Override
	default @Nullable Ref getRef(String parameterName) throws SQLException {
		return delegate().getRef(parameterName);
	}

	@Override
	default @Nullable Blob getBlob(String parameterName) throws SQLException {
		return delegate().getBlob(parameterName);
	}

	@Override
	default @Nullable Clob getClob(String parameterName) throws SQLException {
		return delegate().getClob(parameterName);
	}

	@Override
	default @Nullable Array getArray(String parameterName) throws SQLException {
		return delegate().getArray(parameterName);
	}

	@Override
	default @Nullable Date getDate(String parameterName, @Nullable Calendar calendar) throws SQLException {
		return delegate().getDate(parameterName, calendar);
	}

	@Override
	default @Nullable Time getTime(String parameterName, @Nullable Calendar calendar) throws SQLException {
		return delegate().getTime(parameterName, calendar);
	}

	@Override
	default @Nullable Timestamp getTimestamp(String parameterName, @Nullable Calendar calendar) throws SQLException {
		return delegate().getTimestamp(parameterName, calendar);
	}

	@Override
	default @Nullable URL getURL(String parameterName) throws SQLException {
		return delegate().getURL(parameterName);
	}

	@Override
	default @Nullable RowId getRowId(int parameterIndex) throws SQLException {
		return delegate().getRowId(parameterIndex);
	}

	@Override
	default @Nullable RowId getRowId(String parameterName) throws SQLException {
		return delegate().getRowId(parameterName);
	}

	@Override
	default void setRowId(String parameterName, @Nullable RowId value) throws SQLException {
		delegate().setRowId(parameterName, value);
	}

	@Override
	default void setNString(String parameterName, @Nullable String value) throws SQLException {
		delegate().setNString(parameterName, value);
	}

	@Override
	default void setNCharacterStream(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		delegate().setNCharacterStream(parameterName, reader, length);
	}

	@Override
	default void setNClob(String parameterName, @Nullable NClob value) throws SQLException {
		delegate().setNClob(parameterName, value);
	}

	@Override
	default void setClob(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		delegate().setClob(parameterName, reader, length);
	}

	@Override
	default void setBlob(String parameterName, @Nullable InputStream stream, long length) throws SQLException {
		delegate().setBlob(parameterName, stream, length);
	}

	@Override
	default void setNClob(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		delegate().setNClob(parameterName, reader, length);
	}

	@Override
	default @Nullable NClob getNClob(int parameterIndex) throws SQLException {
		return delegate().getNClob(parameterIndex);
	}

	@Override
	default @Nullable NClob getNClob(String parameterName) throws SQLException {
		return delegate().getNClob(parameterName);
	}

	@Override
	default void setSQLXML(String parameterName, @Nullable SQLXML value) throws SQLException {
		delegate().setSQLXML(parameterName, value);
	}

	@Override
	default @Nullable SQLXML getSQLXML(int parameterIndex) throws SQLException {
		return delegate().getSQLXML(parameterIndex);
	}

	@Override
	default @Nullable SQLXML getSQLXML(String parameterName) throws SQLException {
		return delegate().getSQLXML(parameterName);
	}

	@Override
	default @Nullable String getNString(int parameterIndex) throws SQLException {
		return delegate().getNString(parameterIndex);
	}

	@Override
	default @Nullable String getNString(String parameterName) throws SQLException {
		return delegate().getNString(parameterName);
	}

	@Override
	default @Nullable Reader getNCharacterStream(int parameterIndex) throws SQLException {
		return delegate().getNCharacterStream(parameterIndex);
	}

	@Override
	default @Nullable Reader getNCharacterStream(String parameterName) throws SQLException {
		return delegate().getNCharacterStream(parameterName);
	}

	@Override
	default @Nullable Reader getCharacterStream(int parameterIndex) throws SQLException {
		return delegate().getCharacterStream(parameterIndex);
	}

	@Override
	default @Nullable Reader getCharacterStream(String parameterName) throws SQLException {
		return delegate().getCharacterStream(parameterName);
	}

	@Override
	default void setBlob(String parameterName, @Nullable Blob value) throws SQLException {
		delegate().setBlob(parameterName, value);
	}

	@Override
	default void setClob(String parameterName, @Nullable Clob value) throws SQLException {
		delegate().setClob(parameterName, value);
	}

	@Override
	default void setAsciiStream(String parameterName, @Nullable InputStream stream, long length) throws SQLException {
		delegate().setAsciiStream(parameterName, stream, length);
	}

	@Override
	default void setBinaryStream(String parameterName, @Nullable InputStream stream, long length) throws SQLException {
		delegate().setBinaryStream(parameterName, stream, length);
	}

	@Override
	default void setCharacterStream(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		delegate().setCharacterStream(parameterName, reader, length);
	}

	@Override
	default void setAsciiStream(String parameterName, @Nullable InputStream stream) throws SQLException {
		delegate().setAsciiStream(parameterName, stream);
	}

	@Override
	default void setBinaryStream(String parameterName, @Nullable InputStream stream) throws SQLException {
		delegate().setBinaryStream(parameterName, stream);
	}

	@Override
	default void setCharacterStream(String parameterName, @Nullable Reader reader) throws SQLException {
		delegate().setCharacterStream(parameterName, reader);
	}

	@Override
	default void setNCharacterStream(String parameterName, @Nullable Reader reader) throws SQLException {
		delegate().setNCharacterStream(parameterName, reader);
	}

	@Override
	default void setClob(String parameterName, @Nullable Reader reader) throws SQLException {
		delegate().setClob(parameterName, reader);
	}

	@Override
	default void setBlob(String parameterName, @Nullable InputStream stream) throws SQLException {
		delegate().setBlob(parameterName, stream);
	}

	@Override
	default void setNClob(String parameterName, @Nullable Reader reader) throws SQLException {
		delegate().setNClob(parameterName, reader);
	}

	@Override
	default <T> @Nullable T getObject(int parameterIndex, Class<T> type) throws SQLException {
		return delegate().getObject(parameterIndex, type);
	}

	@Override
	default <T> @Nullable T getObject(String parameterName, Class<T> type) throws SQLException {
		return delegate().getObject(parameterName, type);
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		delegate().setObject(parameterName, value, targetSqlType, scaleOrLength);
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		delegate().setObject(parameterName, value, targetSqlType);
	}

	@Override
	default void registerOutParameter(int parameterIndex, SQLType sqlType) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType);
	}

	@Override
	default void registerOutParameter(int parameterIndex, SQLType sqlType, int scale) throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType, scale);
	}

	@Override
	default void registerOutParameter(int parameterIndex, SQLType sqlType, @Nullable String typeName)
			throws SQLException {
		delegate().registerOutParameter(parameterIndex, sqlType, typeName);
	}

	@Override
	default void registerOutParameter(String parameterName, SQLType sqlType) throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType);
	}

	@Override
	default void registerOutParameter(String parameterName, SQLType sqlType, int scale) throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType, scale);
	}

	@Override
	default void registerOutParameter(String parameterName, SQLType sqlType, @Nullable String typeName)
			throws SQLException {
		delegate().registerOutParameter(parameterName, sqlType, typeName);
	}

}
