package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.tidepool.boot.TidepoolAutoConfiguration;
import dev.tidepool.boot.actuate.TidepoolMetricsAutoConfiguration;
import dev.tidepool.sql.StatementFacts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Executions that are over before a look at the clock is worth its while. How fast this
 * machine is does not matter: what is known of the text is made known here.
 */
class PaceTests {

	private static final String SQL = "select id from pace where id = ?";

	private static final long TYPICAL = 1234;

	/** More than the clock lets go untimed in a row. */
	private static final int MANY = 200;

	private final Recorder recorder = new Recorder();

	private final TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).interceptors((execution, chain) -> {
		Object answer = chain.proceed(execution);
		this.onTheWayBack.accept(execution);
		return answer;
	}).queryListeners(this.recorder).on(TestPool.h2(3));

	private Consumer<QueryExecution> onTheWayBack = (execution) -> {
	};

	PaceTests() throws SQLException {
		try (Connection connection = this.pool.connection()) {
			connection.createStatement().execute("create table pace (id bigint primary key)");
			connection.createStatement().execute("insert into pace values (1), (2)");
		}
		this.recorder.heard.clear();
	}

	@AfterEach
	void close() {
		this.pool.close();
	}

	@Test
	void aThousandQuickOnesInARowProveIt() {
		Pace pace = new Pace();
		for (int i = 0; i < Pace.PROOF - 1; i++) {
			pace.took(Pace.QUICK_NANOS - 1);
		}
		assertThat(pace.isQuick()).isFalse();
		pace.took(TYPICAL);
		assertThat(pace.isQuick()).isTrue();
		assertThat(pace.nanos()).isEqualTo(TYPICAL);
		pace.took(Pace.QUICK_NANOS);
		assertThat(pace.isQuick()).isFalse();
		assertThat(pace.nanos()).as("no estimate is long").isEqualTo(TYPICAL);
	}

	@Test
	void whatWasHeldForLongSpeaksForNoOther() {
		Pace pace = new Pace();
		pace.held(TYPICAL);
		pace.held(Pace.NOTICED_NANOS);
		assertThat(pace.heldNanos()).isEqualTo(TYPICAL);
	}

	@Test
	void mostQuickOnesGoUntimedAndCountWithTheTimeOfTheLast() throws SQLException {
		for (int i = 0; i < MANY; i++) {
			prove();
			query(1);
		}
		assertThat(this.recorder.heard).hasSize(MANY)
			.anySatisfy((each) -> assertThat(each.isTimed()).isTrue())
			.anySatisfy((each) -> assertThat(each.isTimed()).isFalse())
			.filteredOn((each) -> !each.isTimed())
			.allSatisfy((each) -> {
				assertThat(each.nanos()).isEqualTo(TYPICAL);
				assertThat(each.acquireNanos()).isZero();
			});
	}

	@Test
	void aConnectionThatWasHeldForAnUntimedOneCountsWithTheTimeOfTheLast() throws SQLException {
		Pace pace = provedPace();
		pace.held(TYPICAL);
		Lease lease = lease(System.nanoTime());
		assertThat(lease.skipsTiming(pace)).isTrue();
		assertThat(lease.heldNanos(this.pool.shared().clock())).isEqualTo(TYPICAL);
	}

	@Test
	void unlessItWasHeldForLong() throws SQLException {
		Pace pace = provedPace();
		pace.held(TYPICAL);
		Lease lease = lease(System.nanoTime() - CoarseClock.CERTAIN_NANOS);
		assertThat(lease.skipsTiming(pace)).isTrue();
		assertThat(lease.heldNanos(this.pool.shared().clock())).isGreaterThanOrEqualTo(Pace.NOTICED_NANOS);
	}

	@Test
	void forHowLongATimedOneHeldItIsMeasuredAndKept() throws SQLException {
		Pace pace = provedPace();
		pace.held(TYPICAL);
		long before = System.nanoTime();
		Lease lease = lease(before);
		lease.executing(before, pace);
		long held = lease.heldNanos(this.pool.shared().clock());
		assertThat(held).isBetween(0L, System.nanoTime() - before);
		assertThat(pace.heldNanos()).isEqualTo((held < Pace.NOTICED_NANOS) ? held : TYPICAL);
	}

	@Test
	void severalOnOneConnectionSpeakForNoSingleOne() throws SQLException {
		Pace pace = provedPace();
		pace.held(TYPICAL);
		Lease lease = lease(System.nanoTime());
		lease.executing(System.nanoTime(), pace);
		assertThat(lease.skipsTiming(pace)).isFalse();
		lease.executing(System.nanoTime(), pace);
		lease.heldNanos(this.pool.shared().clock());
		assertThat(pace.heldNanos()).isEqualTo(TYPICAL);
	}

	@Test
	void onlyTheThreadThatTookAConnectionSkipsTiming() throws Exception {
		Pace pace = provedPace();
		Lease lease = lease(System.nanoTime());
		assertThat(TestThreads.start(() -> lease.skipsTiming(pace)).result()).isFalse();
		assertThat(lease.skipsTiming(pace)).isTrue();
	}

	/**
	 * A lease of this thread, which may let executions go untimed.
	 */
	private Lease lease(long since) throws SQLException {
		LeaseAccount account = new LeaseAccount();
		account.timing(15);
		LogicalConnection connection = (LogicalConnection) this.pool.connection();
		return new Lease(connection.path().lessor(), connection.source(), connection, Admission.OPEN, account, false,
				since, false);
	}

	private static Pace provedPace() {
		Pace pace = new Pace();
		for (int i = 0; i < Pace.PROOF; i++) {
			pace.took(TYPICAL);
		}
		return pace;
	}

	@Test
	void whatIsNotProvedIsTimed() throws SQLException {
		for (int i = 0; i < MANY; i++) {
			pace(facts()).took(Pace.QUICK_NANOS);
			query(1);
		}
		assertAllTimed();
	}

	@Test
	void everyOneIsTimedWhereSomebodyNeedsIt() throws SQLException {
		Recorder strict = new Recorder() {

			@Override
			public boolean takesEstimates() {
				return false;
			}

		};
		try (TestPool other = TestPool.with().queryListeners(this.recorder, strict).on(TestPool.h2(2));
				Connection connection = other.connection()) {
			LogicalConnection logical = (LogicalConnection) connection;
			assertThat(logical.pace(logical.path().analyze("select 1"))).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "1s, true", "40ms, true", "39ms, false", "0s, false" })
	void withTheStarterSlowQueriesAreNotOverlooked(String threshold, boolean estimates) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, TidepoolAutoConfiguration.class,
					TidepoolMetricsAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("spring.datasource.generate-unique-name=true",
					"tidepool.queries.slow-threshold=" + threshold)
			.run((context) -> {
				try (Connection connection = context.getBean(DataSource.class).getConnection()) {
					LogicalConnection logical = (LogicalConnection) connection;
					assertThat(logical.pace(facts()) != null).isEqualTo(estimates);
				}
			});
	}

	@Test
	void everyOneIsTimedThatIsPartOfATransaction() throws SQLException {
		for (int i = 0; i < MANY; i++) {
			prove();
			try (Connection connection = this.pool.connection()) {
				connection.setAutoCommit(false);
				query(connection, 1);
				connection.rollback();
			}
		}
		assertAllTimed();
	}

	@Test
	void everyOneIsTimedThatIsNotTheFirstOnItsConnection() throws SQLException {
		for (int i = 0; i < MANY; i++) {
			prove();
			try (Connection connection = this.pool.connection();
					PreparedStatement outer = connection.prepareStatement("select id from pace order by id");
					ResultSet rows = outer.executeQuery()) {
				rows.next();
				prove();
				query(connection, 1);
			}
		}
		assertThat(this.recorder.heard).hasSize(2 * MANY).allMatch(QueryExecution::isTimed);
	}

	@Test
	void aWriteIsTimed() throws SQLException {
		String sql = "update pace set id = ? where id = 7";
		try (Connection connection = this.pool.connection()) {
			LogicalConnection logical = (LogicalConnection) connection;
			assertThat(logical.pace(logical.path().analyze(sql))).isNull();
			assertThat(logical.pace(facts())).isNotNull();
		}
	}

	@Test
	void oneThatTakesLongIsNoticedAlthoughItWasNotTimed() throws SQLException {
		boolean[] skipped = new boolean[1];
		this.onTheWayBack = (execution) -> {
			skipped[0] = !execution.isTimed();
			while (skipped[0] && this.pool.shared().clock().now() - execution.startNanos() < Pace.NOTICED_NANOS) {
				Thread.onSpinWait();
			}
		};
		for (int i = 0; i < MANY && !skipped[0]; i++) {
			prove();
			query(1);
		}
		assertThat(skipped[0]).isTrue();
		assertThat(this.recorder.last().isTimed()).isTrue();
		assertThat(this.recorder.last().nanos()).isGreaterThanOrEqualTo(Pace.NOTICED_NANOS);
		assertThat(pace(facts()).isQuick()).isFalse();
	}

	private void assertAllTimed() {
		assertThat(this.recorder.heard).hasSize(MANY).allMatch(QueryExecution::isTimed);
	}

	private void query(int id) throws SQLException {
		try (Connection connection = this.pool.connection()) {
			query(connection, id);
		}
	}

	private static void query(Connection connection, int id) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(SQL)) {
			statement.setInt(1, id);
			try (ResultSet rows = statement.executeQuery()) {
				assertThat(rows.next()).isTrue();
			}
		}
	}

	/**
	 * Makes it known that the query is quick, whatever this machine made of it before.
	 */
	private void prove() throws SQLException {
		Pace pace = pace(facts());
		for (int i = 0; i < Pace.PROOF; i++) {
			pace.took(TYPICAL);
		}
	}

	private StatementFacts facts() throws SQLException {
		try (Connection connection = this.pool.connection()) {
			return ((LogicalConnection) connection).path().analyze(SQL);
		}
	}

	private Pace pace(StatementFacts facts) throws SQLException {
		try (Connection connection = this.pool.connection()) {
			Pace known = ((LogicalConnection) connection).path().pace(facts);
			assertThat(known).isNotNull();
			return known;
		}
	}

	private static class Recorder implements QueryListener {

		private final List<QueryExecution> heard = new ArrayList<>();

		QueryExecution last() {
			return this.heard.get(this.heard.size() - 1);
		}

		@Override
		public boolean takesEstimates() {
			return true;
		}

		@Override
		public void onQuery(QueryExecution execution) {
			this.heard.add(execution);
		}

	}

}
