package dev.tidepool.cache;

import java.util.Arrays;
import java.util.Objects;

import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.Session;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a result depends on, apart from the rows in the tables. Two keys are
 * equal only if the driver was told exactly the same: a value bound as {@code int} is not
 * the same value bound as {@code long}. Immutable: the values are, or belong to the
 * bindings, which never change one once it is bound.
 */
final class CacheKey {

	private static final int[] NO_KINDS = {};

	private static final @Nullable Object[] NO_VALUES = {};

	private final String dataSource;

	private final @Nullable String user;

	private final String sql;

	private final int[] kinds;

	private final @Nullable Object[] values;

	private final int hash;

	CacheKey(String dataSource, @Nullable String user, String sql, int[] kinds, @Nullable Object[] values) {
		this.dataSource = dataSource;
		this.user = user;
		this.sql = sql;
		this.kinds = kinds;
		this.values = values;
		int result = 31 * sql.hashCode() + dataSource.hashCode();
		for (int i = 0; i < kinds.length; i++) {
			result = 31 * (31 * result + kinds[i]) + hash(values[i]);
		}
		this.hash = result;
	}

	static CacheKey of(Session session, String sql, Bindings bindings) {
		int size = bindings.size();
		if (size == 0) {
			return new CacheKey(session.dataSource(), session.user(), sql, NO_KINDS, NO_VALUES);
		}
		int[] kinds = new int[size];
		@Nullable Object[] values = new Object[size];
		for (int i = 0; i < size; i++) {
			kinds[i] = bindings.kind(i);
			values[i] = bindings.value(i);
		}
		return new CacheKey(session.dataSource(), session.user(), sql, kinds, values);
	}

	private static int hash(@Nullable Object value) {
		return (value instanceof byte[] bytes) ? Arrays.hashCode(bytes) : Objects.hashCode(value);
	}

	/**
	 * Equal and of one class: a {@code java.sql.Date} claims to equal a
	 * {@code Timestamp}.
	 */
	private static boolean same(@Nullable Object one, @Nullable Object other) {
		if (one == other) {
			return true;
		}
		if (one == null || other == null || one.getClass() != other.getClass()) {
			return false;
		}
		return (one instanceof byte[] bytes) ? Arrays.equals(bytes, (byte[]) other) : one.equals(other);
	}

	String dataSource() {
		return this.dataSource;
	}

	String sql() {
		return this.sql;
	}

	int size() {
		return this.kinds.length;
	}

	int kind(int index) {
		return this.kinds[index];
	}

	@Nullable Object value(int index) {
		return this.values[index];
	}

	/**
	 * Whether exactly these values are bound.
	 */
	boolean isBoundIn(Bindings bindings) {
		if (bindings.size() != this.kinds.length || !bindings.isComplete()) {
			return false;
		}
		for (int i = 0; i < this.kinds.length; i++) {
			if (this.kinds[i] != bindings.kind(i) || !same(this.values[i], bindings.value(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * An estimate of the heap that the key takes. The text counts in full, although the
	 * keys of one prepared statement share it: with literals in the text they do not.
	 */
	long bytes() {
		long bytes = 40 + Values.round(16 + 4L * this.kinds.length) + Values.round(16 + 4L * this.values.length)
				+ Values.bytes(this.sql);
		for (Object value : this.values) {
			bytes += Values.bytes(value);
		}
		return bytes;
	}

	@Override
	public boolean equals(Object other) {
		if (this == other) {
			return true;
		}
		if (!(other instanceof CacheKey key) || this.hash != key.hash || !this.sql.equals(key.sql)
				|| !this.dataSource.equals(key.dataSource) || !Objects.equals(this.user, key.user)
				|| !Arrays.equals(this.kinds, key.kinds)) {
			return false;
		}
		for (int i = 0; i < this.values.length; i++) {
			if (!same(this.values[i], key.values[i])) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		return this.sql + " (" + this.kinds.length + " parameters)";
	}

}
