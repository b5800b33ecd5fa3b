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
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that forwards every call to another one, which is asked for anew
 * at each call.
 */
public interface DelegatingPreparedStatement extends DelegatingStatement, PreparedStatement {

	@Override
	PreparedStatement delegate() throws SQLException;

	@Override
	default ResultSet executeQuery() throws SQLException {
		return delegate().executeQuery();
	}

	@Override
	default int executeUpdate() throws SQLException {
		return delegate().executeUpdate();
	}

	@Override
	default void setNull(int parameterIndex, int sqlType) throws SQLException {
		delegate().setNull(parameterIndex, sqlType);
	}

	@Override
	default void setBoolean(int parameterIndex, boolean value) throws SQLException {
		delegate().setBoolean(parameterIndex, value);
	}

	@Override
	default void setByte(int parameterIndex, byte value) throws SQLException {
		delegate().setByte(parameterIndex, value);
	}

	@Override
	default void setShort(int parameterIndex, short value) throws SQLException {
		delegate().setShort(parameterIndex, value);
	}

	@Override
	default void setInt(int parameterIndex, int value) throws SQLException {
		delegate().setInt(parameterIndex, value);
	}

	@Override
	default void setLong(int parameterIndex, long value) throws SQLException {
		delegate().setLong(parameterIndex, value);
	}

	@Override
	default void setFloat(int parameterIndex, float value) throws SQLException {
		delegate().setFloat(parameterIndex, value);
	}

	@Override
	default void setDouble(int parameterIndex, double value) throws SQLException {
		delegate().setDouble(parameterIndex, value);
	}

	@Override
	default void setBigDecimal(int parameterIndex, @Nullable BigDecimal value) throws SQLException {
		delegate().setBigDecimal(parameterIndex, value);
	}

	@Override
	default void setString(int parameterIndex, @Nullable String value) throws SQLException {
		delegate().setString(parameterIndex, value);
	}

	@Override
	default void setBytes(int parameterIndex, byte @Nullable [] value) throws SQLException {
		delegate().setBytes(parameterIndex, value);
	}

	@Override
	default void setDate(int parameterIndex, @Nullable Date value) throws SQLException {
		delegate().setDate(parameterIndex, value);
	}

	@Override
	default void setTime(int parameterIndex, @Nullable Time value) throws SQLException {
		delegate().setTime(parameterIndex, value);
	}

	@Override
	default void setTimestamp(int parameterIndex, @Nullable Timestamp value) throws SQLException {
		delegate().setTimestamp(parameterIndex, value);
	}

	@Override
	default void setAsciiStream(int parameterIndex, @Nullable InputStream stream, int length) throws SQLException {
		delegate().setAsciiStream(parameterIndex, stream, length);
	}

	@Override
	@Deprecated
	default void setUnicodeStream(int parameterIndex, @Nullable InputStream stream, int length) throws SQLException {
		delegate().setUnicodeStream(parameterIndex, stream, length);
	}

	@Override
	default void setBinaryStream(int parameterIndex, @Nullable InputStream stream, int length) throws SQLException {
		delegate().setBinaryStream(parameterIndex, stream, length);
	}

	@Override
	default void clearParameters() throws SQLException {
		delegate().clearParameters();
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, int targetSqlType) throws SQLException {
		delegate().setObject(parameterIndex, value, targetSqlType);
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value) throws SQLException {
		delegate().setObject(parameterIndex, value);
	}

	@Override
	default boolean execute() throws SQLException {
		return delegate().execute();
	}

	@Override
	default void addBatch() throws SQLException {
		delegate().addBatch();
	}

	@Override
	default void setCharacterStream(int parameterIndex, @Nullable Reader reader, int length) throws SQLException {
		delegate().setCharacterStream(parameterIndex, reader, length);
	}

	@Override
	default void setRef(int parameterIndex, @Nullable Ref value) throws SQLException {
		delegate().setRef(parameterIndex, value);
	}

	@Override
	default void setBlob(int parameterIndex, @Nullable Blob value) throws SQLException {
		delegate().setBlob(parameterIndex, value);
	}

	@Override
	default void setClob(int parameterIndex, @Nullable Clob value) throws SQLException {
		delegate().setClob(parameterIndex, value);
	}

	@Override
	default void setArray(int parameterIndex, @Nullable Array value) throws SQLException {
		delegate().setArray(parameterIndex, value);
	}

