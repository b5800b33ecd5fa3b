package dev.tidepool.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
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

import dev.tidepool.jdbc.delegate.DelegatingPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * The ways to bind a value that cannot be told again later: streams, the driver's own
 * types, calendars. They go straight to the driver; what is bound is not known from then
 * on.
 */
interface OpaqueSetters extends DelegatingPreparedStatement {

	/**
	 * What is bound is no longer known.
	 */
	void lose();

	@Override
	default void setAsciiStream(int parameterIndex, @Nullable InputStream stream, int length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setAsciiStream(parameterIndex, stream, length);
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation")
	default void setUnicodeStream(int parameterIndex, @Nullable InputStream stream, int length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setUnicodeStream(parameterIndex, stream, length);
	}

	@Override
	default void setBinaryStream(int parameterIndex, @Nullable InputStream stream, int length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setBinaryStream(parameterIndex, stream, length);
	}

	@Override
	default void setCharacterStream(int parameterIndex, @Nullable Reader reader, int length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setCharacterStream(parameterIndex, reader, length);
	}

	@Override
	default void setRef(int parameterIndex, @Nullable Ref value) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setRef(parameterIndex, value);
	}

	@Override
	default void setBlob(int parameterIndex, @Nullable Blob value) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setBlob(parameterIndex, value);
	}

	@Override
	default void setClob(int parameterIndex, @Nullable Clob value) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setClob(parameterIndex, value);
	}

	@Override
	default void setArray(int parameterIndex, @Nullable Array value) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setArray(parameterIndex, value);
	}

	@Override
	default void setDate(int parameterIndex, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setDate(parameterIndex, value, calendar);
	}

	@Override
	default void setTime(int parameterIndex, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setTime(parameterIndex, value, calendar);
	}

	@Override
	default void setTimestamp(int parameterIndex, @Nullable Timestamp value, @Nullable Calendar calendar)
			throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setTimestamp(parameterIndex, value, calendar);
	}

	@Override
	default void setNull(int parameterIndex, int sqlType, @Nullable String typeName) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setNull(parameterIndex, sqlType, typeName);
	}

	@Override
	default void setURL(int parameterIndex, @Nullable URL value) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setURL(parameterIndex, value);
	}

	@Override
	default void setRowId(int parameterIndex, @Nullable RowId value) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setRowId(parameterIndex, value);
	}

	@Override
	default void setNCharacterStream(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setNCharacterStream(parameterIndex, reader, length);
	}

	@Override
	default void setNClob(int parameterIndex, @Nullable NClob value) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setNClob(parameterIndex, value);
	}

	@Override
	default void setClob(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setClob(parameterIndex, reader, length);
	}

	@Override
	default void setBlob(int parameterIndex, @Nullable InputStream stream, long length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setBlob(parameterIndex, stream, length);
	}

	@Override
	default void setNClob(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setNClob(parameterIndex, reader, length);
	}

	@Override
	default void setSQLXML(int parameterIndex, @Nullable SQLXML value) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setSQLXML(parameterIndex, value);
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, int targetSqlType, int scaleOrLength)
			throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setObject(parameterIndex, value, targetSqlType, scaleOrLength);
	}

	@Override
	default void setAsciiStream(int parameterIndex, @Nullable InputStream stream, long length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setAsciiStream(parameterIndex, stream, length);
	}

	@Override
	default void setBinaryStream(int parameterIndex, @Nullable InputStream stream, long length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setBinaryStream(parameterIndex, stream, length);
	}

	@Override
	default void setCharacterStream(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setCharacterStream(parameterIndex, reader, length);
	}

	@Override
	default void setAsciiStream(int parameterIndex, @Nullable InputStream stream) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setAsciiStream(parameterIndex, stream);
	}

	@Override
	default void setBinaryStream(int parameterIndex, @Nullable InputStream stream) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setBinaryStream(parameterIndex, stream);
	}

	@Override
	default void setCharacterStream(int parameterIndex, @Nullable Reader reader) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setCharacterStream(parameterIndex, reader);
	}

	@Override
	default void setNCharacterStream(int parameterIndex, @Nullable Reader reader) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setNCharacterStream(parameterIndex, reader);
	}

	@Override
	default void setClob(int parameterIndex, @Nullable Reader reader) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setClob(parameterIndex, reader);
	}

	@Override
	default void setBlob(int parameterIndex, @Nullable InputStream stream) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setBlob(parameterIndex, stream);
	}

	@Override
	default void setNClob(int parameterIndex, @Nullable Reader reader) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setNClob(parameterIndex, reader);
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setObject(parameterIndex, value, targetSqlType, scaleOrLength);
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		lose();
		DelegatingPreparedStatement.super.setObject(parameterIndex, value, targetSqlType);
	}

}
