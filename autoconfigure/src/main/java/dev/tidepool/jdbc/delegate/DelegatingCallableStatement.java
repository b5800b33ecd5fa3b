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
		try {
			delegate().registerOutParameter(parameterIndex, sqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(int parameterIndex, int sqlType, int scale) throws SQLException {
		try {
			delegate().registerOutParameter(parameterIndex, sqlType, scale);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean wasNull() throws SQLException {
		try {
			return delegate().wasNull();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable String getString(int parameterIndex) throws SQLException {
		try {
			return delegate().getString(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean getBoolean(int parameterIndex) throws SQLException {
		try {
			return delegate().getBoolean(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default byte getByte(int parameterIndex) throws SQLException {
		try {
			return delegate().getByte(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default short getShort(int parameterIndex) throws SQLException {
		try {
			return delegate().getShort(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getInt(int parameterIndex) throws SQLException {
		try {
			return delegate().getInt(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long getLong(int parameterIndex) throws SQLException {
		try {
			return delegate().getLong(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default float getFloat(int parameterIndex) throws SQLException {
		try {
			return delegate().getFloat(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default double getDouble(int parameterIndex) throws SQLException {
		try {
			return delegate().getDouble(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	@Deprecated
	default @Nullable BigDecimal getBigDecimal(int parameterIndex, int scale) throws SQLException {
		try {
			return delegate().getBigDecimal(parameterIndex, scale);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default byte @Nullable [] getBytes(int parameterIndex) throws SQLException {
		try {
			return delegate().getBytes(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Date getDate(int parameterIndex) throws SQLException {
		try {
			return delegate().getDate(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Time getTime(int parameterIndex) throws SQLException {
		try {
			return delegate().getTime(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Timestamp getTimestamp(int parameterIndex) throws SQLException {
		try {
			return delegate().getTimestamp(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Object getObject(int parameterIndex) throws SQLException {
		try {
			return delegate().getObject(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable BigDecimal getBigDecimal(int parameterIndex) throws SQLException {
		try {
			return delegate().getBigDecimal(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Object getObject(int parameterIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
		try {
			return delegate().getObject(parameterIndex, map);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Ref getRef(int parameterIndex) throws SQLException {
		try {
			return delegate().getRef(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Blob getBlob(int parameterIndex) throws SQLException {
		try {
			return delegate().getBlob(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Clob getClob(int parameterIndex) throws SQLException {
		try {
			return delegate().getClob(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Array getArray(int parameterIndex) throws SQLException {
		try {
			return delegate().getArray(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Date getDate(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
		try {
			return delegate().getDate(parameterIndex, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Time getTime(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
		try {
			return delegate().getTime(parameterIndex, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Timestamp getTimestamp(int parameterIndex, @Nullable Calendar calendar) throws SQLException {
		try {
			return delegate().getTimestamp(parameterIndex, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(int parameterIndex, int sqlType, @Nullable String typeName) throws SQLException {
		try {
			delegate().registerOutParameter(parameterIndex, sqlType, typeName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(String parameterName, int sqlType) throws SQLException {
		try {
			delegate().registerOutParameter(parameterName, sqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(String parameterName, int sqlType, int scale) throws SQLException {
		try {
			delegate().registerOutParameter(parameterName, sqlType, scale);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(String parameterName, int sqlType, @Nullable String typeName)
			throws SQLException {
		try {
			delegate().registerOutParameter(parameterName, sqlType, typeName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable URL getURL(int parameterIndex) throws SQLException {
		try {
			return delegate().getURL(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setURL(String parameterName, @Nullable URL value) throws SQLException {
		try {
			delegate().setURL(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNull(String parameterName, int sqlType) throws SQLException {
		try {
			delegate().setNull(parameterName, sqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBoolean(String parameterName, boolean value) throws SQLException {
		try {
			delegate().setBoolean(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setByte(String parameterName, byte value) throws SQLException {
		try {
			delegate().setByte(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setShort(String parameterName, short value) throws SQLException {
		try {
			delegate().setShort(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setInt(String parameterName, int value) throws SQLException {
		try {
			delegate().setInt(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setLong(String parameterName, long value) throws SQLException {
		try {
			delegate().setLong(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setFloat(String parameterName, float value) throws SQLException {
		try {
			delegate().setFloat(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setDouble(String parameterName, double value) throws SQLException {
		try {
			delegate().setDouble(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBigDecimal(String parameterName, @Nullable BigDecimal value) throws SQLException {
		try {
			delegate().setBigDecimal(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setString(String parameterName, @Nullable String value) throws SQLException {
		try {
			delegate().setString(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBytes(String parameterName, byte @Nullable [] value) throws SQLException {
		try {
			delegate().setBytes(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setDate(String parameterName, @Nullable Date value) throws SQLException {
		try {
			delegate().setDate(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setTime(String parameterName, @Nullable Time value) throws SQLException {
		try {
			delegate().setTime(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setTimestamp(String parameterName, @Nullable Timestamp value) throws SQLException {
		try {
			delegate().setTimestamp(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setAsciiStream(String parameterName, @Nullable InputStream stream, int length) throws SQLException {
		try {
			delegate().setAsciiStream(parameterName, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBinaryStream(String parameterName, @Nullable InputStream stream, int length) throws SQLException {
		try {
			delegate().setBinaryStream(parameterName, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value, int targetSqlType, int scaleOrLength)
			throws SQLException {
		try {
			delegate().setObject(parameterName, value, targetSqlType, scaleOrLength);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value, int targetSqlType) throws SQLException {
		try {
			delegate().setObject(parameterName, value, targetSqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value) throws SQLException {
		try {
			delegate().setObject(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setCharacterStream(String parameterName, @Nullable Reader reader, int length) throws SQLException {
		try {
			delegate().setCharacterStream(parameterName, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setDate(String parameterName, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
		try {
			delegate().setDate(parameterName, value, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setTime(String parameterName, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
		try {
			delegate().setTime(parameterName, value, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setTimestamp(String parameterName, @Nullable Timestamp value, @Nullable Calendar calendar)
			throws SQLException {
		try {
			delegate().setTimestamp(parameterName, value, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNull(String parameterName, int sqlType, @Nullable String typeName) throws SQLException {
		try {
			delegate().setNull(parameterName, sqlType, typeName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable String getString(String parameterName) throws SQLException {
		try {
			return delegate().getString(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean getBoolean(String parameterName) throws SQLException {
		try {
			return delegate().getBoolean(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default byte getByte(String parameterName) throws SQLException {
		try {
			return delegate().getByte(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default short getShort(String parameterName) throws SQLException {
		try {
			return delegate().getShort(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int getInt(String parameterName) throws SQLException {
		try {
			return delegate().getInt(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long getLong(String parameterName) throws SQLException {
		try {
			return delegate().getLong(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default float getFloat(String parameterName) throws SQLException {
		try {
			return delegate().getFloat(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default double getDouble(String parameterName) throws SQLException {
		try {
			return delegate().getDouble(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default byte @Nullable [] getBytes(String parameterName) throws SQLException {
		try {
			return delegate().getBytes(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Date getDate(String parameterName) throws SQLException {
		try {
			return delegate().getDate(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Time getTime(String parameterName) throws SQLException {
		try {
			return delegate().getTime(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Timestamp getTimestamp(String parameterName) throws SQLException {
		try {
			return delegate().getTimestamp(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Object getObject(String parameterName) throws SQLException {
		try {
			return delegate().getObject(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable BigDecimal getBigDecimal(String parameterName) throws SQLException {
		try {
			return delegate().getBigDecimal(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Object getObject(String parameterName, @Nullable Map<String, Class<?>> map) throws SQLException {
		try {
			return delegate().getObject(parameterName, map);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Ref getRef(String parameterName) throws SQLException {
		try {
			return delegate().getRef(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Blob getBlob(String parameterName) throws SQLException {
		try {
			return delegate().getBlob(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Clob getClob(String parameterName) throws SQLException {
		try {
			return delegate().getClob(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Array getArray(String parameterName) throws SQLException {
		try {
			return delegate().getArray(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Date getDate(String parameterName, @Nullable Calendar calendar) throws SQLException {
		try {
			return delegate().getDate(parameterName, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Time getTime(String parameterName, @Nullable Calendar calendar) throws SQLException {
		try {
			return delegate().getTime(parameterName, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Timestamp getTimestamp(String parameterName, @Nullable Calendar calendar) throws SQLException {
		try {
			return delegate().getTimestamp(parameterName, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable URL getURL(String parameterName) throws SQLException {
		try {
			return delegate().getURL(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable RowId getRowId(int parameterIndex) throws SQLException {
		try {
			return delegate().getRowId(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable RowId getRowId(String parameterName) throws SQLException {
		try {
			return delegate().getRowId(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setRowId(String parameterName, @Nullable RowId value) throws SQLException {
		try {
			delegate().setRowId(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNString(String parameterName, @Nullable String value) throws SQLException {
		try {
			delegate().setNString(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNCharacterStream(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		try {
			delegate().setNCharacterStream(parameterName, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNClob(String parameterName, @Nullable NClob value) throws SQLException {
		try {
			delegate().setNClob(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setClob(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		try {
			delegate().setClob(parameterName, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBlob(String parameterName, @Nullable InputStream stream, long length) throws SQLException {
		try {
			delegate().setBlob(parameterName, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNClob(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		try {
			delegate().setNClob(parameterName, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable NClob getNClob(int parameterIndex) throws SQLException {
		try {
			return delegate().getNClob(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable NClob getNClob(String parameterName) throws SQLException {
		try {
			return delegate().getNClob(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setSQLXML(String parameterName, @Nullable SQLXML value) throws SQLException {
		try {
			delegate().setSQLXML(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable SQLXML getSQLXML(int parameterIndex) throws SQLException {
		try {
			return delegate().getSQLXML(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable SQLXML getSQLXML(String parameterName) throws SQLException {
		try {
			return delegate().getSQLXML(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable String getNString(int parameterIndex) throws SQLException {
		try {
			return delegate().getNString(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable String getNString(String parameterName) throws SQLException {
		try {
			return delegate().getNString(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Reader getNCharacterStream(int parameterIndex) throws SQLException {
		try {
			return delegate().getNCharacterStream(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Reader getNCharacterStream(String parameterName) throws SQLException {
		try {
			return delegate().getNCharacterStream(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Reader getCharacterStream(int parameterIndex) throws SQLException {
		try {
			return delegate().getCharacterStream(parameterIndex);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable Reader getCharacterStream(String parameterName) throws SQLException {
		try {
			return delegate().getCharacterStream(parameterName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBlob(String parameterName, @Nullable Blob value) throws SQLException {
		try {
			delegate().setBlob(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setClob(String parameterName, @Nullable Clob value) throws SQLException {
		try {
			delegate().setClob(parameterName, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setAsciiStream(String parameterName, @Nullable InputStream stream, long length) throws SQLException {
		try {
			delegate().setAsciiStream(parameterName, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBinaryStream(String parameterName, @Nullable InputStream stream, long length) throws SQLException {
		try {
			delegate().setBinaryStream(parameterName, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setCharacterStream(String parameterName, @Nullable Reader reader, long length) throws SQLException {
		try {
			delegate().setCharacterStream(parameterName, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setAsciiStream(String parameterName, @Nullable InputStream stream) throws SQLException {
		try {
			delegate().setAsciiStream(parameterName, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBinaryStream(String parameterName, @Nullable InputStream stream) throws SQLException {
		try {
			delegate().setBinaryStream(parameterName, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setCharacterStream(String parameterName, @Nullable Reader reader) throws SQLException {
		try {
			delegate().setCharacterStream(parameterName, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNCharacterStream(String parameterName, @Nullable Reader reader) throws SQLException {
		try {
			delegate().setNCharacterStream(parameterName, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setClob(String parameterName, @Nullable Reader reader) throws SQLException {
		try {
			delegate().setClob(parameterName, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBlob(String parameterName, @Nullable InputStream stream) throws SQLException {
		try {
			delegate().setBlob(parameterName, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNClob(String parameterName, @Nullable Reader reader) throws SQLException {
		try {
			delegate().setNClob(parameterName, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default <T> @Nullable T getObject(int parameterIndex, Class<T> type) throws SQLException {
		try {
			return delegate().getObject(parameterIndex, type);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default <T> @Nullable T getObject(String parameterName, Class<T> type) throws SQLException {
		try {
			return delegate().getObject(parameterName, type);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		try {
			delegate().setObject(parameterName, value, targetSqlType, scaleOrLength);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(String parameterName, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		try {
			delegate().setObject(parameterName, value, targetSqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(int parameterIndex, SQLType sqlType) throws SQLException {
		try {
			delegate().registerOutParameter(parameterIndex, sqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(int parameterIndex, SQLType sqlType, int scale) throws SQLException {
		try {
			delegate().registerOutParameter(parameterIndex, sqlType, scale);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(int parameterIndex, SQLType sqlType, @Nullable String typeName)
			throws SQLException {
		try {
			delegate().registerOutParameter(parameterIndex, sqlType, typeName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(String parameterName, SQLType sqlType) throws SQLException {
		try {
			delegate().registerOutParameter(parameterName, sqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(String parameterName, SQLType sqlType, int scale) throws SQLException {
		try {
			delegate().registerOutParameter(parameterName, sqlType, scale);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void registerOutParameter(String parameterName, SQLType sqlType, @Nullable String typeName)
			throws SQLException {
		try {
			delegate().registerOutParameter(parameterName, sqlType, typeName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

}
