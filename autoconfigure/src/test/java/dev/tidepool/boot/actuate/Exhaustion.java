package dev.tidepool.boot.actuate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import org.awaitility.Awaitility;

/**
 * A pool whose only permit is taken, with one session that waits for it.
 */
final class Exhaustion implements AutoCloseable {

	private final Connection holder;

	private final CompletableFuture<Void> waiter;

	Exhaustion(WebApp app) throws SQLException {
		app.pool().pin(1);
		DataSource dataSource = app.bean(DataSource.class);
		this.holder = dataSource.getConnection();
		this.holder.setAutoCommit(false);
		try (Statement statement = this.holder.createStatement()) {
			statement.execute("select 1");
		}
		this.waiter = CompletableFuture.runAsync(() -> waitFor(dataSource));
		Awaitility.await().until(() -> app.pool().waiting() == 1);
	}

	private static void waitFor(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("select 2");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws SQLException {
		this.holder.close();
		this.waiter.join();
	}

}
