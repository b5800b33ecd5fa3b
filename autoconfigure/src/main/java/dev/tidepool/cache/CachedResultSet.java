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
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A cursor of its own in a cached result. It answers only what H2, PostgreSQL and MySQL
 * answer alike for such a column; for anything else it executes the query after all and
 * goes on with the driver's rows.
 */
final class CachedResultSet extends FallbackResultSet {

	/** Before Gregory's reform, calendars and drivers disagree about the day. */
	private static final int FIRST_SAFE_YEAR = 1583;

	/** Not a value: the driver must answer. */
	private static final Object UNANSWERED = new Object();

	private final CachedRows rows;

	private final Statement statement;

	private final Rerun rerun;

	private int position = -1;

	private boolean wasNull;

	private boolean closed;

	private @Nullable ResultSet truth;

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
	 * The stored value in the current row.
	 */
	private @Nullable Object cell(int column) {
		if (this.truth != null || this.closed || column < 1 || column > this.rows.columns().count() || this.position < 0
				|| this.position >= this.rows.count()) {
			return UNANSWERED;
		}
		Object value = this.rows.cell(this.position, column - 1);
		this.wasNull = (value == null);
		return value;
	}

	/**
	 * The stored value as a whole number.
	 * @return a {@code Long}, {@code null}, or UNANSWERED if it is none or out of range
	 */
	private @Nullable Object whole(int column, long min, long max) {
		Object value = cell(column);
		long number;
		if (value instanceof Integer known) {
			number = known;
		}
		else if (value instanceof Long known) {
			number = known;
		}
		else if (value instanceof BigDecimal known && known.scale() == 0 && known.precision() <= 18) {
			number = known.longValue();
		}
		else {
			return (value != null) ? UNANSWERED : null;
		}
		return (number >= min && number <= max) ? (Object) number : UNANSWERED;
	}

	@Override
	public boolean wasNull() throws SQLException {
		ResultSet known = this.truth;
		return (known != null) ? known.wasNull() : this.wasNull;
	}

	@Override
	public @Nullable String getString(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value == null || value instanceof String) {
			return (String) value;
		}
		if (value instanceof Integer || value instanceof Long || value instanceof UUID) {
			return value.toString();
		}
		return truth().getString(columnIndex);
	}

	@Override
	public boolean getBoolean(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value == null) {
			return false;
		}
		if (value instanceof Boolean known) {
			return known;
		}
		// PostgreSQL knows no other numbers as booleans
		if (value instanceof Integer number && (number == 0 || number == 1)) {
			return number == 1;
		}
		return truth().getBoolean(columnIndex);
	}

	@Override
	public byte getByte(int columnIndex) throws SQLException {
		Object value = whole(columnIndex, Byte.MIN_VALUE, Byte.MAX_VALUE);
		if (value instanceof Long number) {
			return number.byteValue();
		}
		return (value == null) ? 0 : truth().getByte(columnIndex);
	}

	@Override
	public short getShort(int columnIndex) throws SQLException {
		Object value = whole(columnIndex, Short.MIN_VALUE, Short.MAX_VALUE);
		if (value instanceof Long number) {
			return number.shortValue();
		}
		return (value == null) ? 0 : truth().getShort(columnIndex);
	}

	@Override
	public int getInt(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value instanceof Integer number) {
			return number;
		}
		value = whole(columnIndex, Integer.MIN_VALUE, Integer.MAX_VALUE);
		if (value instanceof Long number) {
			return number.intValue();
		}
		return (value == null) ? 0 : truth().getInt(columnIndex);
	}

	@Override
	public long getLong(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value instanceof Long number) {
			return number;
		}
		value = whole(columnIndex, Long.MIN_VALUE, Long.MAX_VALUE);
		if (value instanceof Long number) {
			return number;
		}
		return (value == null) ? 0 : truth().getLong(columnIndex);
	}

	@Override
	public float getFloat(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value == null) {
			return 0;
		}
		return (value instanceof Float number) ? number : truth().getFloat(columnIndex);
	}

	@Override
	public double getDouble(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value == null) {
			return 0;
		}
		// Not Float: a driver that reads text widens 0.1 to another number
		if (value instanceof Double || value instanceof Integer || value instanceof Long) {
			return ((Number) value).doubleValue();
		}
		return truth().getDouble(columnIndex);
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value == null || value instanceof BigDecimal) {
			return (BigDecimal) value;
		}
		if (value instanceof Integer || value instanceof Long) {
			return BigDecimal.valueOf(((Number) value).longValue());
		}
		return truth().getBigDecimal(columnIndex);
	}

	@Override
	public @Nullable Date getDate(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value == null) {
			return null;
		}
		return (value instanceof Date date) ? (Date) date.clone() : truth().getDate(columnIndex);
	}

	@Override
	public @Nullable Time getTime(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value == null) {
			return null;
		}
		return (value instanceof Time time) ? (Time) time.clone() : truth().getTime(columnIndex);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value == null) {
			return null;
		}
		return (value instanceof Timestamp time) ? (Timestamp) time.clone() : truth().getTimestamp(columnIndex);
	}

	@Override
	public @Nullable Object getObject(int columnIndex) throws SQLException {
		Object value = cell(columnIndex);
		if (value == null) {
			return null;
		}
		return (value != UNANSWERED) ? ColumnKind.copy(value) : truth().getObject(columnIndex);
	}

	@Override
	public <T> @Nullable T getObject(int columnIndex, Class<T> type) throws SQLException {
		Object value = cell(columnIndex);
		if (value != UNANSWERED) {
			ColumnKind kind = this.rows.columns().get(columnIndex - 1).kind();
			if (type == kind.type()) {
				return (value != null) ? type.cast(ColumnKind.copy(value)) : null;
			}
			if (kind == ColumnKind.DATE && type == LocalDate.class) {
				if (value == null) {
					return null;
				}
				LocalDate date = ((Date) value).toLocalDate();
				if (date.getYear() >= FIRST_SAFE_YEAR && date.getYear() <= 9999) {
					return type.cast(date);
				}
			}
		}
		return truth().getObject(columnIndex, type);
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

}
