package dev.tidepool.cache;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;

/**
 * The getters of a result set whose answers can be kept. Some take a detail: a class, a
 * time zone, a scale.
 */
enum Getter {

	STRING((rows, column, detail) -> rows.getString(column)),

	N_STRING((rows, column, detail) -> rows.getNString(column)),

	BOOLEAN((rows, column, detail) -> orNull(rows, rows.getBoolean(column))),

	BYTE((rows, column, detail) -> orNull(rows, rows.getByte(column))),

	SHORT((rows, column, detail) -> orNull(rows, rows.getShort(column))),

	INT((rows, column, detail) -> orNull(rows, rows.getInt(column))),

	LONG((rows, column, detail) -> orNull(rows, rows.getLong(column))),

	FLOAT((rows, column, detail) -> orNull(rows, rows.getFloat(column))),

	DOUBLE((rows, column, detail) -> orNull(rows, rows.getDouble(column))),

	DECIMAL((rows, column, detail) -> rows.getBigDecimal(column)),

	SCALED_DECIMAL((rows, column, detail) -> scaled(rows, column, (Integer) known(detail))),

	BYTES((rows, column, detail) -> rows.getBytes(column)),

	DATE((rows, column, detail) -> rows.getDate(column)),

	TIME((rows, column, detail) -> rows.getTime(column)),

	TIMESTAMP((rows, column, detail) -> rows.getTimestamp(column)),

	DATE_IN((rows, column, detail) -> rows.getDate(column, calendar(detail))),

	TIME_IN((rows, column, detail) -> rows.getTime(column, calendar(detail))),

	TIMESTAMP_IN((rows, column, detail) -> rows.getTimestamp(column, calendar(detail))),

	OBJECT((rows, column, detail) -> rows.getObject(column)),

	TYPED((rows, column, detail) -> rows.getObject(column, (Class<?>) known(detail))),

	/** Streams, locators and the like: the driver must answer. */
	OTHER((rows, column, detail) -> {
		throw new IllegalStateException("Cannot be kept");
	}),

	/** The details of all columns, for which PostgreSQL's driver asks the database. */
	METADATA((rows, column, detail) -> null);

	private final Reading reading;

	Getter(Reading reading) {
		this.reading = reading;
	}

	/**
	 * Asks the driver.
	 * @return a value, {@code null} for NULL
	 */
	@Nullable Object read(ResultSet rows, int column, @Nullable Object detail) throws SQLException {
		return this.reading.read(rows, column, detail);
	}

	/**
	 * Whether it gives a decimal, in whatever form it is asked for.
	 */
	boolean isDecimal(@Nullable Object detail) {
		return this == DECIMAL || this == SCALED_DECIMAL || (this == TYPED && detail == BigDecimal.class);
	}

	/**
	 * What tells the calls apart that take a calendar.
	 * @return the time zone, or {@code null} if the calendar counts in a way of its own
	 */
	static @Nullable TimeZone zone(@Nullable Calendar calendar) {
		if (calendar == null || calendar.getClass() != GregorianCalendar.class) {
			return null;
		}
		TimeZone zone = calendar.getTimeZone();
		boolean usual = ((GregorianCalendar) calendar).getGregorianChange().getTime() == GREGORIAN_CHANGE
				&& calendar.isLenient();
		return usual ? zone : null;
	}

	private static final long GREGORIAN_CHANGE = new GregorianCalendar().getGregorianChange().getTime();

	private static Calendar calendar(@Nullable Object zone) {
		return new GregorianCalendar((TimeZone) ((TimeZone) known(zone)).clone());
	}

	@SuppressWarnings("deprecation")
	private static @Nullable Object scaled(ResultSet rows, int column, int scale) throws SQLException {
		return rows.getBigDecimal(column, scale);
	}

	private static @Nullable Object orNull(ResultSet rows, Object value) throws SQLException {
		return rows.wasNull() ? null : value;
	}

	private static Object known(@Nullable Object detail) {
		if (detail == null) {
			throw new IllegalStateException("'detail' must not be null");
		}
		return detail;
	}

	@FunctionalInterface
	private interface Reading {

		@Nullable Object read(ResultSet rows, int column, @Nullable Object detail) throws SQLException;

	}

}
