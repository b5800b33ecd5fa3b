package dev.tidepool.cache;

import java.util.Objects;

import dev.tidepool.jdbc.Bindings;
import dev.tidepool.jdbc.Session;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a result depends on, apart from the rows in the tables. Two keys are
 * equal only if the driver was told exactly the same: a value bound as {@code int} is not
 * the same value bound as {@code long}. Immutable: the bindings are frozen.
 */
final class CacheKey {

	private final String dataSource;

	private final @Nullable String user;

	private final String sql;

	private final Bindings bindings;

	private final int hash;

	CacheKey(String dataSource, @Nullable String user, String sql, Bindings bindings) {
		this.dataSource = dataSource;
		this.user = user;
		this.sql = sql;
		this.bindings = bindings.freeze();
		this.hash = 31 * (31 * sql.hashCode() + dataSource.hashCode()) + bindings.hash();
	}

	static CacheKey of(Session session, String sql, Bindings bindings) {
		return new CacheKey(session.dataSource(), session.user(), sql, bindings);
	}

	String dataSource() {
		return this.dataSource;
	}

	String sql() {
		return this.sql;
	}

	Bindings bindings() {
		return this.bindings;
	}

	/**
	 * Whether exactly these values are bound.
	 */
	boolean isBoundIn(Bindings bindings) {
		return bindings.isComplete() && this.bindings.isSame(bindings);
	}

	/**
	 * An estimate of the heap that the key takes. The text counts in full, although the
	 * keys of one prepared statement share it: with literals in the text they do not.
	 */
	long bytes() {
		int size = this.bindings.size();
		// Own size, that of the bindings, their values and, at worst, their types
		long bytes = 32 + 24 + Values.round(16 + 8L * size) + Values.round(16 + 4L * size) + Values.bytes(this.sql);
		for (int i = 0; i < size; i++) {
			bytes += Values.bytes(this.bindings.value(i));
		}
		return bytes;
	}

	@Override
	public boolean equals(Object other) {
		return this == other || (other instanceof CacheKey key && this.hash == key.hash && this.sql.equals(key.sql)
				&& this.dataSource.equals(key.dataSource) && Objects.equals(this.user, key.user)
				&& this.bindings.isSame(key.bindings));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		return this.sql + " (" + this.bindings.size() + " parameters)";
	}

}
