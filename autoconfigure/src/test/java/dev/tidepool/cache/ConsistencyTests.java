package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

import dev.tidepool.jdbc.ConnectionListener.CommitOutcome;
import dev.tidepool.jdbc.Session;
import dev.tidepool.jdbc.TidepoolDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that {@link QueryCache} serves nothing that was changed.
 */
class ConsistencyTests {

	private static final String QUERY = CacheFixture.QUERY;

	private static final String UPDATE = "update product set name = 'coffee' where id = 1";

	private CacheFixture fixture;

	@BeforeEach
	void open() throws SQLException {
		this.fixture = CacheFixture.h2();
		this.fixture.warm();
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private long bypasses(BypassReason reason) {
		return this.fixture.cache.statistics().bypasses().get(reason);
	}

	@Test
	void anUpdateInAutoCommitIsSeen() throws SQLException {
		this.fixture.update(UPDATE);
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		assertThat(this.fixture.hits(QUERY)).isTrue();
		assertThat(this.fixture.cache.statistics().invalidations()).containsEntry(InvalidationOrigin.LOCAL_WRITE, 3L);
	}

	@Test
	void aSchemaInTheNameOfTheTableDoesNotHideTheUpdate() throws SQLException {
		this.fixture.update("update \"PUBLIC\".PRODUCT set name = 'coffee' where id = 1");
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
	}

	@Test
	void anUpdateOfAnotherTableDisturbsNothing() throws SQLException {
		this.fixture.update("update person set name = 'Bob'");
		assertThat(this.fixture.hits(QUERY)).isTrue();
	}

	@Test
	void anUpdateThroughAnotherPoolIsSeen() throws SQLException {
		try (TidepoolDataSource other = this.fixture
			.dataSource(CacheFixture.h2Config(this.fixture.dataSource.getJdbcUrl()), "other");
				Connection connection = other.getConnection()) {
			CacheFixture.update(connection, UPDATE);
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
	}

	@Test
	void aWrappedDataSourceIsServedAndSeen() throws SQLException {
		var target = new org.h2.jdbcx.JdbcDataSource();
		target.setURL(this.fixture.dataSource.getJdbcUrl());
		var wrapped = this.fixture.wrapped(target, "wrapped");
		try (Connection connection = wrapped.getConnection()) {
			CacheFixture.update(connection, UPDATE);
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		try (Connection connection = wrapped.getConnection()) {
			CacheFixture.query(connection, QUERY);
			assertThat(this.fixture.hits(connection, QUERY)).isTrue();
			CacheFixture.update(connection, "update product set name = 'cocoa' where id = 1");
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("cocoa");
	}

	@Test
	void aFailedUpdateCountsAsAnUpdate() throws SQLException {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> this.fixture.update("insert into product (id) values (1)"));
		assertThat(this.fixture.hits(QUERY)).isFalse();
		assertThat(this.fixture.hits(QUERY)).isTrue();
		assertThat(this.fixture.cache.statistics().unknownOutcomes()).isZero();
	}

	@Test
	void batchesAreSeen() throws SQLException {
		try (Connection connection = this.fixture.connection(); Statement statement = connection.createStatement()) {
			statement.addBatch("update person set name = 'Bob'");
			statement.addBatch(UPDATE);
			statement.executeBatch();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		assertThat(this.fixture.hits(QUERY)).isTrue();
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement("update product set name = ? where id = 1")) {
			statement.setString(1, "cocoa");
			statement.addBatch();
			statement.executeBatch();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("cocoa");
	}

	@Test
	void rowsWrittenThroughAResultSetAreSeen() throws SQLException {
		try (Connection connection = this.fixture.connection()) {
			writeThroughRow(connection, "coffee");
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
			assertThat(this.fixture.hits(QUERY)).isTrue();
			connection.setAutoCommit(false);
			writeThroughRow(connection, "cocoa");
			assertThat(this.fixture.hits(QUERY)).isTrue();
			assertThat(CacheFixture.query(connection, QUERY)).containsExactly("cocoa");
			connection.commit();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("cocoa");
	}

	private static void writeThroughRow(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE,
				ResultSet.CONCUR_UPDATABLE);
				ResultSet row = statement.executeQuery("select id, name from product where id = 1")) {
			row.next();
			row.updateString(2, name);
			row.updateRow();
		}
	}

	@Test
	void whatIsNotUnderstoodCountsAsAWriteToEverything() throws SQLException {
		this.fixture.update("create alias poke as 'int poke(java.sql.Connection c) throws Exception "
				+ "{ return c.createStatement().executeUpdate(\"update product set name = name || 1\"); }'");
		this.fixture.warm();
		this.fixture.query("select poke() from category union select poke()");
		assertThat(this.fixture.query(QUERY)).containsExactly("tea1");
		try (Connection connection = this.fixture.connection()) {
			connection.prepareCall("call poke()").execute();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("tea11");
		assertThat(this.fixture.cache.statistics().invalidations().get(InvalidationOrigin.OPAQUE)).isPositive();
	}

	@Test
	void aTransactionIsSeenWhenItIsCommittedAndNotBefore() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
			assertThat(this.fixture.hits(QUERY)).as("before the commit, by another").isTrue();
			assertThat(CacheFixture.query(connection, QUERY)).as("own writes").containsExactly("coffee");
			assertThat(bypasses(BypassReason.OWN_WRITES)).isEqualTo(1);
			connection.commit();
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
			assertThat(this.fixture.hits(connection, QUERY)).as("in the next transaction").isTrue();
		}
	}

	@Test
	void whatATransactionReadsOfItsOwnWritesIsNotKept() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
			CacheFixture.query(connection, QUERY);
			connection.rollback();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("tea");
	}

	@Test
	void aRollbackLeavesWhatIsStoredInPlace() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
			connection.rollback();
			assertThat(this.fixture.hits(connection, QUERY)).isTrue();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("tea");
	}

