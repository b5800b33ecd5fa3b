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
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The columns whose values can be kept exactly: {@code getObject} gives an immutable
 * value, or one that can be copied.
 */
enum ColumnKind {

	/** Also smaller integers, which drivers give as {@link Integer}. */
	INTEGER(Integer.class, Set.of(Types.INTEGER, Types.SMALLINT, Types.TINYINT), Getter.BYTE, Getter.SHORT, Getter.INT,
			Getter.LONG),

	/** Small integers where the driver gives them a class of their own. */
	SMALL(Short.class, Set.of(Types.SMALLINT, Types.TINYINT), Getter.SHORT),

	/** The smallest integers, likewise. */
	TINY(Byte.class, Set.of(Types.TINYINT), Getter.BYTE),

	/** 64-bit integers. */
	LONG(Long.class, Set.of(Types.BIGINT, Types.INTEGER), Getter.BYTE, Getter.SHORT, Getter.INT, Getter.LONG),

	/** Exact decimals. */
	DECIMAL(BigDecimal.class, Set.of(Types.NUMERIC, Types.DECIMAL), Getter.DECIMAL),

	/** Text that is not a LOB. */
	STRING(String.class,
			Set.of(Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.NCHAR, Types.LONGNVARCHAR),
			Getter.STRING),

	/** PostgreSQL calls its booleans bits. */
	BOOLEAN(Boolean.class, Set.of(Types.BOOLEAN, Types.BIT), Getter.BOOLEAN),

	/** Double precision. */
	DOUBLE(Double.class, Set.of(Types.DOUBLE, Types.FLOAT), Getter.DOUBLE),

	/** Single precision. */
	REAL(Float.class, Set.of(Types.REAL), Getter.FLOAT),

	/** Days. */
	DATE(Date.class, Set.of(Types.DATE), Getter.DATE),

	/** Times of day. */
	TIME(Time.class, Set.of(Types.TIME), Getter.TIME),

	/** Points in time; PostgreSQL gives those with a time zone this type, too. */
	TIMESTAMP(Timestamp.class, Set.of(Types.TIMESTAMP), Getter.TIMESTAMP),

	/** Points in time with their offset. */
	OFFSET_DATE_TIME(OffsetDateTime.class, Set.of(Types.TIMESTAMP_WITH_TIMEZONE)),

	/** Bytes that are not a LOB. */
	BINARY(byte[].class, Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY), Getter.BYTES),

	/** Every database has another type for them. */
	UNIQUE_ID(UUID.class, Set.of(Types.OTHER, Types.BINARY)),

	/** SQLite's: not the column has a type, but each value. */
	ANY(Object.class, Set.of());

	private static final ColumnKind[] ALL = values();

	/** What SQLite's driver gives as the value itself. */
	private static final Map<Class<?>, ColumnKind> OF_VALUES = Map.of(Integer.class, INTEGER, Long.class, LONG,
			Double.class, DOUBLE, String.class, STRING, byte[].class, BINARY);

	/** The getters to which SQLite's driver answers NULL with nothing, or zero. */
	private static final Set<Getter> OF_NULL = Set.of(Getter.OBJECT, Getter.STRING, Getter.BOOLEAN, Getter.BYTE,
			Getter.SHORT, Getter.INT, Getter.LONG, Getter.FLOAT, Getter.DOUBLE, Getter.BYTES);

	private final Class<?> type;

	private final Set<Integer> sqlTypes;

	/** One bit for each getter; asked for every value that is read. */
	private final int natural;

	ColumnKind(Class<?> type, Set<Integer> sqlTypes, Getter... natural) {
		this.type = type;
		this.sqlTypes = sqlTypes;
		int bits = 1 << Getter.OBJECT.ordinal();
		for (Getter getter : natural) {
			bits |= 1 << getter.ordinal();
		}
		this.natural = bits;
	}

	/**
	 * The kind of a column, or {@code null} if its values cannot be kept. Asks only what
	 * PostgreSQL's driver knows without a query of its own.
	 */
	static @Nullable ColumnKind of(ResultSetMetaData metaData, int column) throws SQLException {
		if (metaData.getClass().getName().startsWith("org.sqlite.")) {
			return ANY;
		}
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
		return (this == ANY) ? OF_VALUES.containsKey(value.getClass()) : value.getClass() == this.type;
	}

	/**
	 * Whether the driver answers a getter for one value with the value itself.
	 * @param value what {@code getObject} gives
	 */
	boolean isNatural(Getter getter, @Nullable Object value) {
		if (this != ANY) {
			return isNatural(getter);
		}
		ColumnKind kind = (value != null) ? OF_VALUES.get(value.getClass()) : null;
		return (kind != null) ? kind.isNatural(getter) : value == null && OF_NULL.contains(getter);
	}

	/**
	 * Whether every driver answers a getter with the value of {@code getObject}, or, for
	 * whole numbers in range, with the same number.
	 */
	boolean isNatural(Getter getter) {
		return (this.natural & (1 << getter.ordinal())) != 0;
	}

}
