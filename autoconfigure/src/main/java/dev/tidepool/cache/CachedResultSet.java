package dev.tidepool.cache;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;

/**
 * A cursor of its own in a cached result. Conversions are not imitated: it answers with
 * the column's natural value, and with what the driver made of it when the result was
 * stored. For anything else it executes the query after all, goes on with the driver's
 * rows, and lets the next result be stored with it.
 */
final class CachedResultSet extends FallbackResultSet {

	private final CachedRows rows;

	private final Statement statement;

	private final Rerun rerun;

	private int position = -1;

	private boolean wasNull;

	/** A value of the current row was read. */
	private boolean wasRead;

	private boolean closed;

	private @Nullable ResultSet truth;

	/** The columns to read from, once one had to be opened. */
	private Cells @Nullable [] opened;

	/** What is needed from the driver now will be kept the next time. */
	private boolean wanted;

	CachedResultSet(CachedRows rows, Statement statement, Rerun rerun) {
		this.rows = rows;
		this.statement = statement;
		this.rerun = rerun;
	}

	@Override
	ResultSet truth() throws SQLException {
		ResultSet known = this.truth;
		if (known == null) {
			checkOpen();
			if (!this.wanted) {
				this.rows.plan().template().refuse("a hit needed something that only the driver can answer");
			}
			known = this.rerun.at(this.position);
			this.truth = known;
		}
		return known;
	}

	// Movement

	@Override
	public boolean next() throws SQLException {
		ResultSet known = this.truth;
		if (known != null) {
			return known.next();
		}
		checkOpen();
		this.wasRead = false;
		if (this.position < this.rows.count()) {
			this.position++;
		}
		return this.position < this.rows.count();
	}

	@Override
	public int getRow() throws SQLException {
		ResultSet known = this.truth;
		if (known != null) {
			return known.getRow();
		}
		checkOpen();
		return (this.position < this.rows.count()) ? this.position + 1 : 0;
	}

	@Override
	public void close() throws SQLException {
		this.closed = true;
		ResultSet known = this.truth;
		if (known != null) {
			known.close();
		}
	}

	@Override
	public boolean isClosed() throws SQLException {
		ResultSet known = this.truth;
		return (known != null) ? known.isClosed() : this.closed || this.statement.isClosed();
	}

	private void checkOpen() throws SQLException {
		if (this.closed || this.statement.isClosed()) {
			throw new SQLException("The result set is closed", "HY010");
		}
	}

	// Values

	/**
	 * Whether the stored values answer for a column in the current row.
	 */
	private boolean isHere(int column) throws SQLException {
		return this.truth == null && !this.closed && !this.statement.isClosed() && column > 0
				&& column <= this.rows.columns().count() && this.position >= 0 && this.position < this.rows.count();
	}

	private Cells cells(int column) {
		Cells[] known = this.opened;
		Cells cells = (known != null) ? known[column - 1] : this.rows.cells(column - 1);
		return (cells instanceof PackedText packed) ? open(column, packed) : cells;
	}

	private Cells open(int column, PackedText packed) {
		Cells[] known = this.opened;
		if (known == null) {
			known = new Cells[this.rows.columns().count()];
			for (int i = 0; i < known.length; i++) {
				known[i] = this.rows.cells(i);
			}
			this.opened = known;
		}
		known[column - 1] = packed.open();
		return known[column - 1];
	}

	private boolean isNatural(int column, Getter getter) {
		return this.rows.columns().get(column - 1).kind().isNatural(getter);
	}

	private boolean isTypedByValue(int column) {
		return this.rows.columns().get(column - 1).kind() == ColumnKind.ANY;
	}

	/**
	 * Notes what SQLite's driver would: whether there is a value, whatever the getter
	 * makes of NULL. It does not take notice of a decimal that is NULL.
	 */
	private void read(int column, Getter getter, @Nullable Object detail) {
		boolean nothing = cells(column).get(this.position) == null;
		if (!nothing || !getter.isDecimal(detail)) {
			this.wasRead = true;
			this.wasNull = nothing;
		}
	}