	@Test
	void aRollbackToASavepointKeepsOwnWritesApart() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			Savepoint savepoint = connection.setSavepoint();
			CacheFixture.update(connection, UPDATE);
			connection.rollback(savepoint);
			assertThat(this.fixture.hits(connection, QUERY)).isFalse();
		}
	}

	@Test
	void aTransactionIsServedWhatItDidNotWrite() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, "update person set name = 'Bob'");
			assertThat(this.fixture.hits(connection, QUERY)).isTrue();
			connection.rollback();
		}
	}

	@Test
	void switchingToAutoCommitCommits() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
			connection.setAutoCommit(true);
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		}
	}

	@Test
	void aTransactionInSqlTextIsSeen() throws SQLException {
		try (Connection connection = this.fixture.connection()) {
			CacheFixture.update(connection, "begin");
			CacheFixture.update(connection, UPDATE);
			assertThat(CacheFixture.query(connection, QUERY)).containsExactly("coffee");
			CacheFixture.update(connection, "commit");
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		}
	}

	@Test
	void ddlThatCommitsIsSeen() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
			CacheFixture.update(connection, "create table another (id int)");
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
			connection.rollback();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
	}

	@Test
	void aLevelThatIsSetInATransactionMayCommitIt() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
			connection.rollback();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
	}

	@Test
	void otherIsolationLevelsAreServedOnlyWhereThatCannotBeNoticed() throws SQLException {
		try (Connection connection = this.fixture.connection()) {
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			assertThat(this.fixture.hits(connection, QUERY)).as("a statement of its own").isTrue();
			connection.setAutoCommit(false);
			assertThat(this.fixture.hits(connection, QUERY)).as("before a snapshot").isFalse();
			connection.rollback();
			connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			assertThat(this.fixture.hits(connection, QUERY)).isFalse();
			connection.rollback();
			connection.setAutoCommit(true);
			assertThat(this.fixture.hits(connection, QUERY)).isFalse();
			connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
			assertThat(this.fixture.hits(connection, QUERY)).isTrue();
			this.fixture.cache.invalidateAll();
			assertThat(this.fixture.hits(connection, QUERY)).isFalse();
			assertThat(this.fixture.hits(connection, QUERY)).as("what may be uncommitted is not kept").isFalse();
		}
		assertThat(bypasses(BypassReason.ISOLATION)).isEqualTo(2);
	}

	@Test
	void aFillThatBeganBeforeACommitIsNeverServedAfterIt() throws SQLException {
		this.fixture.cache.invalidateAll();
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(QUERY);
				ResultSet rows = statement.executeQuery()) {
			this.fixture.update(UPDATE);
			assertThat(CacheFixture.column(rows)).containsExactly("tea");
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
	}

	@Test
	void nothingIsServedOrKeptWhileAWriteIsOnItsWay() throws SQLException {
		boolean[] hit = new boolean[2];
		this.fixture.below.set((execution, chain) -> {
			if (execution.facts().writes().isEmpty()) {
				return chain.proceed(execution);
			}
			hit[0] = this.fixture.hits(QUERY);
			Object answer = chain.proceed(execution);
			hit[1] = this.fixture.hits(QUERY);
			return answer;
		});
		this.fixture.update(UPDATE);
		assertThat(hit).containsExactly(false, false);
		assertThat(this.fixture.cache.statistics().rejectedFills()).isEqualTo(2);
		assertThat(this.fixture.hits(QUERY)).isFalse();
		assertThat(this.fixture.hits(QUERY)).isTrue();
	}

	@Test
	void anUpdateOfUnknownFateKeepsItsTablesFromBeingServed() throws SQLException {
		this.fixture.cache.settle();
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
			Session session = (Session) connection;
			this.fixture.cache.beforeCommit(session);
			this.fixture.cache.afterCommit(session, CommitOutcome.UNKNOWN);
			connection.rollback();
		}
		assertThat(this.fixture.hits(QUERY)).isFalse();
		assertThat(this.fixture.hits(QUERY)).isFalse();
		assertThat(this.fixture.cache.statistics().unknownOutcomes()).isEqualTo(1);
		assertThat(this.fixture.cache.settle()).isEqualTo(1);
		this.fixture.query(QUERY);
		assertThat(this.fixture.hits(QUERY)).isTrue();
	}

	@Test
	void aRefusedCommitLetsItsTablesGo() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
			Session session = (Session) connection;
			this.fixture.cache.beforeCommit(session);
			assertThat(this.fixture.hits(QUERY)).isFalse();
			this.fixture.cache.afterCommit(session, CommitOutcome.REFUSED);
			connection.rollback();
		}
		this.fixture.query(QUERY);
		assertThat(this.fixture.hits(QUERY)).isTrue();
	}

	@Test
	void aWriteThatWasNeverSentLeavesNothingOpen() throws SQLException {
		this.fixture.below.set((execution, chain) -> {
			throw new SQLException("no connection", "08001");
		});
		this.fixture.update(UPDATE);
		this.fixture.below.set((execution, chain) -> chain.proceed(execution));
		assertThat(this.fixture.cache.statistics().unknownOutcomes()).isZero();
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
	}

	@Test
	void aConnectionWhoseDriverObjectWasHandedOutHoldsEverything() throws SQLException {
		try (Connection connection = this.fixture.connection()) {
			Connection driver = connection.unwrap(org.h2.jdbc.JdbcConnection.class);
			CacheFixture.update(driver, UPDATE);
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
			assertThat(this.fixture.hits(QUERY)).isFalse();
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		assertThat(this.fixture.cache.statistics().unknownOutcomes()).isZero();
	}

	@Test
	void aConnectionThatIsClosedInMidTransactionLeavesNothingOpen() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			CacheFixture.update(connection, UPDATE);
		}
		assertThat(this.fixture.query(QUERY)).containsExactly("tea");
		assertThat(this.fixture.hits(QUERY)).isTrue();
	}

}
