package dev.tidepool.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Function;
import java.util.logging.Logger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.pool.HikariPool;
import com.zaxxer.hikari.util.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * Logical connections in front of a HikariCP pool that somebody else made and perhaps
 * started. It serves that very pool: what can be asked of the pool or changed while it
 * runs is passed on, and closing it closes that one. Thread-safe.
 */
public class AdoptedDataSource extends TidepoolDataSource {

	private final HikariDataSource original;

	/**
	 * Stand in front of a pool.
	 * @param original the pool, started or not
	 * @param path gives the way of a query for this pool; called once, at the end of
	 * construction
	 */
	public AdoptedDataSource(HikariDataSource original, Function<TidepoolDataSource, QueryPath> path) {
		super(original, path);
		this.original = original;
	}

	/**
	 * Return the pool that is served.
	 * @return the pool as it was found
	 */
	public HikariDataSource getOriginal() {
		return this.original;
	}

	@Override
	HikariPool pool() throws SQLException {
		HikariPoolMXBean running = this.original.getHikariPoolMXBean();
		if (running == null || this.original.isClosed()) {
			// Starts the pool, or says why it cannot be
			this.original.getConnection().close();
			running = this.original.getHikariPoolMXBean();
		}
		return (HikariPool) running;
	}

	@Override
	public PrintWriter getLogWriter() throws SQLException {
		return this.original.getLogWriter();
	}

	@Override
	public void setLogWriter(PrintWriter out) throws SQLException {
		this.original.setLogWriter(out);
	}

	@Override
	public void setLoginTimeout(int seconds) throws SQLException {
		this.original.setLoginTimeout(seconds);
	}

	@Override
	public int getLoginTimeout() throws SQLException {
		return this.original.getLoginTimeout();
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		return this.original.getParentLogger();
	}

	@Override
	public <T> T unwrap(Class<T> iface) throws SQLException {
		return iface.isInstance(this) ? iface.cast(this) : this.original.unwrap(iface);
	}

	@Override
	public boolean isWrapperFor(Class<?> iface) throws SQLException {
		return iface.isInstance(this) || this.original.isWrapperFor(iface);
	}

	@Override
	public void setMetricRegistry(Object metricRegistry) {
		target().setMetricRegistry(metricRegistry);
	}

	@Override
	public Object getMetricRegistry() {
		return target().getMetricRegistry();
	}

	@Override
	public void setMetricsTrackerFactory(@Nullable MetricsTrackerFactory factory) {
		target().setMetricsTrackerFactory(decorate(factory));
	}

	@Override
	public MetricsTrackerFactory getMetricsTrackerFactory() {
		return target().getMetricsTrackerFactory();
	}

	@Override
	public void setHealthCheckRegistry(Object healthCheckRegistry) {
		target().setHealthCheckRegistry(healthCheckRegistry);
	}

	@Override
	public Object getHealthCheckRegistry() {
		return target().getHealthCheckRegistry();
	}

	@Override
	public boolean isRunning() {
		return this.original.isRunning();
	}

	@Override
	public HikariPoolMXBean getHikariPoolMXBean() {
		return this.original.getHikariPoolMXBean();
	}

	@Override
	public HikariConfigMXBean getHikariConfigMXBean() {
		return this.original.getHikariConfigMXBean();
	}

	@Override
	public void evictConnection(Connection connection) {
		this.original.evictConnection(connection);
	}

	@Override
	public void close() {
		this.original.close();
		closed();
	}

	@Override
	public boolean isClosed() {
		return this.original.isClosed();
	}

	@Override
	public String toString() {
		return this.original.toString();
	}

	// What may be changed while the pool runs

	/**
	 * HikariCP sets properties while it is constructed, if there is a file of them.
	 */
	private HikariConfig target() {
		HikariDataSource known = this.original;
		return (known != null) ? known : new HikariConfig();
	}

	@Override
	public String getPoolName() {
		return target().getPoolName();
	}

	@Override
	public String getCatalog() {
		return target().getCatalog();
	}

	@Override
	public void setCatalog(String catalog) {
		target().setCatalog(catalog);
	}

	@Override
	public String getUsername() {
		return target().getUsername();
	}

	@Override
	public void setUsername(String username) {
		target().setUsername(username);
	}

	@Override
	public String getPassword() {
		return target().getPassword();
	}

	@Override
	public void setPassword(String password) {
		target().setPassword(password);
	}

	@Override
	public Credentials getCredentials() {
		return target().getCredentials();
	}

	@Override
	public void setCredentials(Credentials credentials) {
		target().setCredentials(credentials);
	}

	@Override
	public long getConnectionTimeout() {
		return target().getConnectionTimeout();
	}

	@Override
	public void setConnectionTimeout(long connectionTimeoutMs) {
		target().setConnectionTimeout(connectionTimeoutMs);
	}

	@Override
	public long getValidationTimeout() {
		return target().getValidationTimeout();
	}

	@Override
	public void setValidationTimeout(long validationTimeoutMs) {
		target().setValidationTimeout(validationTimeoutMs);
	}

	@Override
	public long getIdleTimeout() {
		return target().getIdleTimeout();
	}

	@Override
	public void setIdleTimeout(long idleTimeoutMs) {
		target().setIdleTimeout(idleTimeoutMs);
	}

	@Override
	public long getLeakDetectionThreshold() {
		return target().getLeakDetectionThreshold();
	}

	@Override
	public void setLeakDetectionThreshold(long leakDetectionThresholdMs) {
		target().setLeakDetectionThreshold(leakDetectionThresholdMs);
	}

	@Override
	public long getMaxLifetime() {
		return target().getMaxLifetime();
	}

	@Override
	public void setMaxLifetime(long maxLifetimeMs) {
		target().setMaxLifetime(maxLifetimeMs);
	}

	@Override
	public int getMinimumIdle() {
		return target().getMinimumIdle();
	}

	@Override
	public void setMinimumIdle(int minIdle) {
		target().setMinimumIdle(minIdle);
	}

	@Override
	public int getMaximumPoolSize() {
		return target().getMaximumPoolSize();
	}

	@Override
	public void setMaximumPoolSize(int maxPoolSize) {
		target().setMaximumPoolSize(maxPoolSize);
	}

}
