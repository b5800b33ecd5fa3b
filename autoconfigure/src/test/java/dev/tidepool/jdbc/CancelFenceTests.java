package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.jdbc.TestThreads.Call;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cancellation meets nobody but the statement that it is meant for, however late it
 * comes.
 */
class CancelFenceTests {

	private static final int ROUNDS = 300;

	@Test
	void nobodyElseIsCancelledOnH2() throws Exception {
		assertFenced(TestPool.h2(3), "select count(*) from system_range(1, 20000)");
	}

	@Test
	void nobodyElseIsCancelledOnPostgres() throws Exception {
		((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
		try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
			HikariConfig config = TestPool.h2(3);
			config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
			assertFenced(config, "select count(*) from generate_series(1, 20000)");
		}
	}

	/**
	 * Two owners whose statements are cancelled around their closing, and two bystanders,
	 * who share the physical connections with them.
	 */
	private static void assertFenced(HikariConfig config, String query) throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).on(config)) {
			List<Call<Integer>> bystanders = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				bystanders.add(TestThreads.start(() -> query(pool, query, over)));
			}
			List<Call<Void>> owners = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				SynchronousQueue<Statement> handed = new SynchronousQueue<>();
				owners.add(TestThreads.start(() -> cancel(handed)));
				owners.add(TestThreads.start(() -> own(pool, query, handed)));
			}
			for (Call<Void> owner : owners) {
				owner.result();
			}
			over.set(true);
			for (Call<Integer> bystander : bystanders) {
				assertThat(bystander.result()).as("queries of a bystander").isPositive();
			}
			pool.assertAtRest();
			assertThat(pool.faults()).isZero();
		}
	}

	private static Integer query(TestPool pool, String query, AtomicBoolean over) throws SQLException {
		int queries = 0;
		while (!over.get()) {
			try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
				try (ResultSet rows = statement.executeQuery(query)) {
					assertThat(rows.next()).isTrue();
					queries++;
				}
			}
		}
		return queries;
	}

	private static Void own(TestPool pool, String query, SynchronousQueue<Statement> handed) throws Exception {
		for (int i = 0; i < ROUNDS; i++) {
			try (Connection connection = pool.connection()) {
				try (Statement statement = connection.createStatement()) {
					statement.executeQuery("select 1").close();
					assertThat(handed.offer(statement, 30, TimeUnit.SECONDS)).isTrue();
					if (i % 2 == 0) {
						statement.executeQuery(query).close();
					}
				}
				catch (SQLException ex) {
					// It was this one that was cancelled, or its connection
					assertThat(ex.getSQLState()).isIn("57014", "90051", "HY000", "90007");
				}
			}
		}
		return null;
	}

	private static Void cancel(SynchronousQueue<Statement> handed) throws Exception {
		for (int i = 0; i < ROUNDS; i++) {
			Statement statement = handed.poll(30, TimeUnit.SECONDS);
			assertThat(statement).isNotNull();
			try {
				statement.cancel();
			}
			catch (SQLException ex) {
				// Closed by now
				assertThat(statement.isClosed()).isTrue();
			}
		}
		return null;
	}

}
