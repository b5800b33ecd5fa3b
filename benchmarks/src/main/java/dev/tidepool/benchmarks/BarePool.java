package dev.tidepool.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.pool.HikariPool;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The pool under a layer, without the layer. What Tidepool puts below its own pool stays:
 * one delegate, for calls on the connection itself.
 */
final class BarePool extends AbstractDataSource {

	private final HikariPool pool;

	BarePool(HikariPool pool) {
		this.pool = pool;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return this.pool.getConnection();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new UnsupportedOperationException();
	}

}
