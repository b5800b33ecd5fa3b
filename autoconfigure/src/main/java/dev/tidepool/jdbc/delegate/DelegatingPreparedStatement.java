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
		try {
			return delegate().executeQuery();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default int executeUpdate() throws SQLException {
		try {
			return delegate().executeUpdate();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNull(int parameterIndex, int sqlType) throws SQLException {
		try {
			delegate().setNull(parameterIndex, sqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBoolean(int parameterIndex, boolean value) throws SQLException {
		try {
			delegate().setBoolean(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setByte(int parameterIndex, byte value) throws SQLException {
		try {
			delegate().setByte(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setShort(int parameterIndex, short value) throws SQLException {
		try {
			delegate().setShort(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setInt(int parameterIndex, int value) throws SQLException {
		try {
			delegate().setInt(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setLong(int parameterIndex, long value) throws SQLException {
		try {
			delegate().setLong(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setFloat(int parameterIndex, float value) throws SQLException {
		try {
			delegate().setFloat(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setDouble(int parameterIndex, double value) throws SQLException {
		try {
			delegate().setDouble(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBigDecimal(int parameterIndex, @Nullable BigDecimal value) throws SQLException {
		try {
			delegate().setBigDecimal(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setString(int parameterIndex, @Nullable String value) throws SQLException {
		try {
			delegate().setString(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBytes(int parameterIndex, byte @Nullable [] value) throws SQLException {
		try {
			delegate().setBytes(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setDate(int parameterIndex, @Nullable Date value) throws SQLException {
		try {
			delegate().setDate(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setTime(int parameterIndex, @Nullable Time value) throws SQLException {
		try {
			delegate().setTime(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setTimestamp(int parameterIndex, @Nullable Timestamp value) throws SQLException {
		try {
			delegate().setTimestamp(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setAsciiStream(int parameterIndex, @Nullable InputStream stream, int length) throws SQLException {
		try {
			delegate().setAsciiStream(parameterIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	@Deprecated
	default void setUnicodeStream(int parameterIndex, @Nullable InputStream stream, int length) throws SQLException {
		try {
			delegate().setUnicodeStream(parameterIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBinaryStream(int parameterIndex, @Nullable InputStream stream, int length) throws SQLException {
		try {
			delegate().setBinaryStream(parameterIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void clearParameters() throws SQLException {
		try {
			delegate().clearParameters();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, int targetSqlType) throws SQLException {
		try {
			delegate().setObject(parameterIndex, value, targetSqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value) throws SQLException {
		try {
			delegate().setObject(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default boolean execute() throws SQLException {
		try {
			return delegate().execute();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void addBatch() throws SQLException {
		try {
			delegate().addBatch();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setCharacterStream(int parameterIndex, @Nullable Reader reader, int length) throws SQLException {
		try {
			delegate().setCharacterStream(parameterIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setRef(int parameterIndex, @Nullable Ref value) throws SQLException {
		try {
			delegate().setRef(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBlob(int parameterIndex, @Nullable Blob value) throws SQLException {
		try {
			delegate().setBlob(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setClob(int parameterIndex, @Nullable Clob value) throws SQLException {
		try {
			delegate().setClob(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setArray(int parameterIndex, @Nullable Array value) throws SQLException {
		try {
			delegate().setArray(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default @Nullable ResultSetMetaData getMetaData() throws SQLException {
		try {
			return delegate().getMetaData();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setDate(int parameterIndex, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
		try {
			delegate().setDate(parameterIndex, value, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setTime(int parameterIndex, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
		try {
			delegate().setTime(parameterIndex, value, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setTimestamp(int parameterIndex, @Nullable Timestamp value, @Nullable Calendar calendar)
			throws SQLException {
		try {
			delegate().setTimestamp(parameterIndex, value, calendar);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNull(int parameterIndex, int sqlType, @Nullable String typeName) throws SQLException {
		try {
			delegate().setNull(parameterIndex, sqlType, typeName);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setURL(int parameterIndex, @Nullable URL value) throws SQLException {
		try {
			delegate().setURL(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default ParameterMetaData getParameterMetaData() throws SQLException {
		try {
			return delegate().getParameterMetaData();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setRowId(int parameterIndex, @Nullable RowId value) throws SQLException {
		try {
			delegate().setRowId(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNString(int parameterIndex, @Nullable String value) throws SQLException {
		try {
			delegate().setNString(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNCharacterStream(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		try {
			delegate().setNCharacterStream(parameterIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNClob(int parameterIndex, @Nullable NClob value) throws SQLException {
		try {
			delegate().setNClob(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setClob(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		try {
			delegate().setClob(parameterIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBlob(int parameterIndex, @Nullable InputStream stream, long length) throws SQLException {
		try {
			delegate().setBlob(parameterIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNClob(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		try {
			delegate().setNClob(parameterIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setSQLXML(int parameterIndex, @Nullable SQLXML value) throws SQLException {
		try {
			delegate().setSQLXML(parameterIndex, value);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, int targetSqlType, int scaleOrLength)
			throws SQLException {
		try {
			delegate().setObject(parameterIndex, value, targetSqlType, scaleOrLength);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setAsciiStream(int parameterIndex, @Nullable InputStream stream, long length) throws SQLException {
		try {
			delegate().setAsciiStream(parameterIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBinaryStream(int parameterIndex, @Nullable InputStream stream, long length) throws SQLException {
		try {
			delegate().setBinaryStream(parameterIndex, stream, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setCharacterStream(int parameterIndex, @Nullable Reader reader, long length) throws SQLException {
		try {
			delegate().setCharacterStream(parameterIndex, reader, length);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setAsciiStream(int parameterIndex, @Nullable InputStream stream) throws SQLException {
		try {
			delegate().setAsciiStream(parameterIndex, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBinaryStream(int parameterIndex, @Nullable InputStream stream) throws SQLException {
		try {
			delegate().setBinaryStream(parameterIndex, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setCharacterStream(int parameterIndex, @Nullable Reader reader) throws SQLException {
		try {
			delegate().setCharacterStream(parameterIndex, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNCharacterStream(int parameterIndex, @Nullable Reader reader) throws SQLException {
		try {
			delegate().setNCharacterStream(parameterIndex, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setClob(int parameterIndex, @Nullable Reader reader) throws SQLException {
		try {
			delegate().setClob(parameterIndex, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setBlob(int parameterIndex, @Nullable InputStream stream) throws SQLException {
		try {
			delegate().setBlob(parameterIndex, stream);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setNClob(int parameterIndex, @Nullable Reader reader) throws SQLException {
		try {
			delegate().setNClob(parameterIndex, reader);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, SQLType targetSqlType, int scaleOrLength)
			throws SQLException {
		try {
			delegate().setObject(parameterIndex, value, targetSqlType, scaleOrLength);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default void setObject(int parameterIndex, @Nullable Object value, SQLType targetSqlType) throws SQLException {
		try {
			delegate().setObject(parameterIndex, value, targetSqlType);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	@Override
	default long executeLargeUpdate() throws SQLException {
		try {
			return delegate().executeLargeUpdate();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

}