	/**
	 * What answers a getter in the current row.
	 */
	private @Nullable Cells source(int column, Getter getter, @Nullable Object detail) {
		ColumnKind kind = this.rows.columns().get(column - 1).kind();
		boolean natural = isTypedByValue(column) ? kind.isNatural(getter, cells(column).get(this.position))
				: kind.isNatural(getter);
		return natural ? cells(column) : this.rows.view(column, getter, detail);
	}

	/**
	 * The answer of a getter, as it was kept or as the driver gives it now.
	 */
	private @Nullable Object value(int column, Getter getter, @Nullable Object detail) throws SQLException {
		if (isHere(column)) {
			Cells known = source(column, getter, detail);
			if (known != null) {
				Object value = known.get(this.position);
				if (isTypedByValue(column)) {
					read(column, getter, detail);
				}
				else {
					this.wasNull = value == null;
				}
				return (value != null) ? Values.copy(value) : null;
			}
			want(column, getter, detail);
		}
		else if (this.wanted && column > 0 && column <= this.rows.columns().count() && !isNatural(column, getter)) {
			// One execution teaches all that it lacks
			want(column, getter, detail);
		}
		return getter.read(truth(), column, detail);
	}

	/**
	 * Lets results be kept with what this one lacks.
	 */
	void want(int column, Getter getter, @Nullable Object detail) {
		if (this.rows.plan().template().want(column, getter, detail)) {
			this.wanted = true;
		}
	}

	/**
	 * A whole number, if the stored value is one and in range.
	 */
	private long whole(int column, Getter getter, long min, long max) throws SQLException {
		if (isHere(column)) {
			if (!(this.rows.cells(column - 1) instanceof WholeCells cells)) {
				return number(value(column, getter, null));
			}
			this.wasNull = cells.isNull(this.position);
			long number = cells.value(this.position);
			return (number >= min && number <= max) ? number : number(getter.read(truth(), column, null));
		}
		return number(getter.read(truth(), column, null));
	}

	private static long number(@Nullable Object value) {
		return (value != null) ? ((Number) value).longValue() : 0;
	}

	@Override
	public boolean wasNull() throws SQLException {
		ResultSet known = this.truth;
		if (known != null) {
			return known.wasNull();
		}
		if (!this.wasRead && this.rows.columns().count() > 0 && isTypedByValue(1)) {
			throw new SQLException("column -1 out of bounds [1," + this.rows.columns().count() + "]");
		}
		return this.wasNull;
	}

	@Override
	public @Nullable String getString(int columnIndex) throws SQLException {
		return (String) value(columnIndex, Getter.STRING, null);
	}

	@Override
	public @Nullable String getNString(int columnIndex) throws SQLException {
		return (String) value(columnIndex, Getter.N_STRING, null);
	}

	@Override
	public boolean getBoolean(int columnIndex) throws SQLException {
		return value(columnIndex, Getter.BOOLEAN, null) instanceof Boolean value && value;
	}

	@Override
	public byte getByte(int columnIndex) throws SQLException {
		return (byte) whole(columnIndex, Getter.BYTE, Byte.MIN_VALUE, Byte.MAX_VALUE);
	}

	@Override
	public short getShort(int columnIndex) throws SQLException {
		return (short) whole(columnIndex, Getter.SHORT, Short.MIN_VALUE, Short.MAX_VALUE);
	}

	@Override
	public int getInt(int columnIndex) throws SQLException {
		return (int) whole(columnIndex, Getter.INT, Integer.MIN_VALUE, Integer.MAX_VALUE);
	}

	@Override
	public long getLong(int columnIndex) throws SQLException {
		return whole(columnIndex, Getter.LONG, Long.MIN_VALUE, Long.MAX_VALUE);
	}

