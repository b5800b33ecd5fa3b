package dev.tidepool.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Session#reading()}: in whose rows an application stands while it
 * executes something.
 */
class OpenStatementsTests {

	private static final String PARENT = "select x from system_range(1, 3)";

	private static final String CHILD = "select x from system_range(1, 2) where x > 0";

	private static final String OTHER = "select x from system_range(1, 5)";

	/** For each execution in whose rows it was executed. */
	private final List<String> seen = new ArrayList<>();

	private final TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).queryListeners((execution) -> {
		QueryExecution reading = execution.session().reading();
		this.seen.add((reading != null) ? reading.facts().sql() : "nothing");
	}).on(TestPool.h2(2));

	@AfterEach
	void close() {
		this.pool.assertAtRest();
		assertThat(this.pool.faults()).isZero();
		this.pool.close();
	}

	@Test
	void ofNestedResultsTheInnermostIsRead() throws SQLException {
		try (Connection connection = this.pool.connection(); Statement outer = connection.createStatement()) {
			ResultSet parents = outer.executeQuery(PARENT);
			parents.next();
			try (Statement inner = connection.createStatement()) {
				ResultSet children = inner.executeQuery(CHILD);
				children.next();
				query(connection, OTHER);
				while (children.next()) {
					query(connection, OTHER);
				}
				// Now the children are read
				query(connection, OTHER);
			}
			parents.close();
			query(connection, OTHER);
		}
		assertThat(this.seen).containsExactly("nothing", PARENT, CHILD, CHILD, PARENT, "nothing");
	}

	@Test
	void itDoesNotMatterWhichStatementWasMadeFirst() throws SQLException {
		try (Connection connection = this.pool.connection();
				PreparedStatement child = connection.prepareStatement(CHILD);
				PreparedStatement other = connection.prepareStatement(OTHER);
				PreparedStatement parent = connection.prepareStatement(PARENT);
				ResultSet parents = parent.executeQuery()) {
			while (parents.next()) {
				child.executeQuery().next();
				other.executeQuery().next();
			}
		}
		assertThat(this.seen).startsWith("nothing", PARENT, CHILD);
		// What a statement read before its execution does not count, what others read
		// does
		assertThat(this.seen).containsExactly("nothing", PARENT, CHILD, OTHER, CHILD, OTHER, CHILD);
	}

	@Test
	void aStatementThatIsExecutedAgainIsThroughWithWhatItReadBefore() throws SQLException {
		try (Connection connection = this.pool.connection();
				PreparedStatement parent = connection.prepareStatement(PARENT)) {
			for (int i = 0; i < 3; i++) {
				parent.executeQuery().next();
			}
		}
		assertThat(this.seen).containsOnly("nothing").hasSize(3);
	}

	@Test
	void onlyTheLastStatementsAreLookedAt() throws SQLException {
		try (Connection connection = this.pool.connection(); Statement first = connection.createStatement()) {
			first.executeQuery(PARENT).next();
			List<Statement> open = new ArrayList<>();
			for (int i = 0; i < 40; i++) {
				Statement statement = connection.createStatement();
				statement.executeQuery(OTHER);
				open.add(statement);
			}
			for (Statement statement : open) {
				statement.close();
			}
			query(connection, OTHER);
		}
		assertThat(this.seen.subList(1, 32)).containsOnly(PARENT);
		assertThat(this.seen.subList(32, 41)).containsOnly("nothing");
		assertThat(this.seen.get(41)).isEqualTo(PARENT);
	}

	private static void query(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			assertThat(rows.isClosed()).isFalse();
		}
	}

}
