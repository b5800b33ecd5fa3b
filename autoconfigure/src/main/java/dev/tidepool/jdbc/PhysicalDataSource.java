package dev.tidepool.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Logger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The data source below the pool: opens physical connections, times it, and remembers
 * what a fresh one is like. Thread-safe.
 */
final class PhysicalDataSource implements DataSource {

	private final Supplier<DataSource> driver;

	private final CreationListener listener;

	private final Supplier<Faults> faults;

	private final Supplier<HikariDataSource> pool;

	private volatile int defaultIsolation = Session.UNKNOWN_ISOLATION;

	private volatile @Nullable String applicationName;

	private volatile @Nullable DataSource started;

	private volatile long evicted = System.nanoTime();

	PhysicalDataSource(Supplier<DataSource> driver, CreationListener listener, Supplier<Faults> faults,
			Supplier<HikariDataSource> pool) {
		this.driver = driver;
		this.listener = listener;
		this.faults = faults;
		this.pool = pool;
	}

	/**
	 * Looks the driver up. Called before the pool is started, so that a missing driver is
	 * reported as the pool alone would report it.
	 */
	void start() {
		driver();
	}

	int defaultIsolation() {
		return this.defaultIsolation;
	}

	/**
	 * What a fresh session is called, if it has a name.
	 */
	@Nullable String applicationName() {
		return this.applicationName;
	}

	/**
	 * Notes that every connection that is open now is not wanted any more.
	 */
	void evictAll() {
		this.evicted = System.nanoTime();
	}

	void closed(PhysicalConnection connection, @Nullable CloseReason known) {
		tell(() -> this.listener.closed(reason(connection, known)));
	}

	private CloseReason reason(PhysicalConnection connection, @Nullable CloseReason known) {
		HikariDataSource pool = this.pool.get();
		if (pool.isClosed()) {
			return CloseReason.SHUTDOWN;
		}
		if (known != null) {
			return known;
		}
		if (connection.opened() - this.evicted < 0) {
			return CloseReason.EVICTED;
		}
		return CloseReason.ofAge(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - connection.opened()),
				pool.getMaxLifetime(), pool.getIdleTimeout());
	}

	/**
	 * Keeps what the listener throws from the pool: a connection that is open already
	 * would be lost.
	 */
	private void tell(Runnable news) {
		this.faults.get().contain(this.listener, news);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return open(driver()::getConnection);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return open(() -> driver().getConnection(username, password));
	}

	/**
	 * Opens a connection that is not the pool's: not paced, not counted, not kept.
	 */
	Connection openApart(@Nullable String username, @Nullable String password) throws SQLException {
		return (username != null) ? driver().getConnection(username, password) : driver().getConnection();
	}

	private Connection open(ConnectionOpener opener) throws SQLException {
		tell(this.listener::beforeCreate);
		long start = System.nanoTime();
		Connection connection = attempt(opener, start);
		while (connection == null) {
			connection = attempt(opener, start);
		}
		if (this.defaultIsolation == Session.UNKNOWN_ISOLATION) {
			learn(connection);
		}
		long nanos = System.nanoTime() - start;
		tell(() -> this.listener.created(nanos));
		return new PhysicalConnection(connection, this);
	}

	/**
	 * Tries to open a connection.
	 * @return the connection, or {@code null} if it is to be tried again
	 */
	private @Nullable Connection attempt(ConnectionOpener opener, long start) throws SQLException {
		Connection connection;
		try {
			connection = opener.open();
		}
		catch (SQLException | RuntimeException | Error ex) {
			long nanos = System.nanoTime() - start;
			tell(() -> this.listener.failed(nanos, ex));
			if (triesAgain(nanos, ex)) {
				return null;
			}
			throw ex;
		}
		if (connection == null) {
			// Left to the pool, which has words for it
			throw new SQLException("DataSource returned null unexpectedly");
		}
		return connection;
	}

	private boolean triesAgain(long nanos, Throwable failure) {
		try {
			return this.listener.triesAgain(nanos, failure);
		}
		catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
			this.faults.get().report(this.listener, ex);
			return false;
		}
	}

	private void learn(Connection connection) {
		try {
			this.defaultIsolation = connection.getTransactionIsolation();
			this.applicationName = connection.getClientInfo(SessionCleaner.APPLICATION_NAME);
		}
		catch (SQLException | RuntimeException | LinkageError | AssertionError ex) {
			// Then it stays unknown, and what depends on it stays off
		}
	}

	private DataSource driver() {
		DataSource known = this.started;
		if (known == null) {
			known = this.driver.get();
			this.started = known;
		}
		return known;
	}

	@Override
	public PrintWriter getLogWriter() throws SQLException {
		return driver().getLogWriter();
	}

	@Override
	public void setLogWriter(PrintWriter out) throws SQLException {
		driver().setLogWriter(out);
	}

	@Override
	public void setLoginTimeout(int seconds) throws SQLException {
		driver().setLoginTimeout(seconds);
	}

	@Override
	public int getLoginTimeout() throws SQLException {
		return driver().getLoginTimeout();
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		return driver().getParentLogger();
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		DataSource target = driver();
		return iface.isInstance(target) ? iface.cast(target) : target.unwrap(iface);
	}

	@Override
	public boolean isWrapperFor(Class<?> iface) throws SQLException {
		DataSource target = driver();
		return iface.isInstance(target) || target.isWrapperFor(iface);
	}

	@FunctionalInterface
	private interface ConnectionOpener {

		Connection open() throws SQLException;

	}

}