	@Override
	default @Nullable ResultSetMetaData getMetaData() throws SQLException {
		return delegate().getMetaData();
	}

	@Override
	default void setDate(int parameterIndex, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
		delegate().setDate(parameterIndex, value, calendar);
	}

	@Override
	default void setTime(int parameterIndex, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
		delegate().setTime(parameterIndex, value, calendar);
	}

	@Override
	default void setTimestamp(int parameterIndex, @Nullable Timestamp value, @Nullable Calendar calendar)
			throws SQLException {
		delegate().setTimestamp(parameterIndex, value, calendar);
	}

	@Override
	default void setNull(int parameterIndex, int sqlType, @Nullable String typeName) throws SQLException {
		delegate().setNull(parameterIndex, sqlType, typeName);
	}

	@Override
	default void setURL(int parameterIndex, @Nullable URL value) throws SQLException {
		delegate().setURL(parameterIndex, value);
	}

	@Override
	default ParameterMetaData getParameterMetaData() throws SQLException {
		return delegate().getParameterMetaData();
	}

	@Override
	default void setRowId(int parameterIndex, @Nullable RowId value) throws SQLException {
		delegate().setRowId(parameterIndex, value);
	}

	@Override
	default void setNString(int parameterIndex, @Nullable String value) throws SQLException {
		delegate().setNString(parameterIndex, value);
	}

	@Override
	default void setNCharacterStream(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		delegate().setNCharacterStream(parameterIndex, reader, length);
	}

	@Override
	default void setNClob(int parameterIndex, @Nullable NClob value) throws SQLException {
		delegate().setNClob(parameterIndex, value);
	}

	@Override
	default void setClob(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		delegate().setClob(parameterIndex, reader, length);
	}

	@Override
	default void setBlob(int parameterIndex, @Nullable InputStream stream, long length) throws SQLException {
		delegate().setBlob(parameterIndex, stream, length);
	}

	@Override
	default void setNClob(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		delegate().setNClob(parameterIndex, reader, length);
	}

	@Override
	default void setSQLXML(int parameterIndex, @Nullable SQLXML value) throws SQLException {
		delegate().setSQLXML(parameterIndex, value);
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, int targetSqlType, int scaleOrLength)
			throws SQLException {
		delegate().setObject(parameterIndex, value, targetSqlType, scaleOrLength);
	}

	@Override
	default void setAsciiStream(int parameterIndex, @Nullable InputStream stream, long length) throws SQLException {
		delegate().setAsciiStream(parameterIndex, stream, length);
	}

	@Override
	default void setBinaryStream(int parameterIndex, @Nullable InputStream stream, long length) throws SQLException {
		delegate().setBinaryStream(parameterIndex, stream, length);
	}

	@Override
	default void setCharacterStream(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		delegate().setCharacterStream(parameterIndex, reader, length);
	}

	@Override
	default void setAsciiStream(int parameterIndex, @Nullable InputStream stream) throws SQLException {
		delegate().setAsciiStream(parameterIndex, stream);
	}

	@Override
	default void setBinaryStream(int parameterIndex, @Nullable InputStream stream) throws SQLException {
		delegate().setBinaryStream(parameterIndex, stream);
	}

	@Override
	default void setCharacterStream(int parameterIndex, @Nullable Reader reader) throws SQLException {
		delegate().setCharacterStream(parameterIndex, reader);
	}

	@Override
	default void setNCharacterStream(int parameterIndex, @Nullable Reader reader) throws SQLException {
		delegate().setNCharacterStream(parameterIndex, reader);
	}

	@Override
	default void setClob(int parameterIndex, @Nullable Reader reader) throws SQLException {
		delegate().setClob(parameterIndex, reader);
	}

	@Override
	default void setBlob(int parameterIndex, @Nullable InputStream stream) throws SQLException {
		delegate().setBlob(parameterIndex, stream);
	}

	@Override
	default void setNClob(int parameterIndex, @Nullable Reader reader) throws SQLException {
		delegate().setNClob(parameterIndex, reader);
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		delegate().setObject(parameterIndex, value, targetSqlType, scaleOrLength);
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		delegate().setObject(parameterIndex, value, targetSqlType);
	}

	@Override
	default long executeLargeUpdate() throws SQLException {
		return delegate().executeLargeUpdate();
	}

}
