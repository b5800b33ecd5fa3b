package dev.tidepool.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the driver hands out leads back to the objects in the hands of the application,
 * with SQLite for metadata that have a statement and H2 for values that are rows.
 */
class OwnObjectsTests {

	@Test
	void whatMetadataTellLeadsBackToTheApplicationsConnection() throws SQLException {
		try (TestPool pool = sqlite(); Connection connection = pool.connection()) {
			DatabaseMetaData metadata = connection.getMetaData();
			List<Reading> readings = List.of((m) -> m.getTables(null, null, "%", null), DatabaseMetaData::getTypeInfo,
					(m) -> m.getColumns(null, null, "%", "%"), DatabaseMetaData::getTableTypes);
			for (Reading each : readings) {
				try (ResultSet rows = each.of(metadata)) {
					Statement statement = rows.getStatement();
					assertThat(statement.getConnection()).isSameAs(connection);
					assertThat(rows.getStatement()).isSameAs(statement);
					assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
				}
			}
		}
	}

	@Test
	void theConnectionIsKeptWhileMetadataAreRead() throws SQLException {
		try (TestPool pool = sqlite()) {
			try (Connection connection = pool.connection()) {
				ResultSet rows = connection.getMetaData().getTypeInfo();
				try (Statement statement = connection.createStatement()) {
					statement.executeQuery("select 1").close();
				}
				assertThat(pool.hikariActive()).isOne();
				assertThat(rows.next()).isTrue();
				rows.close();
			}
			pool.assertAtRest();
		}
	}

	@Test
	void whatIsExecutedOnTheDriversOwnStatementIsSeen() throws SQLException {
		List<String> seen = new ArrayList<>();
		QueryListener listener = (execution) -> seen.add(execution.facts().template().text());
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).queryListeners(listener).on(sqliteConfig());
				Connection connection = pool.connection()) {
			Statement theirs = connection.getMetaData().getTables(null, null, "%", null).getStatement();
			theirs.executeQuery("select 42").close();
			theirs.close();
			assertThat(theirs.isClosed()).isTrue();
		}
		assertThat(seen).containsExactly("select ?");
	}

	@Test
	void aValueThatIsRowsKeepsTheConnection() throws SQLException {
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).on(TestPool.h2(3));
				Connection connection = pool.connection()) {
			ResultSet inner;
			try (Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery("select row (1, 'a')")) {
				rows.next();
				inner = (ResultSet) rows.getObject(1);
				assertThat(rows.getObject(1, ResultSet.class)).isInstanceOf(ForeignResultSet.class);
			}
			assertThat(pool.hikariActive()).isOne();
			assertThat(inner.next()).isTrue();
			assertThat(inner.getString(2)).isEqualTo("a");
			assertThat(inner.getStatement()).isNull();
		}
	}

	@Test
	void rowsThatAFunctionReturnsLeadBackToTheApplicationsConnection() throws SQLException {
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).on(TestPool.h2(3));
				Connection connection = pool.connection();
				CallableStatement statement = connection.prepareCall("{? = call row (1, 'a')}")) {
			statement.registerOutParameter(1, Types.OTHER);
			statement.execute();
			assertThat(statement.getObject(1)).isInstanceOf(ForeignResultSet.class);
			assertThat(statement.getObject(1, ResultSet.class)).isInstanceOf(ForeignResultSet.class);
		}
	}

	/**
	 * SQLite's driver runs a closed statement, on whatever its connection is by then.
	 */
	@Test
	void aClosedStatementDoesNotReachTheNextBorrower() throws SQLException {
		try (TestPool pool = sqlite(); Connection connection = pool.connection()) {
			Statement statement = connection.createStatement();
			statement.executeQuery("select 1").close();
			statement.close();
			assertThat(pool.hikariActive()).isZero();
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.executeUpdate("create table intruder (id int)"))
				.withMessage("Statement is closed");
		}
	}

	@Test
	void aClosedStatementIsRefusedInTheDriversWordsWithoutALease() throws SQLException {
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).on(TestPool.h2(3));
				Connection connection = pool.connection()) {
			PreparedStatement statement = connection.prepareStatement("select 1");
			statement.close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeQuery)
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(90007));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.executeQuery("select 2"))
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(90130));
			assertThat(pool.hikariActive()).isZero();
		}
	}

	@Test
	void aStatementTellsWhatTheDriverTellsOfIt() throws SQLException {
		try (TestPool pool = TestPool.with().leasing(Leasing.TRANSACTION).on(TestPool.h2(3));
				Connection connection = pool.connection();
				PreparedStatement statement = connection.prepareStatement("select cast(? as int)")) {
			statement.setInt(1, 42);
			assertThat(statement.toString()).contains(" wrapping ").endsWith("select cast(? as int) {1: 42}");
			assertThat(connection.toString()).contains(" wrapping ");
		}
	}

	private static TestPool sqlite() {
		return TestPool.with().leasing(Leasing.TRANSACTION).on(sqliteConfig());
	}

	private static HikariConfig sqliteConfig() {
		HikariConfig config = TestPool.h2(3);
		config.setJdbcUrl("jdbc:sqlite::memory:");
		return config;
	}

	@FunctionalInterface
	private interface Reading {

		ResultSet of(DatabaseMetaData metadata) throws SQLException;

	}

}
