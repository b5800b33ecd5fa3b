package dev.tidepool.boot.actuate;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;

/**
 * Reaches an H2 database far away: it takes a fifth of a second to connect.
 */
public final class SlowDriver implements Driver {

	private static final String PREFIX = "jdbc:slow:";

	private final Driver driver = new org.h2.Driver();

	@Override
	public Connection connect(String url, Properties info) throws SQLException {
		long arrival = System.nanoTime() + 200_000_000;
		for (long left = arrival - System.nanoTime(); left > 0; left = arrival - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
		return this.driver.connect("jdbc:" + url.substring(PREFIX.length()), info);
	}

	@Override
	public boolean acceptsURL(String url) {
		return url.startsWith(PREFIX);
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
		return new DriverPropertyInfo[0];
	}

	@Override
	public int getMajorVersion() {
		return this.driver.getMajorVersion();
	}

	@Override
	public int getMinorVersion() {
		return this.driver.getMinorVersion();
	}

	@Override
	public boolean jdbcCompliant() {
		return this.driver.jdbcCompliant();
	}

	@Override
	public Logger getParentLogger() {
		return Logger.getGlobal();
	}

}
