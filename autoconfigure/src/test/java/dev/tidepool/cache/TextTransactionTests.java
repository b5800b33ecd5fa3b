package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextTransactions} and what {@link CommitWindows} makes of them.
 */
class TextTransactionTests {

	private static final String QUERY = CacheFixture.QUERY;

	private static final String UPDATE = "update product set name = 'coffee' where id = 1";

	private static final String ELSEWHERE = "update person set name = 'Bob'";

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

	private static void run(Connection connection, String... texts) throws SQLException {
		for (String text : texts) {
			try (Statement statement = connection.createStatement()) {
				statement.execute(text);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "commit", "rollback", "commit work" })
	void aTransactionThatReadsInvalidatesNothing(String end) throws SQLException {
		Map<InvalidationOrigin, Long> before = this.fixture.cache.statistics().invalidations();
		try (Connection connection = this.fixture.connection()) {
			for (int i = 0; i < 2; i++) {
				run(connection, "begin", "select name from person", "savepoint a", "rollback to savepoint a",
						"release savepoint a", end);
				assertThat(this.fixture.hits(QUERY)).isTrue();
			}
		}
		assertThat(this.fixture.hits(QUERY)).isTrue();
		assertThat(this.fixture.cache.statistics().invalidations()).isEqualTo(before);
	}

	@Test
	void aTransactionInvalidatesWhatItWroteAndNothingElse() throws SQLException {
		try (Connection connection = this.fixture.connection()) {
			run(connection, "begin", ELSEWHERE, "savepoint a", "commit");
			assertThat(this.fixture.hits(QUERY)).isTrue();
			run(connection, "begin", UPDATE);
			assertThat(this.fixture.query(QUERY)).containsExactly("tea");
			assertThat(this.fixture.hits(QUERY)).as("what was read before the commit").isTrue();
			run(connection, "commit");
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
			this.fixture.warm();
			run(connection, "begin", "select 1", "commit");
			assertThat(this.fixture.hits(QUERY)).as("what an earlier transaction wrote").isTrue();
		}
		assertThat(this.fixture.hits(QUERY)).isTrue();
	}

	@Test
	void aRollbackToASavepointMayLeaveWritesBehind() throws SQLException {
		try (Connection connection = this.fixture.connection()) {
			run(connection, "begin", UPDATE, "savepoint a", ELSEWHERE, "rollback to savepoint a");
			assertThat(this.fixture.query(QUERY)).containsExactly("tea");
			run(connection, "commit");
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
		}
	}

	@Test
	void savepointsInTextLeaveATransactionOfTheDriverUnderstood() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			run(connection, ELSEWHERE, "savepoint a", "rollback to savepoint a", "release savepoint a");
			assertThat(this.fixture.hits(connection, QUERY)).isTrue();
			connection.commit();
		}
		assertThat(this.fixture.hits(QUERY)).isTrue();
	}

	@Test
	void aCommitInTextPublishesWhatATransactionOfTheDriverWrote() throws SQLException {
		try (Connection connection = this.fixture.transaction()) {
			run(connection, UPDATE);
			assertThat(this.fixture.query(QUERY)).containsExactly("tea");
			run(connection, "commit");
			assertThat(this.fixture.query(QUERY)).containsExactly("coffee");
			connection.rollback();
		}
	}

	@Test
	void aCommitWithoutABeginPublishesEverything() throws SQLException {
		this.fixture.update("commit");
		assertThat(this.fixture.hits(QUERY)).isFalse();
	}

	@Test
	void whatMayHaveBegunUnnoticedPublishesEverything() throws SQLException {
		try (Connection connection = this.fixture.connection()) {
			run(connection, "begin; " + ELSEWHERE);
		}
		this.fixture.warm();
		try (Connection connection = this.fixture.connection()) {
			run(connection, "begin");
			assertThat(this.fixture.hits(QUERY)).isFalse();
			this.fixture.warm();
			run(connection, "commit");
			assertThat(this.fixture.hits(QUERY)).isFalse();
		}
	}

	@Test
	void aBatchOfTextsMayCommit() throws SQLException {
		try (Connection connection = this.fixture.transaction(); Statement statement = connection.createStatement()) {
			statement.addBatch(UPDATE);
			statement.addBatch("commit");
			statement.executeBatch();
			assertThat(this.fixture.query(QUERY)).isEqualTo(List.of("coffee"));
			connection.rollback();
		}
	}

}
