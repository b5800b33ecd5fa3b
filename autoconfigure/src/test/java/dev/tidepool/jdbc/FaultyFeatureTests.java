package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.UsualLogging;
import dev.tidepool.pool.LimitDecision;
import dev.tidepool.pool.PoolListener;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for what an application notices of a fault in Tidepool's own features: nothing.
 */
@ExtendWith(UsualLogging.class)
class FaultyFeatureTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(Faults.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.logger.setAdditive(false);
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
	}

	static Stream<Throwable> faults() {
		return Stream.of(new IllegalStateException("planted"), new StackOverflowError("planted"),
				new NoClassDefFoundError("planted"), new AssertionError("planted"));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void anInterceptorThatThrowsBeforeItPassesOnIsPassedOver(Throwable fault) throws SQLException {
		assertUnnoticed(TestPool.with().interceptors((execution, chain) -> sneak(fault)), 5);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void anInterceptorThatThrowsAfterItPassedOnLosesNoResultAndRepeatsNothing(Throwable fault) throws SQLException {
		assertUnnoticed(TestPool.with().interceptors((execution, chain) -> {
			chain.proceed(execution);
			return sneak(fault);
		}), 5);
	}

	@Test
	void anInterceptorThatThrowsAnSqlExceptionOfItsOwnIsFaultyToo() throws SQLException {
		assertUnnoticed(TestPool.with().interceptors((execution, chain) -> {
			throw new SQLException("not the driver's");
		}), 5);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void theStepsAfterAFaultyOneStillRunOnce(Throwable fault) throws SQLException {
		AtomicInteger seen = new AtomicInteger();
		assertUnnoticed(TestPool.with().interceptors((execution, chain) -> sneak(fault), (execution, chain) -> {
			seen.incrementAndGet();
			return chain.proceed(execution);
		}), 5);
		assertThat(seen).hasValue(5);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void anInterceptorThatCannotSayWhetherItMayAnswerDoesNot(Throwable fault) throws SQLException {
		assertUnnoticed(TestPool.with().interceptors(new QueryInterceptor() {

			@Override
			public @Nullable Object intercept(QueryExecution execution, Chain chain) throws SQLException {
				return chain.proceed(execution);
			}

			@Override
			public boolean mayAnswer(StatementFacts facts) {
				return (Boolean) sneak(fault);
			}

		}), 2);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void aFaultOnTheWayBackDoesNotHideWhatTheDriverThrew(Throwable fault) {
		for (FaultInjectionTests.Fault thrown : FaultInjectionTests.Fault.values()) {
			FaultyDriver driver = new FaultyDriver();
			HikariConfig config = TestPool.h2(2);
			config.setJdbcUrl(null);
			config.setDataSource(driver.dataSource());
			try (TestPool pool = TestPool.with().interceptors((execution, chain) -> {
				try {
					return chain.proceed(execution);
				}
				finally {
					sneak(fault);
				}
			}).on(config)) {
				driver.arm("Statement.executeQuery#1", thrown);
				Throwable caught = catchThrowable(() -> {
					try (Connection connection = pool.connection();
							Statement statement = connection.createStatement()) {
						statement.executeQuery("select 1");
					}
				});
				driver.disarm();
				assertThat(caught).as("%s", thrown).isNotNull().isSameAs(driver.thrown());
				assertThat(pool.faults()).isOne();
				pool.assertAtRest();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("faults")
	void aQueryListenerThatThrowsIsNotNoticed(Throwable fault) throws SQLException {
		List<QueryExecution> heard = new ArrayList<>();
		assertUnnoticed(TestPool.with().queryListeners(new RowListener() {

			@Override
			public void onQuery(QueryExecution execution) {
				sneak(fault);
			}

			@Override
			public void onRows(QueryExecution execution, long rows) {
				sneak(fault);
			}

		}, heard::add), 6);
		assertThat(heard).hasSize(5);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void aConnectionListenerThatThrowsIsNotNoticed(Throwable fault) throws SQLException {
		List<String> heard = new ArrayList<>();
		assertUnnoticed(TestPool.with().connectionListeners(new EveryEvent(() -> sneak(fault)), new EveryEvent(heard)),
				5);
		assertThat(heard).containsExactly("beforeCommit", "afterCommit", "afterPartialRollback", "afterRollback",
				"close");
	}

	@ParameterizedTest
	@MethodSource("faults")
	void aPoolListenerThatThrowsIsNotNoticedAndLosesNeitherPermitNorConnection(Throwable fault) throws SQLException {
		PoolListener faulty = new PoolListener() {

			@Override
			public void established(long nanos) {
				sneak(fault);
			}

			@Override
			public void closed(CloseReason reason) {
				sneak(fault);
			}

			@Override
			public void resized(LimitDecision decision) {
				sneak(fault);
			}

		};
		TestPool pool = TestPool.with().listener(faulty).on(TestPool.h2(2));
		try (pool) {
			work(pool);
			work(pool);
			pool.assertWorks();
			assertThat(pool.hikariActive()).isZero();
		}
		assertThat(pool.faults()).as("connections that came and went").isGreaterThanOrEqualTo(2);
		assertThat(this.log.list).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void aTimeoutIsTheSameWhateverTheListenerThrows(Throwable fault) throws SQLException {
		HikariConfig config = TestPool.h2(2);
		config.setConnectionTimeout(250);
		try (TestPool pool = TestPool.with().listener(new PoolListener() {

			@Override
			public void timedOut() {
				sneak(fault);
			}

		}).on(config)) {
			try (Connection held = pool.connection()) {
				held.getMetaData();
				Throwable thrown = TestThreads.callAndCatch(() -> pool.connection().getMetaData());
				assertThat(thrown).isInstanceOf(java.sql.SQLTransientConnectionException.class);
			}
			assertThat(pool.faults()).isOne();
			assertThat(pool.managed().timeouts()).isOne();
			pool.assertAtRest();
		}
	}

	// What is meant

	@Test
	void aDeliberateExceptionOfAnInterceptorReachesTheApplication() throws SQLException {
		assertDeliberate(TestPool.with().interceptors((execution, chain) -> {
			throw new Finding();
		}));
	}

	@Test
	void aDeliberateExceptionOfAQueryListenerReachesTheApplicationAfterAllHeard() throws SQLException {
		List<QueryExecution> heard = new ArrayList<>();
		assertDeliberate(TestPool.with().queryListeners((execution) -> {
			throw new Finding();
		}, heard::add));
		assertThat(heard).isNotEmpty();
	}

	@Test
	void aDeliberateExceptionOfAConnectionListenerReachesTheApplicationAfterAllHeard() throws SQLException {
		List<String> heard = new ArrayList<>();
		EveryEvent finds = new EveryEvent(() -> {
			throw new Finding();
		}) {
		};
		HikariConfig config = TestPool.h2(2);
		try (TestPool plain = TestPool.on(config);
				TestPool pool = TestPool.with().connectionListeners(finds, new EveryEvent(heard)).on(config)) {
			createTable(plain);
			Connection connection = pool.connection();
			connection.setAutoCommit(false);
			heard.clear();
			try (Statement statement = connection.createStatement()) {
				statement.executeUpdate("insert into item values (1, 'a')");
			}
			assertThatExceptionOfType(Finding.class).isThrownBy(connection::commit);
			assertThat(heard).as("a window that was opened is closed").containsExactly("beforeCommit", "afterCommit");
			try (Statement statement = connection.createStatement()) {
				statement.executeUpdate("insert into item values (2, 'a')");
			}
			assertThatExceptionOfType(Finding.class).isThrownBy(connection::close);
			assertThat(heard.subList(2, heard.size())).containsExactly("beforeCommit", "afterCommit", "close");
			pool.assertAtRest();
			assertThat(pool.faults()).isZero();
		}
	}

	private void assertDeliberate(TestPool.Builder feature) throws SQLException {
		try (TestPool pool = feature.on(TestPool.h2(2))) {
			assertThatExceptionOfType(Finding.class).isThrownBy(() -> {
				try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
					statement.execute("select 1");
				}
			});
			assertThat(pool.faults()).isZero();
			assertThat(this.log.list).isEmpty();
			pool.assertAtRest();
		}
	}

	private void assertUnnoticed(TestPool.Builder feature, int faults) throws SQLException {
		List<Object> expected;
		try (TestPool pool = TestPool.on(TestPool.h2(2))) {
			createTable(pool);
			expected = work(pool);
			assertThat(pool.faults()).isZero();
		}
		HikariConfig config = TestPool.h2(2);
		try (TestPool plain = TestPool.on(config); TestPool pool = feature.on(config)) {
			createTable(plain);
			assertThat(work(pool)).isEqualTo(expected);
			assertThat(pool.faults()).isEqualTo(faults);
			assertThat(this.log.list).as("logged once").hasSize(1);
			pool.assertAtRest();
		}
	}

	private static void createTable(TestPool pool) throws SQLException {
		try (Connection connection = pool.connection(); Statement statement = connection.createStatement()) {
			statement.execute("create table item (id int, name varchar(20))");
		}
	}

	/** Five executions, one of which yields rows; a commit and two rollbacks. */
	private static List<Object> work(TestPool pool) throws SQLException {
		List<Object> results = new ArrayList<>();
		try (Connection connection = pool.connection()) {
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.execute("create table if not exists item (id int, name varchar(20))");
			}
			try (PreparedStatement insert = connection.prepareStatement("insert into item values (?, ?)")) {
				insert.setInt(1, 1);
				insert.setString(2, "a");
				results.add(insert.executeUpdate());
				insert.addBatch();
				insert.addBatch();
				results.add(insert.executeBatch());
			}
			connection.commit();
			try (Statement statement = connection.createStatement()) {
				results.add(statement.execute("delete from item where id = 7"));
			}
			connection.rollback(connection.setSavepoint());
			connection.rollback();
			try (PreparedStatement query = connection.prepareStatement("select count(*), max(name) from item")) {
				try (ResultSet rows = query.executeQuery()) {
					rows.next();
					results.add(rows.getInt(1) + rows.getString(2));
				}
			}
		}
		return results.stream().map((each) -> (each instanceof int[] counts) ? List.of(counts.length) : each).toList();
	}

	@SuppressWarnings("unchecked")
	private static <T, X extends Throwable> T sneak(Throwable fault) throws X {
		throw (X) fault;
	}

	private static final class Finding extends DeliberateException {

		Finding() {
			super("found");
		}

	}

	private static class EveryEvent implements ConnectionListener {

		private final List<String> heard;

		private final Supplier<?> then;

		EveryEvent(List<String> heard) {
			this.heard = heard;
			this.then = () -> "";
		}

		EveryEvent(Supplier<?> then) {
			this.heard = new ArrayList<>();
			this.then = then;
		}

		@Override
		public void beforeCommit(Session session) {
			hear("beforeCommit");
		}

		@Override
		public void afterCommit(Session session, CommitOutcome outcome) {
			hear("afterCommit");
		}

		@Override
		public void afterRollback(Session session) {
			hear("afterRollback");
		}

		@Override
		public void afterPartialRollback(Session session) {
			hear("afterPartialRollback");
		}

		@Override
		public void onClose(Session session) {
			hear("close");
		}

		private void hear(String event) {
			this.heard.add(event);
			this.then.get();
		}

	}

}
