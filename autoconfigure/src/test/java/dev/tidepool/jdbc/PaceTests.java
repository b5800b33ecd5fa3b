package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Executions that are over before a look at the clock is worth its while. How fast this
 * machine is does not matter: what is known of the text is made known here.
 */
class PaceTests {

	private static final String SQL = "select id from pace where id = ?";

	private static final long TYPICAL = 1234;

	private static final long HOUR = TimeUnit.HOURS.toNanos(1);

	private static final long LONG = 2 * CoarseClock.STEP_NANOS;

	/** More than the clock lets go untimed in a row. */
	private static final int MANY = 200;

	private final Recorder recorder = new Recorder();

	private final TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).interceptors((execution, chain) -> {
		try {
			return chain.proceed(execution);
		}
		finally {
			this.onTheWayBack.accept(execution);
		}
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
	void forHowLongAConnectionWasHeldSpeaksForOthersIfItWasQuickAndIsProved() {
		Pace unproved = new Pace();
		unproved.held(TYPICAL);
		assertThat(unproved.heldNanos()).isZero();
		Pace pace = provedPace();
		pace.held(TYPICAL);
		pace.held(LONG);
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
		// However late it is by now
		Lease lease = lease(System.nanoTime() + HOUR);
		assertThat(lease.skipsTiming(pace, steps())).isTrue();
		assertThat(lease.heldNanos(clock())).isEqualTo(TYPICAL);
	}

	@Test
	void unlessItWasHeldForLong() throws SQLException {
		Pace pace = provedPace();
		pace.held(TYPICAL);
		Lease lease = lease(System.nanoTime() - HOUR);
		assertThat(lease.skipsTiming(pace, steps() - 2)).isTrue();
		assertThat(lease.heldNanos(clock())).isGreaterThan(HOUR / 2);
	}

	@Test
	void aSingleStepOfTheClockDoesNotMakeItLong() throws SQLException {
		Pace pace = provedPace();
		pace.held(TYPICAL);
		Lease lease = lease(System.nanoTime() - HOUR);
		CoarseClock standing = new CoarseClock();
		standing.close();
		assertThat(lease.skipsTiming(pace, standing.steps() - 1)).isTrue();
		assertThat(lease.heldNanos(standing)).isEqualTo(TYPICAL);
	}

	@Test
	void whereNothingIsKnownOfHowLongItsLikeWereHeldTheClockTellsAboutHowLongItWas() throws SQLException {
		Lease lease = lease(System.nanoTime() - HOUR);
		assertThat(lease.skipsTiming(provedPace(), steps())).isTrue();
		assertThat(lease.heldNanos(clock())).isGreaterThan(HOUR / 2);
	}

	@Test
	void forHowLongATimedOneHeldItIsMeasuredAndKept() throws SQLException {
		Pace pace = provedPace();
		pace.held(TYPICAL);
		long before = System.nanoTime();
		Lease lease = lease(before);
		lease.executing(before, pace);
		long held = lease.heldNanos(clock());
		assertThat(held).isBetween(0L, System.nanoTime() - before);
		assertThat(pace.heldNanos()).isEqualTo((held < LONG) ? held : TYPICAL);
	}

	@Test
	void severalOnOneConnectionSpeakForNoSingleOne() throws SQLException {
		Pace pace = provedPace();
		pace.held(TYPICAL);
		Lease lease = lease(System.nanoTime());
		lease.executing(System.nanoTime(), pace);
		assertThat(lease.skipsTiming(pace, steps())).isFalse();
		lease.executing(System.nanoTime(), pace);
		lease.heldNanos(clock());
		assertThat(pace.heldNanos()).isEqualTo(TYPICAL);
	}

	@Test
	void fromTheSecondOnItIsKnownExactlyHowLongAConnectionWasHeld() throws SQLException {
		Pace pace = provedPace();
		pace.held(TYPICAL);
		long before = System.nanoTime();
		Lease lease = lease(before);
		assertThat(lease.skipsTiming(pace, steps())).isTrue();
		lease.executing(before + 1, pace);
		assertThat(lease.since()).isEqualTo(before + 1 - TYPICAL);
		assertThat(lease.heldNanos(clock())).isBetween(TYPICAL, System.nanoTime() - before + TYPICAL);
		assertThat(pace.heldNanos()).isEqualTo(TYPICAL);
	}

	@Test
	void onlyTheThreadThatTookAConnectionSkipsTiming() throws Exception {
		Pace pace = provedPace();
		Lease lease = lease(System.nanoTime());
		assertThat(TestThreads.start(() -> lease.skipsTiming(pace, steps())).result()).isFalse();
		assertThat(lease.skipsTiming(new Pace(), steps())).isFalse();
		assertThat(lease.skipsTiming(pace, steps())).isTrue();
	}

	private CoarseClock clock() {
		return this.pool.shared().clock();
	}

	private int steps() {
		return clock().steps();
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
	void everyOneIsTimedWhereSomebodyNeedsItOrAConnectionIsKept() throws SQLException {
		QueryListener strict = (execution) -> {
		};
		assertThat(makesEstimates(Leasing.TRANSACTION, this.recorder)).isTrue();
		assertThat(makesEstimates(Leasing.TRANSACTION, this.recorder, strict)).isFalse();
		assertThat(makesEstimates(Leasing.CONNECTION, this.recorder)).isFalse();
	}

	private static boolean makesEstimates(Leasing leasing, QueryListener... listeners) throws SQLException {
		try (TestPool other = TestPool.with().leasing(leasing).queryListeners(listeners).on(TestPool.h2(2));
				Connection connection = other.connection()) {
			return ((LogicalConnection) connection).path().makesEstimates();
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
					assertThat(logical.path().makesEstimates()).isEqualTo(estimates);
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
			try (Connection connection = this.pool.connection();
					PreparedStatement statement = connection.prepareStatement(SQL)) {
				statement.setInt(1, 1);
				prove();
				statement.executeQuery().close();
				prove();
				statement.executeQuery().close();
			}
		}
		List<QueryExecution> heard = this.recorder.heard;
		assertThat(heard).hasSize(2 * MANY);
		assertThat(heard).filteredOn((each) -> heard.indexOf(each) % 2 == 0).anyMatch((each) -> !each.isTimed());
		assertThat(heard).filteredOn((each) -> heard.indexOf(each) % 2 == 1).allMatch(QueryExecution::isTimed);
	}

	@Test
	void oneThatFailsAfterLongIsNotQuick() throws SQLException {
		prove();
		this.onTheWayBack = (execution) -> awaitSteps(clock(), 4);
		// Nothing is bound
		try (Connection connection = this.pool.connection();
				PreparedStatement statement = connection.prepareStatement(SQL)) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeQuery);
		}
		assertThat(this.recorder.last().failure()).isNotNull();
		assertThat(pace(facts()).isQuick()).isFalse();
	}

	@Test
	void aWriteIsTimed() throws SQLException {
		String sql = "update pace set id = ? where id = 7";
		try (Connection connection = this.pool.connection()) {
			LogicalConnection logical = (LogicalConnection) connection;
			assertThat(pace(facts())).isNotNull();
			assertThat(logical.pace(logical.path().analyze(sql))).isNull();
		}
	}

	@Test
	void oneThatTakesLongIsNoticedAlthoughItWasNotTimed() throws SQLException {
		boolean[] skipped = new boolean[1];
		this.onTheWayBack = (execution) -> {
			skipped[0] = !execution.isTimed();
			if (skipped[0]) {
				awaitSteps(clock(), 4);
			}
		};
		for (int i = 0; i < MANY && !skipped[0]; i++) {
			prove();
			query(1);
		}
		assertThat(skipped[0]).isTrue();
		assertThat(this.recorder.last().isTimed()).isTrue();
		assertThat(this.recorder.last().nanos()).isGreaterThanOrEqualTo(LONG);
		assertThat(pace(facts()).isQuick()).isFalse();
	}

	private static void awaitSteps(CoarseClock clock, int steps) {
		int before = clock.steps();
		while (clock.steps() - before < steps) {
			clock.now();
			Thread.onSpinWait();
		}
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
			QueryPath path = ((LogicalConnection) connection).path();
			Pace known = path.pace(facts);
			while (known == null) {
				// Asked as often as this, the clock moves on by itself
				clock().now();
				known = path.pace(facts);
			}
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
