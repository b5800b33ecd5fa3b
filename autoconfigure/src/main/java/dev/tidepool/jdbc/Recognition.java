package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import dev.tidepool.jdbc.delegate.DelegatingConnection;

/**
 * Tells the physical connections of a pool apart where nothing could be put below the
 * pool: by what the pool's own connections wrap. So what was done to one is not held
 * against the others. Thread-safe.
 */
final class Recognition {

	private final PhysicalDataSource owner;

	private final Map<Connection, PhysicalConnection> known = new IdentityHashMap<>();

	Recognition(PhysicalDataSource owner) {
		this.owner = owner;
	}

	/**
	 * Lets a connection of the pool tell which one it is.
	 */
	Connection recognize(Connection pooled) throws SQLException {
		Connection raw = pooled.unwrap(Connection.class);
		return new Recognized(pooled, physical(raw));
	}

	private synchronized PhysicalConnection physical(Connection raw) {
		PhysicalConnection physical = this.known.get(raw);
		if (physical == null) {
			// The pool does not say when it closes one, but it opens another then
			this.known.keySet().removeIf(Recognition::isClosed);
			physical = new PhysicalConnection(raw, this.owner);
			this.known.put(raw, physical);
		}
		return physical;
	}

	/**
	 * The connections that were met and may be open.
	 */
	synchronized Collection<PhysicalConnection> connections() {
		return List.copyOf(this.known.values());
	}

	private static boolean isClosed(Connection connection) {
		try {
			return connection.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

	/**
	 * Return the pool's own connection.
	 */
	static Connection pooled(Connection connection) {
		return (connection instanceof Recognized recognized) ? recognized.pooled : connection;
	}

	private record Recognized(Connection pooled, PhysicalConnection physical) implements DelegatingConnection {

		@Override
		public Connection delegate() {
			return this.pooled;
		}

		@Override
		public <T> T unwrap(Class<T> iface) throws SQLException {
			return (iface == PhysicalConnection.class) ? iface.cast(this.physical) : this.pooled.unwrap(iface);
		}

		@Override
		public boolean isWrapperFor(Class<?> iface) throws SQLException {
			return iface == PhysicalConnection.class || this.pooled.isWrapperFor(iface);
		}

	}

}
