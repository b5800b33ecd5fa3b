package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tidepool.jdbc.QueryExecution.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what {@link QueryCache} serves and what not.
 */
class ServingTests {

	private static final String QUERY = CacheFixture.QUERY;

	private CacheFixture fixture;

	@BeforeEach
	void open() throws SQLException {
		this.fixture = CacheFixture.h2();
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private long bypasses(BypassReason reason) {
		return this.fixture.cache.statistics().bypasses().get(reason);
	}

	@Test
	void aSecondQueryIsAnsweredWithoutAConnection() throws SQLException {
		assertThat(this.fixture.query(QUERY)).containsExactly("tea");
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(QUERY);
				ResultSet rows = statement.executeQuery()) {
			assertThat(this.fixture.dataSource.getHikariPoolMXBean().getActiveConnections()).isZero();
			assertThat(rows.next()).isTrue();
			assertThat(rows.getString("NAME")).isEqualTo("tea");
			assertThat(rows.next()).isFalse();
			assertThat(rows.getStatement()).isSameAs(statement);
		}
		CacheStatistics statistics = this.fixture.cache.statistics();
		assertThat(statistics.hits()).isEqualTo(1);
		assertThat(statistics.misses()).isEqualTo(1);
		assertThat(statistics.fills()).isEqualTo(1);
		assertThat(statistics.entries()).isEqualTo(1);
		assertThat(statistics.bytes()).isPositive();
		assertThat(statistics.hitsByRule()).containsEntry("rules[0]", 1L);
		assertThat(this.fixture.cache.tables()).containsOnlyKeys("product");
	}

	@Test
	void emptyResultsAreServedToo() throws SQLException {
		String none = "select name from product where id = 99";
		assertThat(this.fixture.query(none)).isEmpty();
		assertThat(this.fixture.hits(none)).isTrue();
	}

	@Test
	void anAnswerSaysWhereItCameFrom() throws SQLException {
		this.fixture.query(QUERY);
		assertThat(this.fixture.sources).endsWith(Source.DATABASE);
		this.fixture.query(QUERY);
		assertThat(this.fixture.sources).endsWith(Source.FIRST_LEVEL);
	}

	@Test
	void executeIsServedAsWell() throws SQLException {
		for (int i = 0; i < 2; i++) {
			try (Connection connection = this.fixture.connection();
					PreparedStatement statement = connection.prepareStatement(QUERY)) {
				assertThat(statement.execute()).isTrue();
				assertThat(statement.getUpdateCount()).isEqualTo(-1);
				ResultSet rows = statement.getResultSet();
				assertThat(CacheFixture.column(rows)).containsExactly("tea");
				assertThat(statement.getMoreResults()).isFalse();
				assertThat(statement.getUpdateCount()).isEqualTo(-1);
			}
		}
		assertThat(this.fixture.cache.statistics().hits()).isEqualTo(1);
	}

	/**
	 * The driver closes what belongs to the execution before, generated keys included.
	 */
	@Test
	void theDriverIsAskedForMoreResultsWhereItExecuted() throws SQLException {
		try (Connection connection = this.fixture.connection(); Statement statement = connection.createStatement()) {
			assertThat(statement.execute(QUERY)).isTrue();
			ResultSet rows = statement.getResultSet();
			ResultSet keys = statement.getGeneratedKeys();
			assertThat(statement.getMoreResults()).isFalse();
			assertThat(rows.isClosed()).isTrue();
			assertThat(keys.isClosed()).isTrue();
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
			assertThat(statement.getResultSet()).isNull();
		}
	}

	@Test
	void plainStatementsAreServedAsWell() throws SQLException {
		this.fixture.warm();
		try (Connection connection = this.fixture.connection(); Statement statement = connection.createStatement()) {
			assertThat(CacheFixture.column(statement.executeQuery(QUERY))).containsExactly("tea");
		}
		assertThat(this.fixture.cache.statistics().hits()).isEqualTo(2);
	}