	@Override
	public float getFloat(int columnIndex) throws SQLException {
		return (value(columnIndex, Getter.FLOAT, null) instanceof Float value) ? value : 0;
	}

	@Override
	public double getDouble(int columnIndex) throws SQLException {
		return (value(columnIndex, Getter.DOUBLE, null) instanceof Double value) ? value : 0;
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(int columnIndex) throws SQLException {
		return (BigDecimal) value(columnIndex, Getter.DECIMAL, null);
	}

	@Override
	@Deprecated
	public @Nullable BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
		return (BigDecimal) value(columnIndex, Getter.SCALED_DECIMAL, scale);
	}

	@Override
	public byte @Nullable [] getBytes(int columnIndex) throws SQLException {
		return (byte[]) value(columnIndex, Getter.BYTES, null);
	}

	@Override
	public @Nullable Date getDate(int columnIndex) throws SQLException {
		return (Date) value(columnIndex, Getter.DATE, null);
	}

	@Override
	public @Nullable Time getTime(int columnIndex) throws SQLException {
		return (Time) value(columnIndex, Getter.TIME, null);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex) throws SQLException {
		return (Timestamp) value(columnIndex, Getter.TIMESTAMP, null);
	}

	@Override
	public @Nullable Date getDate(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		TimeZone zone = Getter.zone(calendar);
		return (zone != null) ? (Date) value(columnIndex, Getter.DATE_IN, zone) : super.getDate(columnIndex, calendar);
	}

	@Override
	public @Nullable Time getTime(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		TimeZone zone = Getter.zone(calendar);
		return (zone != null) ? (Time) value(columnIndex, Getter.TIME_IN, zone) : super.getTime(columnIndex, calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex, @Nullable Calendar calendar) throws SQLException {
		TimeZone zone = Getter.zone(calendar);
		return (zone != null) ? (Timestamp) value(columnIndex, Getter.TIMESTAMP_IN, zone)
				: super.getTimestamp(columnIndex, calendar);
	}

	@Override
	public @Nullable Object getObject(int columnIndex) throws SQLException {
		return value(columnIndex, Getter.OBJECT, null);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
		// Not cast(): a driver may answer a primitive class
		return (type != null) ? (T) value(columnIndex, Getter.TYPED, type) : truth().getObject(columnIndex, type);
	}

	// The result as a whole

	@Override
	public int findColumn(String columnLabel) throws SQLException {
		if (this.truth == null && !this.closed && columnLabel != null) {
			int position = this.rows.columns().find(columnLabel);
			if (position > 0) {
				return position;
			}
			SQLException answer = this.rows.plan().template().missing(columnLabel);
			if (answer != null) {
				throw answer;
			}
		}
		return truth().findColumn(columnLabel);
	}

	@Override
	public ResultSetMetaData getMetaData() throws SQLException {
		ResultSet known = this.truth;
		if (known != null) {
			return known.getMetaData();
		}
		checkOpen();
		return new CachedMetaData(this.rows.columns(), this);
	}

	@Override
	public Statement getStatement() throws SQLException {
		checkOpen();
		return this.statement;
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		ResultSet known = this.truth;
		if (known != null) {
			return known.getWarnings();
		}
		checkOpen();
		return null;
	}

	@Override
	public void clearWarnings() throws SQLException {
		ResultSet known = this.truth;
		if (known != null) {
			known.clearWarnings();
		}
		else {
			checkOpen();
		}
	}

	@Override
	public int getType() throws SQLException {
		checkOpen();
		return TYPE_FORWARD_ONLY;
	}

	@Override
	public int getConcurrency() throws SQLException {
		checkOpen();
		return CONCUR_READ_ONLY;
	}

	/**
	 * The driver's own words, for which the query is executed.
	 */
	@Override
	protected SQLException readOnly() {
		try {
			truth().updateNull(1);
		}
		catch (SQLException ex) {
			return ex;
		}
		return super.readOnly();
	}

}
