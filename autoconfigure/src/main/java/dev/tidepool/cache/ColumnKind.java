package dev.tidepool.cache;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The columns whose values can be kept exactly: {@code getObject} gives an immutable
 * value, or one that can be copied.
 */
enum ColumnKind {

	/** Also smaller integers, which drivers give as {@link Integer}. */
	INTEGER(Integer.class, Set.of(Types.INTEGER, Types.SMALLINT, Types.TINYINT)),

	/** 64-bit integers. */
	LONG(Long.class, Set.of(Types.BIGINT, Types.INTEGER)),

	/** Exact decimals. */
	DECIMAL(BigDecimal.class, Set.of(Types.NUMERIC, Types.DECIMAL)),

	/** Text that is not a LOB. */
	STRING(String.class,
			Set.of(Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.NCHAR, Types.LONGNVARCHAR)),

	/** PostgreSQL calls its booleans bits. */
	BOOLEAN(Boolean.class, Set.of(Types.BOOLEAN, Types.BIT)),

	/** Double precision. */
	DOUBLE(Double.class, Set.of(Types.DOUBLE, Types.FLOAT)),

	/** Single precision. */
	REAL(Float.class, Set.of(Types.REAL)),

	/** Days. */
	DATE(Date.class, Set.of(Types.DATE)),

	/** Times of day. */
	TIME(Time.class, Set.of(Types.TIME)),

	/** Points in time; PostgreSQL gives those with a time zone this type, too. */
	TIMESTAMP(Timestamp.class, Set.of(Types.TIMESTAMP)),

	/** Points in time with their offset. */
	OFFSET_DATE_TIME(OffsetDateTime.class, Set.of(Types.TIMESTAMP_WITH_TIMEZONE)),

	/** Every database has another type for them. */
	UNIQUE_ID(UUID.class, Set.of(Types.OTHER, Types.BINARY));

	private static final ColumnKind[] ALL = values();

	private final Class<?> type;

	private final Set<Integer> sqlTypes;

	ColumnKind(Class<?> type, Set<Integer> sqlTypes) {
		this.type = type;
		this.sqlTypes = sqlTypes;
	}

	/**
	 * The kind of a column, or {@code null} if its values cannot be kept. Asks only what
	 * PostgreSQL's driver knows without a query of its own.
	 */
	static @Nullable ColumnKind of(ResultSetMetaData metaData, int column) throws SQLException {
		String className = metaData.getColumnClassName(column);
		int sqlType = metaData.getColumnType(column);
		if (sqlType == Types.LONGVARCHAR
				&& "LONG".equals(metaData.getColumnTypeName(column).toUpperCase(Locale.ROOT))) {
			// Oracle streams it: it can be read once
			return null;
		}
		for (ColumnKind kind : ALL) {
			if (kind.sqlTypes.contains(sqlType) && kind.type.getName().equals(className)) {
				return kind;
			}
		}
		return null;
	}

	Class<?> type() {
		return this.type;
	}

	/**
	 * Whether the driver gave what the metadata promised: PostgreSQL gives a decimal that
	 * is not a number as {@link Double}.
	 */
	boolean holds(Object value) {
		return value.getClass() == this.type;
	}

	/**
	 * The value itself, or a copy if it can change.
	 */
	static Object copy(Object value) {
		return (value instanceof java.util.Date date) ? date.clone() : value;
	}

	/**
	 * An estimate of the heap that a value takes, its reference excluded: object headers
	 * of 12 bytes, sizes rounded up to 8, text with one byte a character if all of it is
	 * Latin-1, else two.
	 */
	static long bytes(@Nullable Object value) {
		if (value == null) {
			return 0;
		}
		if (value instanceof String text) {
			return 40 + round(isWide(text) ? 2L * text.length() : text.length());
		}
		if (value instanceof byte[] bytes) {
			return 16 + round(bytes.length);
		}
		if (value instanceof BigDecimal decimal) {
			return (decimal.precision() <= 18) ? 40 : 88 + round(decimal.precision() / 2);
		}
		if (value instanceof OffsetDateTime) {
			return 104;
		}
		return (value instanceof Number || value instanceof Boolean) ? 24 : 72;
	}

	private static boolean isWide(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > 0xff) {
				return true;
			}
		}
		return false;
	}

	private static long round(long bytes) {
		return (bytes + 7) & ~7L;
	}

}