	@Test
	void whoPutsAServedStatementBackInOrderLeasesNothing() throws SQLException {
		this.fixture.warm();
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(QUERY)) {
			assertThat(CacheFixture.column(statement.executeQuery())).containsExactly("tea");
			assertThat(statement.getMaxRows()).isZero();
			assertThat(statement.getQueryTimeout()).isZero();
			assertThat(this.fixture.dataSource.holders(1)).isEmpty();
			statement.setQueryTimeout(7);
			assertThat(statement.getQueryTimeout()).isEqualTo(7);
			assertThat(this.fixture.dataSource.holders(1)).hasSize(1);
		}
	}

	@Test
	void onlyQueriesWhoseTablesAreAllNamedAreCached() throws SQLException {
		this.fixture.query("select name from person");
		String both = "select p.name from product p join person q on q.id = p.id";
		this.fixture.query(both);
		assertThat(this.fixture.hits(both)).isFalse();
		String named = "select p.name from public.PRODUCT p left join category c on c.id = p.id where p.id = 1";
		this.fixture.query(named);
		assertThat(this.fixture.hits(named)).isTrue();
	}

	@Test
	void aPatternOptsIn() throws SQLException {
		try (CacheFixture other = CacheFixture.h2(new CacheRule(Set.of(), Pattern.compile("from person"), null))) {
			String query = "select name from person";
			other.query(query);
			assertThat(other.hits(query)).isTrue();
			assertThat(other.hits(QUERY)).isFalse();
		}
	}

	@Test
	void aRuleThatNamesNothingIsRefused() {
		CacheRule empty = new CacheRule(Set.of(), null, null);
		CacheRule good = new CacheRule(Set.of("a"), null, null);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CacheSettings(1, Duration.ofSeconds(1), List.of(good, empty)))
			.withMessageContaining("tidepool.cache.rules[1]");
	}

	@Test
	void commentsOptInAndOut() throws SQLException {
		String in = "/* tidepool:cache ttl=60s */ select name from person";
		this.fixture.query(in);
		assertThat(this.fixture.hits(in)).isTrue();
		this.fixture.ticker.advance(Duration.ofSeconds(61));
		assertThat(this.fixture.hits(in)).isFalse();
		String out = "/* tidepool:nocache */ " + QUERY;
		this.fixture.query(out);
		assertThat(this.fixture.hits(out)).isFalse();
		assertThat(this.fixture.cache.statistics().hitsByRule()).containsEntry("comment", 1L);
	}

	@Test
	void anAnnotatedMethodOptsIn() throws SQLException {
		String query = "select name from person";
		CachedQueryScope scope = this.fixture.cache.scope();
		assertThat(this.fixture.hits(query)).isFalse();
		scope.push(Duration.ofSeconds(10));
		try {
			this.fixture.query(query);
			assertThat(this.fixture.hits(query)).isTrue();
			scope.push(Duration.ofSeconds(1));
			assertThat(scope.ttl()).isEqualTo(Duration.ofSeconds(1));
			this.fixture.ticker.advance(Duration.ofSeconds(2));
			assertThat(this.fixture.hits(query)).as("older than the inner method takes").isFalse();
			scope.pop();
		}
		finally {
			scope.pop();
		}
		assertThat(scope.isActive()).isFalse();
		assertThat(this.fixture.hits(query)).isFalse();
		assertThat(this.fixture.cache.statistics().hitsByRule()).containsEntry("annotation", 1L);
	}

	@Test
	void whatIsNotDeterministicOrLocksIsNotCached() throws SQLException {
		List<String> queries = List.of("select name, now() from product", "select name, rand() from product",
				"select name from product where id = 1 for update", "select name, current_user from product",
				"select 1");
		for (String query : queries) {
			this.fixture.query(query);
			assertThat(this.fixture.hits(query)).as(query).isFalse();
		}
		assertThat(bypasses(BypassReason.STATEMENT)).isEqualTo(8);
	}

	@Test
	void entriesLiveForTheirTime() throws SQLException {
		this.fixture.warm();
		this.fixture.ticker.advance(Duration.ofMinutes(4));
		assertThat(this.fixture.hits(QUERY)).isTrue();
		this.fixture.ticker.advance(Duration.ofMinutes(1));
		assertThat(this.fixture.hits(QUERY)).isFalse();
	}

	@Test
	void anEntryAgesFromTheTimeItsQueryWasSent() throws SQLException {
		this.fixture.below.set((execution, chain) -> {
			Object answer = chain.proceed(execution);
			this.fixture.ticker.advance(Duration.ofMinutes(4));
			return answer;
		});
		this.fixture.query(QUERY);
		this.fixture.below.set((execution, chain) -> chain.proceed(execution));
		assertThat(this.fixture.hits(QUERY)).isTrue();
		this.fixture.ticker.advance(Duration.ofMinutes(1));
		assertThat(this.fixture.hits(QUERY)).isFalse();
	}

	@Test
	void theSizeStaysWithinItsBound() throws SQLException {
		try (CacheFixture small = CacheFixture.h2(64 * 1024, new CacheRule(Set.of("product"), null, null))) {
			for (int i = 0; i < 500; i++) {
				small.query("select name from product where id = ?", i);
			}
			CacheStatistics statistics = small.cache.statistics();
			assertThat(statistics.fills()).isEqualTo(500);
			assertThat(statistics.bytes()).isPositive().isLessThanOrEqualTo(64 * 1024);
			assertThat(statistics.entries()).isPositive().isLessThan(500);
			assertThat(statistics.evictions()).isPositive();
		}
	}

	@Test
	void resultsThatAreTooLargeAreNotKept() throws SQLException {
		try (CacheFixture small = CacheFixture.h2(32 * 1024, new CacheRule(Set.of("product"), null, null))) {
			String large = "select p.name from product p, product q, product r, product s, product t, product u";
			assertThat(small.query(large)).hasSize(64);
			assertThat(small.hits(large)).isFalse();
			assertThat(small.cache.statistics().rejectedFills()).isEqualTo(2);
		}
	}

	@Test
	void resultsThatWereNotReadToTheEndAreNotKept() throws SQLException {
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(QUERY);
				ResultSet rows = statement.executeQuery()) {
			assertThat(rows.next()).isTrue();
		}
		assertThat(this.fixture.hits(QUERY)).isFalse();
		assertThat(this.fixture.cache.statistics().rejectedFills()).isEqualTo(1);
	}

	@Test
	void theSameRowsByAnotherWayDoNotMakeAnIncompleteEntry() throws SQLException {
		String all = "select name from product order by id";
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(all);
				ResultSet rows = statement.executeQuery()) {
			ResultSet same = statement.getResultSet();
			assertThat(same.next()).isTrue();
			assertThat(CacheFixture.column(rows)).containsExactly("milk");
		}
		assertThat(this.fixture.query(all)).containsExactly("tea", "milk");
	}

	@Test
	void columnsOfOtherTypesAreNotKept() throws SQLException {
		this.fixture.update("alter table product add column notes clob default 'long'");
		String query = "select notes from product";
		this.fixture.query(query);
		assertThat(this.fixture.hits(query)).isFalse();
		assertThat(bypasses(BypassReason.RESULT)).isEqualTo(1);
		assertThat(this.fixture.cache.statistics().uncacheable()).containsOnlyKeys("select notes from product");
	}

	@Test
	void differentBindingsAreDifferentQueries() throws SQLException {
		String query = "select count(*) from product where cast(? as varchar) is null or ? = 1";
		assertThat(run(query, (statement) -> {
			statement.setNull(1, Types.VARCHAR);
			statement.setInt(2, 2);
		})).isEqualTo(2L);
		assertThat(run(query, (statement) -> {
			statement.setString(1, "a");
			statement.setInt(2, 2);
		})).isEqualTo(0L);
		assertThat(run(query, (statement) -> {
			statement.setString(1, "a");
			statement.setLong(2, 1);
		})).isEqualTo(2L);
		assertThat(run(query, (statement) -> {
			statement.setString(1, "a");
			statement.setString(2, "1");
		})).isEqualTo(2L);
		assertThat(this.fixture.cache.statistics().hits()).isZero();
		run(query, (statement) -> {
			statement.setString(1, "a");
			statement.setString(2, "1");
		});
		assertThat(this.fixture.cache.statistics().hits()).isEqualTo(1);
	}

	@Test
	void aValueThatChangesAfterItWasBoundDoesNotChangeTheKey() throws SQLException {
		String query = "select name from product where changed = ?";
		Timestamp changed = Timestamp.valueOf("2024-02-29 12:30:45.123");
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(query)) {
			statement.setTimestamp(1, changed);
			changed.setTime(0);
			assertThat(CacheFixture.column(statement.executeQuery())).containsExactly("tea");
			statement.setTimestamp(1, changed);
			assertThat(CacheFixture.column(statement.executeQuery())).isEmpty();
			statement.setTimestamp(1, Timestamp.valueOf("2024-02-29 12:30:45.123"));
			assertThat(CacheFixture.column(statement.executeQuery())).containsExactly("tea");
		}
		assertThat(this.fixture.cache.statistics().hits()).isEqualTo(1);
	}

	@Test
	void aValueThatIsNotKnownExactlyIsNotServed() throws SQLException {
		String query = "select id from product where name = ?";
		for (int i = 0; i < 2; i++) {
			try (Connection connection = this.fixture.connection();
					PreparedStatement statement = connection.prepareStatement(query)) {
				statement.setCharacterStream(1, new java.io.StringReader("tea"));
				assertThat(CacheFixture.column(statement.executeQuery())).containsExactly(1);
			}
		}
		assertThat(bypasses(BypassReason.PARAMETERS)).isEqualTo(2);
	}

	@Test
	void specialStatementsAreNotServed() throws SQLException {
		this.fixture.warm();
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(QUERY)) {
			statement.setMaxRows(1);
			CacheFixture.column(statement.executeQuery());
		}
		assertThat(bypasses(BypassReason.SPECIAL_STATEMENT)).isEqualTo(1);
	}

	@Test
	void aMissingParameterFailsAsInTheDriver() throws SQLException {
		String query = "select name from product where id = ?";
		this.fixture.query(query, 1);
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(query)) {
			org.assertj.core.api.Assertions.assertThatExceptionOfType(SQLException.class)
				.isThrownBy(statement::executeQuery)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("90012"));
		}
	}

	@Test
	void sessionsThatAreNotUnderstoodAreNotServed() throws SQLException {
		this.fixture.warm();
		try (Connection connection = this.fixture.connection()) {
			connection.setSchema("PUBLIC");
			assertThat(this.fixture.hits(connection, QUERY)).isFalse();
		}
		assertThat(bypasses(BypassReason.SESSION)).isEqualTo(1);
	}

	@Test
	void aClosedConnectionIsNotServed() throws SQLException {
		this.fixture.warm();
		Connection connection = this.fixture.connection();
		PreparedStatement statement = connection.prepareStatement(QUERY);
		connection.close();
		org.assertj.core.api.Assertions.assertThatExceptionOfType(SQLException.class)
			.isThrownBy(statement::executeQuery);
	}

	@Test
	void servedRowsEndWithTheirConnection() throws SQLException {
		this.fixture.warm();
		Connection connection = this.fixture.connection();
		PreparedStatement statement = connection.prepareStatement(QUERY);
		ResultSet rows = statement.executeQuery();
		assertThat(rows.next()).isTrue();
		assertThat(rows.getString(1)).isNotNull();
		// The fixture had one already
		assertThat(this.fixture.cache.statistics().hits()).isEqualTo(2);
		connection.close();
		assertThat(rows.isClosed()).isTrue();
		org.assertj.core.api.Assertions.assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> rows.getString(1));
		org.assertj.core.api.Assertions.assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.getLong(1));
	}

	@Test
	void manualInvalidationIsCounted() throws SQLException {
		this.fixture.warm();
		this.fixture.cache.invalidate("PUBLIC.Product");
		assertThat(this.fixture.hits(QUERY)).isFalse();
		this.fixture.cache.invalidateAll();
		assertThat(this.fixture.cache.statistics().entries()).isZero();
		assertThat(this.fixture.hits(QUERY)).isFalse();
		assertThat(this.fixture.cache.statistics().invalidations()).containsEntry(InvalidationOrigin.MANUAL, 2L);
	}

	private Object run(String sql, Binder binder) throws SQLException {
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(sql)) {
			binder.bind(statement);
			try (ResultSet rows = statement.executeQuery()) {
				return CacheFixture.column(rows).get(0);
			}
		}
	}

	@FunctionalInterface
	private interface Binder {

		void bind(PreparedStatement statement) throws SQLException;

	}

}
