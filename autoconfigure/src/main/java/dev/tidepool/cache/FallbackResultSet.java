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

import dev.tidepool.jdbc.delegate.ReadOnlyResultSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of a cached result that only the driver can answer as the driver does: rare
 * conversions, scrolling, details. Mechanical: every method asks {@link #truth()}.
 */
abstract class FallbackResultSet extends ReadOnlyResultSet {

	/**
	 * The driver's own rows at the current position. The first call executes the query;
	 * from then on everything is answered by those rows.
	 */
	abstract ResultSet truth() throws SQLException;

	@Override
	@Deprecated
	@SuppressWarnings("deprecation")
	public @Nullable BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
		return truth().getBigDecimal(columnIndex, scale);
	}

	@Override
	public byte @Nullable [] getBytes(int columnIndex) throws SQLException {
		return truth().getBytes(columnIndex);
	}

	@Override
	public @Nullable InputStream getAsciiStream(int columnIndex) throws SQLException {
		return truth().getAsciiStream(columnIndex);
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation")
	public @Nullable InputStream getUnicodeStream(int columnIndex) throws SQLException {
		return truth().getUnicodeStream(columnIndex);
	}

	@Override
	public @Nullable InputStream getBinaryStream(int columnIndex) throws SQLException {
		return truth().getBinaryStream(columnIndex);
	}

	@Override
	public @Nullable Reader getCharacterStream(int columnIndex) throws SQLException {
		return truth().getCharacterStream(columnIndex);
	}

	@Override
	public @Nullable Reader getNCharacterStream(int columnIndex) throws SQLException {
		return truth().getNCharacterStream(columnIndex);
	}

	@Override
	public @Nullable String getNString(int columnIndex) throws SQLException {
		return truth().getNString(columnIndex);
	}

	@Override
	public @Nullable Object getObject(int columnIndex, @Nullable Map<String, Class<?>> map) throws SQLException {
		return truth().getObject(columnIndex, map);
	}

	@Override
	public @Nullable Ref getRef(int columnIndex) throws SQLException {
		return truth().getRef(columnIndex);
	}

	@Override
	public @Nullable Blob getBlob(int columnIndex) throws SQLException {
		return truth().getBlob(columnIndex);
	}

	@Override
	public @Nullable Clob getClob(int columnIndex) throws SQLException {
		return truth().getClob(columnIndex);
	}

	@Override
	public @Nullable NClob getNClob(int columnIndex) throws SQLException {
		return truth().getNClob(columnIndex);
	}

	@Override
	public @Nullable Array getArray(int columnIndex) throws SQLException {
		return truth().getArray(columnIndex);
	}

	@Override
	public @Nullable SQLXML getSQLXML(int columnIndex) throws SQLException {
		return truth().getSQLXML(columnIndex);
	}

	@Override
	public @Nullable RowId getRowId(int columnIndex) throws SQLException {
		return truth().getRowId(columnIndex);
	}

	@Override
	public @Nullable URL getURL(int columnIndex) throws SQLException {
		return truth().getURL(columnIndex);
	}

	@Override
	public @Nullable Date getDate(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		return truth().getDate(columnIndex, calendar);
	}

	@Override
	public @Nullable Time getTime(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		return truth().getTime(columnIndex, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		return truth().getTimestamp(columnIndex, calendar);
	}

	// A forward-only result refuses most of these, each driver in its own words

	@Override
	public boolean isBeforeFirst() throws SQLException {
		return truth().isBeforeFirst();
	}

	@Override
	public boolean isAfterLast() throws SQLException {
		return truth().isAfterLast();
	}

	@Override
	public boolean isFirst() throws SQLException {
		return truth().isFirst();
	}

	@Override
	public boolean isLast() throws SQLException {
		return truth().isLast();
	}

	@Override
	public void beforeFirst() throws SQLException {
		truth().beforeFirst();
	}

	@Override
	public void afterLast() throws SQLException {
		truth().afterLast();
	}

	@Override
	public boolean first() throws SQLException {
		return truth().first();
	}

	@Override
	public boolean last() throws SQLException {
		return truth().last();
	}

	@Override
	public boolean absolute(int row) throws SQLException {
		return truth().absolute(row);
	}

	@Override
	public boolean relative(int rows) throws SQLException {
		return truth().relative(rows);
	}

	@Override
	public boolean previous() throws SQLException {
		return truth().previous();
	}

	@Override
	public void setFetchDirection(int direction) throws SQLException {
		truth().setFetchDirection(direction);
	}

	@Override
	public int getFetchDirection() throws SQLException {
		return truth().getFetchDirection();
	}

	@Override
	public void setFetchSize(int rows) throws SQLException {
		truth().setFetchSize(rows);
	}

	@Override
	public int getFetchSize() throws SQLException {
		return truth().getFetchSize();
	}

	@Override
	public String getCursorName() throws SQLException {
		return truth().getCursorName();
	}

	@Override
	public int getHoldability() throws SQLException {
		return truth().getHoldability();
	}

	// What would change a row

	@Override
	public boolean rowUpdated() throws SQLException {
		return truth().rowUpdated();
	}

	@Override
	public boolean rowInserted() throws SQLException {
		return truth().rowInserted();
	}

	@Override
	public boolean rowDeleted() throws SQLException {
		return truth().rowDeleted();
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		return iface.isInstance(this) ? iface.cast(this) : truth().unwrap(iface);
	}

	@Override
	public boolean isWrapperFor(Class<?> iface) throws SQLException {
		return iface.isInstance(this) || truth().isWrapperFor(iface);
	}

}
