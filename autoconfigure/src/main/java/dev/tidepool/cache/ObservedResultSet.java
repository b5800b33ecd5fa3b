package dev.tidepool.cache;

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
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import java.util.TimeZone;

import dev.tidepool.jdbc.delegate.DelegatingResultSet;
import org.jspecify.annotations.Nullable;

/**
 * The driver's rows, which notice how the application reads them. Mechanical: every
 * getter tells {@link #asked} and goes on to the driver.
 */
abstract class ObservedResultSet extends DelegatingResultSet {

	ObservedResultSet(ResultSet delegate) {
		super(delegate);
	}

	/**
	 * The application reads a column.
	 * @param column the column, from 1, or the label
	 */
	abstract void asked(int column, Getter getter, @Nullable Object detail);

	/**
	 * The position of a label, or 0.
	 */
	abstract int position(String label);

	private void asked(String label, Getter getter, @Nullable Object detail) {
		asked((label != null) ? position(label) : 0, getter, detail);
	}

	private static Getter in(Getter getter, @Nullable Calendar calendar) {
		return (Getter.zone(calendar) != null) ? getter : Getter.OTHER;
	}

	private static @Nullable TimeZone zone(@Nullable Calendar calendar) {
		return Getter.zone(calendar);
	}

	@Override
	public @Nullable String getString(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.STRING, null);
		return delegate().getString(columnIndex);
	}

	@Override
	public @Nullable String getString(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.STRING, null);
		return delegate().getString(columnLabel);
	}

	@Override
	public @Nullable String getNString(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.N_STRING, null);
		return delegate().getNString(columnIndex);
	}

	@Override
	public @Nullable String getNString(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.N_STRING, null);
		return delegate().getNString(columnLabel);
	}

	@Override
	public boolean getBoolean(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.BOOLEAN, null);
		return delegate().getBoolean(columnIndex);
	}

	@Override
	public boolean getBoolean(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.BOOLEAN, null);
		return delegate().getBoolean(columnLabel);
	}

	@Override
	public byte getByte(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.BYTE, null);
		return delegate().getByte(columnIndex);
	}

	@Override
	public byte getByte(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.BYTE, null);
		return delegate().getByte(columnLabel);
	}

	@Override
	public short getShort(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.SHORT, null);
		return delegate().getShort(columnIndex);
	}

	@Override
	public short getShort(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.SHORT, null);
		return delegate().getShort(columnLabel);
	}

	@Override
	public int getInt(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.INT, null);
		return delegate().getInt(columnIndex);
	}

	@Override
	public int getInt(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.INT, null);
		return delegate().getInt(columnLabel);
	}

	@Override
	public long getLong(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.LONG, null);
		return delegate().getLong(columnIndex);
	}

	@Override
	public long getLong(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.LONG, null);
		return delegate().getLong(columnLabel);
	}

	@Override
	public float getFloat(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.FLOAT, null);
		return delegate().getFloat(columnIndex);
	}

	@Override
	public float getFloat(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.FLOAT, null);
		return delegate().getFloat(columnLabel);
	}

	@Override
	public double getDouble(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.DOUBLE, null);
		return delegate().getDouble(columnIndex);
	}

	@Override
	public double getDouble(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.DOUBLE, null);
		return delegate().getDouble(columnLabel);
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.DECIMAL, null);
		return delegate().getBigDecimal(columnIndex);
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.DECIMAL, null);
		return delegate().getBigDecimal(columnLabel);
	}

	@Override
	public byte @Nullable [] getBytes(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.BYTES, null);
		return delegate().getBytes(columnIndex);
	}

	@Override
	public byte @Nullable [] getBytes(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.BYTES, null);
		return delegate().getBytes(columnLabel);
	}

	@Override
	public @Nullable Date getDate(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.DATE, null);
		return delegate().getDate(columnIndex);
	}

	@Override
	public @Nullable Date getDate(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.DATE, null);
		return delegate().getDate(columnLabel);
	}

	@Override
	public @Nullable Time getTime(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.TIME, null);
		return delegate().getTime(columnIndex);
	}

	@Override
	public @Nullable Time getTime(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.TIME, null);
		return delegate().getTime(columnLabel);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.TIMESTAMP, null);
		return delegate().getTimestamp(columnIndex);
	}

	@Override
	public @Nullable Timestamp getTimestamp(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.TIMESTAMP, null);
		return delegate().getTimestamp(columnLabel);
	}

	@Override
	public @Nullable Object getObject(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OBJECT, null);
		return delegate().getObject(columnIndex);
	}

	@Override
	public @Nullable Object getObject(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OBJECT, null);
		return delegate().getObject(columnLabel);
	}

	@Override
	public @Nullable InputStream getAsciiStream(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getAsciiStream(columnIndex);
	}

	@Override
	public @Nullable InputStream getAsciiStream(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getAsciiStream(columnLabel);
	}

	@Override
	public @Nullable InputStream getBinaryStream(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getBinaryStream(columnIndex);
	}

	@Override
	public @Nullable InputStream getBinaryStream(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getBinaryStream(columnLabel);
	}

	@Override
	public @Nullable Reader getCharacterStream(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getCharacterStream(columnIndex);
	}

	@Override
	public @Nullable Reader getCharacterStream(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getCharacterStream(columnLabel);
	}

	@Override
	public @Nullable Reader getNCharacterStream(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getNCharacterStream(columnIndex);
	}

	@Override
	public @Nullable Reader getNCharacterStream(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getNCharacterStream(columnLabel);
	}

	@Override
	public @Nullable Ref getRef(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getRef(columnIndex);
	}

	@Override
	public @Nullable Ref getRef(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getRef(columnLabel);
	}

	@Override
	public @Nullable Blob getBlob(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getBlob(columnIndex);
	}

	@Override
	public @Nullable Blob getBlob(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getBlob(columnLabel);
	}

	@Override
	public @Nullable Clob getClob(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getClob(columnIndex);
	}

	@Override
	public @Nullable Clob getClob(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getClob(columnLabel);
	}

	@Override
	public @Nullable NClob getNClob(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getNClob(columnIndex);
	}

	@Override
	public @Nullable NClob getNClob(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getNClob(columnLabel);
	}

	@Override
	public @Nullable Array getArray(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getArray(columnIndex);
	}

	@Override
	public @Nullable Array getArray(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getArray(columnLabel);
	}

	@Override
	public @Nullable SQLXML getSQLXML(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getSQLXML(columnIndex);
	}

	@Override
	public @Nullable SQLXML getSQLXML(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getSQLXML(columnLabel);
	}

	@Override
	public @Nullable RowId getRowId(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getRowId(columnIndex);
	}

	@Override
	public @Nullable RowId getRowId(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getRowId(columnLabel);
	}

	@Override
	public @Nullable URL getURL(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getURL(columnIndex);
	}

	@Override
	public @Nullable URL getURL(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getURL(columnLabel);
	}

	@Override
	public @Nullable Date getDate(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		asked(columnIndex, in(Getter.DATE_IN, calendar), zone(calendar));
		return delegate().getDate(columnIndex, calendar);
	}

	@Override
	public @Nullable Time getTime(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		asked(columnIndex, in(Getter.TIME_IN, calendar), zone(calendar));
		return delegate().getTime(columnIndex, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		asked(columnIndex, in(Getter.TIMESTAMP_IN, calendar), zone(calendar));
		return delegate().getTimestamp(columnIndex, calendar);
	}

	@Override
	public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
		asked(columnIndex, (type != null) ? Getter.TYPED : Getter.OTHER, type);
		return delegate().getObject(columnIndex, type);
	}

	@Override
	public @Nullable Object getObject(int columnIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getObject(columnIndex, map);
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation")
	public @Nullable BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
		asked(columnIndex, Getter.SCALED_DECIMAL, scale);
		return delegate().getBigDecimal(columnIndex, scale);
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation")
	public @Nullable InputStream getUnicodeStream(int columnIndex) throws SQLException {
		asked(columnIndex, Getter.OTHER, null);
		return delegate().getUnicodeStream(columnIndex);
	}

	@Override
	public @Nullable Date getDate(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		asked(columnLabel, in(Getter.DATE_IN, calendar), zone(calendar));
		return delegate().getDate(columnLabel, calendar);
	}

	@Override
	public @Nullable Time getTime(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		asked(columnLabel, in(Getter.TIME_IN, calendar), zone(calendar));
		return delegate().getTime(columnLabel, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(String columnLabel, @Nullable Calendar calendar) throws SQLException {
		asked(columnLabel, in(Getter.TIMESTAMP_IN, calendar), zone(calendar));
		return delegate().getTimestamp(columnLabel, calendar);
	}

	@Override
	public <T> @Nullable T getObject(String columnLabel, Class<T> type) throws SQLException {
		asked(columnLabel, (type != null) ? Getter.TYPED : Getter.OTHER, type);
		return delegate().getObject(columnLabel, type);
	}

	@Override
	public @Nullable Object getObject(String columnLabel, @Nullable Map<String, Class<?>> map) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getObject(columnLabel, map);
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation")
	public @Nullable BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
		asked(columnLabel, Getter.SCALED_DECIMAL, scale);
		return delegate().getBigDecimal(columnLabel, scale);
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation")
	public @Nullable InputStream getUnicodeStream(String columnLabel) throws SQLException {
		asked(columnLabel, Getter.OTHER, null);
		return delegate().getUnicodeStream(columnLabel);
	}

}
