package dev.tidepool.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The values bound to a prepared statement, with how each was bound: two bindings are the
 * same only if the driver was told the same. Mutable values are copied. A value that
 * cannot be copied (a stream, an unknown class) makes the bindings
 * {@linkplain #isComplete() incomplete}. Confined to the thread that uses the statement,
 * until they are {@linkplain #freeze() frozen}: then they never change again.
 */
public final class Bindings {

	private static final int MAX_PARAMETERS = 4096;

	private static final Set<Class<?>> OTHER_IMMUTABLES = Set.of(Boolean.class, Byte.class, Short.class, Float.class,
			Double.class, Character.class, BigDecimal.class, BigInteger.class, UUID.class, LocalDate.class,
			LocalTime.class, LocalDateTime.class, OffsetDateTime.class, OffsetTime.class, ZonedDateTime.class,
			Instant.class, Year.class);

	private static final int[] NO_TYPES = {};

	static final Bindings NONE = new Bindings(0).freeze();

	/** By turns how a value was bound, a {@link Setter}, and the value. */
	private final @Nullable Object[] bound;

	/** The types that the application named, once it has named one. */
	private int[] sqlTypes = NO_TYPES;

	private boolean lost;

	private boolean frozen;

	Bindings(int parameters) {
		this.bound = new Object[2 * Math.min(parameters, MAX_PARAMETERS)];
	}

	private Bindings(Bindings other) {
		this.bound = other.bound.clone();
		this.sqlTypes = (other.sqlTypes.length > 0) ? other.sqlTypes.clone() : NO_TYPES;
		this.lost = other.lost;
	}

	/**
	 * Lets them be kept, by a cache for instance: the statement goes on with others as
	 * soon as it is bound anew.
	 * @return these
	 */
	public Bindings freeze() {
		if (!this.frozen) {
			// Not written in vain: statements without parameters share theirs
			this.frozen = true;
		}
		return this;
	}

	/**
	 * Return bindings with the same values which may be changed.
	 */
	Bindings open() {
		return this.frozen ? new Bindings(this) : this;
	}

	/**
	 * Whether the driver was told exactly the same. Values are equal if they are and are
	 * of one class: a {@code java.sql.Date} claims to equal a {@code Timestamp}.
	 * @param other the others
	 * @return {@code true} if so
	 */
	public boolean isSame(Bindings other) {
		if (this.bound.length != other.bound.length || !Arrays.equals(this.sqlTypes, other.sqlTypes)) {
			return false;
		}
		for (int i = 0; i < this.bound.length; i += 2) {
			if (this.bound[i] != other.bound[i] || !isSame(this.bound[i + 1], other.bound[i + 1])) {
				return false;
			}
		}
		return true;
	}

	private static boolean isSame(@Nullable Object one, @Nullable Object other) {
		if (one == other) {
			return true;
		}
		if (one == null || other == null || one.getClass() != other.getClass()) {
			return false;
		}
		return (one instanceof byte[] bytes) ? Arrays.equals(bytes, (byte[]) other) : one.equals(other);
	}

	/**
	 * Return a hash of everything that {@link #isSame} looks at.
	 * @return the hash, the same for the same bindings
	 */
	public int hash() {
		int hash = 0;
		for (int i = 0; i < size(); i++) {
			Object value = value(i);
			int own = (value instanceof byte[] bytes) ? Arrays.hashCode(bytes) : Objects.hashCode(value);
			hash = 31 * (31 * hash + kind(i)) + own;
		}
		return hash;
	}

	/**
	 * Return the number of parameters.
	 * @return the number
	 */
	public int size() {
		return this.bound.length / 2;
	}

	/**
	 * Return a bound value.
	 * @param index the position, from 0
	 * @return an immutable value or a private copy; {@code null} if NULL or nothing was
	 * bound
	 */
	public @Nullable Object value(int index) {
		return this.bound[2 * index + 1];
	}

	/**
	 * Return how a value was bound.
	 * @param index the position, from 0
	 * @return a number that differs wherever the driver was told something else
	 */
	public int kind(int index) {
		Setter setter = setter(index);
		return (setter != null) ? 31 * sqlType(index) + setter.ordinal() : -1;
	}

	private @Nullable Setter setter(int index) {
		return (Setter) this.bound[2 * index];
	}

	private int sqlType(int index) {
		return (this.sqlTypes.length > 0) ? this.sqlTypes[index] : 0;
	}

	/**
	 * Whether every parameter has a value and every value is known exactly.
	 * @return {@code true} if so
	 */
	public boolean isComplete() {
		if (this.lost) {
			return false;
		}
		for (int i = 0; i < this.bound.length; i += 2) {
			if (this.bound[i] == null) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Notes a value.
	 * @param index the JDBC position, from 1
	 * @return whether it was taken; otherwise the bindings are incomplete from now on
	 */
	boolean set(int index, Setter setter, @Nullable Object value, int sqlType) {
		if (index < 1 || index > size()) {
			this.lost = true;
			return false;
		}
		this.bound[2 * index - 2] = setter;
		this.bound[2 * index - 1] = value;
		if (sqlType != 0 && this.sqlTypes.length == 0) {
			this.sqlTypes = new int[size()];
		}
		if (this.sqlTypes.length > 0) {
			this.sqlTypes[index - 1] = sqlType;
		}
		return true;
	}

	void lose() {
		this.lost = true;
	}

	void clear() {
		Arrays.fill(this.bound, null);
		this.lost = false;
	}

	/**
	 * Binds a value as it was bound before.
	 * @param target the physical statement
	 * @param index the position, from 0
	 * @param kind what {@link #kind} said
	 * @param value what {@link #value} gave
	 * @throws SQLException what the driver threw
	 */
	public static void bind(PreparedStatement target, int index, int kind, @Nullable Object value) throws SQLException {
		Setter.values()[Math.floorMod(kind, 31)].apply(target, index + 1, value, Math.floorDiv(kind, 31));
	}

	/**
	 * Binds everything again on a statement that was prepared late.
	 */
	void replay(PreparedStatement target) throws SQLException {
		for (int i = 0; i < size(); i++) {
			Setter setter = setter(i);
			if (setter != null) {
				setter.apply(target, i + 1, value(i), sqlType(i));
			}
		}
	}

	/**
	 * Whether a value handed to {@code setObject} is of a class that never changes.
	 */
	static boolean isImmutable(Object value) {
		Class<?> type = value.getClass();
		return type == String.class || type == Long.class || type == Integer.class || OTHER_IMMUTABLES.contains(type);
	}

	/**
	 * Copies a value of a class that may change, or returns {@code null} if it is not
	 * known how.
	 */
	static @Nullable Object copyOf(Object value) {
		Class<?> type = value.getClass();
		if (type == Timestamp.class || type == Date.class || type == Time.class) {
			return ((java.util.Date) value).clone();
		}
		return (value instanceof byte[] bytes) ? bytes.clone() : null;
	}

	/**
	 * The ways to bind a value that can be told again later.
	 */
	enum Setter {

		NULL {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setNull(index, sqlType);
			}
		},

		BOOLEAN {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setBoolean(index, (Boolean) known(value));
			}
		},

		BYTE {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setByte(index, (Byte) known(value));
			}
		},

		SHORT {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setShort(index, (Short) known(value));
			}
		},

		INT {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setInt(index, (Integer) known(value));
			}
		},

		LONG {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setLong(index, (Long) known(value));
			}
		},

		FLOAT {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setFloat(index, (Float) known(value));
			}
		},

		DOUBLE {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setDouble(index, (Double) known(value));
			}
		},

		BIG_DECIMAL {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setBigDecimal(index, (BigDecimal) value);
			}
		},

		STRING {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setString(index, (String) value);
			}
		},

		N_STRING {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setNString(index, (String) value);
			}
		},

		BYTES {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setBytes(index, (value != null) ? ((byte[]) value).clone() : null);
			}
		},

		DATE {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setDate(index, (value != null) ? (Date) ((Date) value).clone() : null);
			}
		},

		TIME {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setTime(index, (value != null) ? (Time) ((Time) value).clone() : null);
			}
		},

		TIMESTAMP {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setTimestamp(index, (value != null) ? (Timestamp) ((Timestamp) value).clone() : null);
			}
		},

		OBJECT {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setObject(index, value);
			}
		},

		TYPED_OBJECT {
			@Override
			void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType) throws SQLException {
				target.setObject(index, value, sqlType);
			}
		};

		abstract void apply(PreparedStatement target, int index, @Nullable Object value, int sqlType)
				throws SQLException;

		static Object known(@Nullable Object value) {
			if (value == null) {
				throw new IllegalStateException("'value' must not be null");
			}
			return value;
		}

	}

}
