package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.ClockSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReturnTime}, with the version of HikariCP that comes with it.
 */
class ReturnTimeTests {

	private static final String URL = "jdbc:h2:mem:return-time";

	private final HikariDataSource pool = new HikariDataSource();

	@BeforeEach
	void open() {
		this.pool.setJdbcUrl(URL);
		this.pool.setMaximumPoolSize(1);
	}

	@AfterEach
	void close() {
		this.pool.close();
	}

	@Test
	void isWhatThePoolNotedUnlessThatIsInMilliseconds() throws SQLException {
		Connection connection = this.pool.getConnection();
		long since = System.nanoTime();
		awaitAfter(since);
		connection.close();
		long after = System.nanoTime();
		// The clock itself tells a later time by now
		awaitAfter(after);
		long returned = ReturnTime.of(connection, since);
		assertThat(returned - since).isPositive();
		assertThat(after - returned >= 0).isEqualTo(ClockSource.getSourceTimeUnit() == TimeUnit.NANOSECONDS);
	}

	@Test
	void isNowForAConnectionThatThePoolThrewAway() throws SQLException {
		this.pool.getConnection().close();
		Connection connection = this.pool.getConnection();
		long since = System.nanoTime();
		this.pool.evictConnection(connection);
		connection.close();
		long after = System.nanoTime();
		assertThat(ReturnTime.of(connection, since) - after).isNotNegative();
	}

	@Test
	void isNowForAConnectionOfNoPool() throws SQLException {
		Connection connection = DriverManager.getConnection(URL);
		long since = System.nanoTime();
		connection.close();
		long after = System.nanoTime();
		assertThat(ReturnTime.of(connection, since) - after).isNotNegative();
	}

	private static void awaitAfter(long moment) {
		while (System.nanoTime() - moment <= 0) {
			Thread.onSpinWait();
		}
	}

}
