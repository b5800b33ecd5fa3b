package dev.tidepool.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.jdbc.TidepoolDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link QueryCache} on PostgreSQL.
 */
class PostgresTests {

	private static final String QUERY = CacheFixture.QUERY;

	private static EmbeddedPostgres postgres;

	private static CacheFixture fixture;

	@BeforeAll
	static void start() throws Exception {
		postgres = EmbeddedPostgres.start();
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
		config.setMaximumPoolSize(4);
		fixture = CacheFixture.with(1 << 20, config, new CacheRule(Set.of("product", "measure"), null, null));
		fixture.update("create table measure (id uuid primary key, small smallint, whole int, large bigint, "
				+ "exact numeric, big double precision, single real, flag boolean, letters char(5), words text, "
				+ "day date, hour time, moment timestamp, zoned timestamptz)");
		fixture.update("insert into measure values ('7d444840-9dc0-11d1-b245-5ffdce74fad2', 1, 2, 3, 4.50, 0.1, 0.1, "
				+ "true, 'ab', 'text', '2024-02-29', '12:30:45', '2024-02-29 12:30:45.123456', "
				+ "'2024-02-29 12:30:45+02')");
	}

	@AfterAll
	static void stop() throws Exception {
		fixture.close();
		postgres.close();
	}

	@Test
	void aResultIsServedUntilItsTableIsWritten() throws SQLException {
		fixture.update("update product set name = 'tea' where id = 1");
		fixture.warm();
		fixture.update("update public.product set name = 'coffee' where id = 1");
		assertThat(fixture.query(QUERY)).containsExactly("coffee");
		assertThat(fixture.hits(QUERY)).isTrue();
	}

	@Test
	void aWriteThatReturnsRowsIsAWrite() throws SQLException {
		fixture.warm();
		assertThat(fixture.query("update product set name = 'cocoa' where id = 1 returning name"))
			.containsExactly("cocoa");
		assertThat(fixture.query(QUERY)).containsExactly("cocoa");
		fixture.query("with changed as (update product set name = 'juice' where id = 1 returning id) "
				+ "select count(*) from changed");
		assertThat(fixture.query(QUERY)).containsExactly("juice");
	}

	@Test
	void aTransactionAtItsUsualLevelIsServed() throws SQLException {
		fixture.warm();
		try (Connection connection = fixture.connection()) {
			connection.setAutoCommit(false);
			assertThat(fixture.hits(connection, QUERY)).isTrue();
			CacheFixture.update(connection, "update product set name = 'water' where id = 1");
			assertThat(CacheFixture.query(connection, QUERY)).containsExactly("water");
			connection.rollback();
		}
		assertThat(fixture.query(QUERY)).isNotEqualTo(List.of("water"));
	}

	@Test
	void aSessionWithAnotherSearchPathFillsNothing() throws SQLException {
		fixture.update("create schema elsewhere");
		fixture.update("create table elsewhere.product (id int, name text)");
		fixture.update("insert into elsewhere.product values (1, 'poison')");
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(fixture.dataSource.getJdbcUrl());
		config.setMaximumPoolSize(1);
		try (TidepoolDataSource other = fixture.dataSource(config, "other")) {
			try (Connection connection = other.getConnection(); Statement statement = connection.createStatement()) {
				statement.execute("set search_path = elsewhere");
			}
			// HikariCP hands the same physical connection out, as it was left
			for (int i = 0; i < 2; i++) {
				try (Connection connection = other.getConnection()) {
					assertThat(CacheFixture.query(connection, QUERY)).containsExactly("poison");
				}
			}
			try (Connection connection = other.getConnection()) {
				assertThat(fixture.hits(connection, QUERY)).isFalse();
			}
		}
		assertThat(fixture.query(QUERY)).isNotEqualTo(List.of("poison"));
	}

	@Test
	void aTransactionInTextThatTheDriverDoesNotEndIsPublishedWhenItEnds() throws SQLException {
		for (String end : List.of("commit", "switch")) {
			fixture.update("update product set name = 'tea' where id = 1");
			try (Connection connection = fixture.connection()) {
				CacheFixture.update(connection, "begin");
				CacheFixture.update(connection, "update product set name = 'coffee' where id = 1");
				if (end.equals("commit")) {
					assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
				}
				else {
					connection.setAutoCommit(true);
				}
				assertThat(fixture.query(QUERY)).as(end).containsExactly("tea");
				CacheFixture.update(connection, "commit");
				assertThat(fixture.query(QUERY)).as(end).containsExactly("coffee");
			}
		}
	}

	@Test
	void aTransactionInTextThatIsLeftOpenShowsNobodyWhatItWrote() throws SQLException {
		fixture.update("update product set name = 'tea' where id = 1");
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(fixture.dataSource.getJdbcUrl());
		config.setMaximumPoolSize(1);
		try (TidepoolDataSource other = fixture.dataSource(config, "other")) {
			try (Connection connection = other.getConnection()) {
				CacheFixture.update(connection, "begin");
				CacheFixture.update(connection, "update product set name = 'poison' where id = 1");
			}
			try (Connection connection = other.getConnection()) {
				CacheFixture.query(connection, QUERY);
				CacheFixture.query(connection, QUERY);
			}
			assertThat(fixture.query(QUERY)).containsExactly("tea");
			try (Connection connection = other.getConnection()) {
				assertThat(fixture.hits(connection, QUERY)).isFalse();
			}
		}
	}

	@Test
	void aCommitThatIsRefusedLeavesNothingOpen() throws SQLException {
		fixture.update("create table picky (id int unique deferrable initially deferred)");
		try (Connection connection = fixture.connection()) {
			connection.setAutoCommit(false);
			CacheFixture.update(connection, "insert into picky values (1), (1)");
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
		}
		assertThat(fixture.cache.statistics().unknownOutcomes()).isZero();
	}

	@Test
	void aConnectionThatDiesInAWriteLeavesItsFateOpenUntilItIsSettled() throws SQLException {
		fixture.warm();
		assertThatExceptionOfType(SQLException.class).isThrownBy(
				() -> fixture.update("update product set stock = 1 where pg_terminate_backend(pg_backend_pid())"));
		assertThat(fixture.cache.statistics().unknownOutcomes()).isEqualTo(1);
		assertThat(fixture.hits(QUERY)).isFalse();
		assertThat(fixture.hits(QUERY)).isFalse();
		fixture.cache.settle();
		fixture.warm();
	}

	@Test
	void naturalGettersGiveWhatTheDriverGives() throws SQLException {
		compare(false, (rows) -> rows.getObject(1) + rows.getString(1) + rows.getObject(1, java.util.UUID.class));
		compare(false, (rows) -> rows.getInt(2) + rows.getLong(3) + rows.getInt(4) + rows.getDouble(4));
		compare(false, (rows) -> rows.getString(2) + rows.getString(3) + rows.getString(4) + rows.getBigDecimal(4));
		compare(false, (rows) -> rows.getBigDecimal(5) + " " + rows.getObject(5) + rows.getDouble(6));
		compare(false, (rows) -> rows.getFloat(7) + " " + rows.getObject(7) + rows.getBoolean(8) + rows.getObject(8));
		compare(false, (rows) -> rows.getString(9) + "|" + rows.getString(10) + rows.getObject(9));
		compare(false, (rows) -> rows.getDate(11) + " " + rows.getTime(12) + rows.getTimestamp(13)
				+ rows.getTimestamp(14) + rows.getObject(11, java.time.LocalDate.class));
		compare(false, (rows) -> {
			StringBuilder text = new StringBuilder();
			for (int i = 1; i <= 14; i++) {
				text.append(rows.getObject(i)).append(rows.getObject(i).getClass());
			}
			return text;
		});
		compare(false, (rows) -> {
			ResultSetMetaData metaData = rows.getMetaData();
			StringBuilder text = new StringBuilder();
			for (int i = 1; i <= metaData.getColumnCount(); i++) {
				text.append(metaData.getColumnLabel(i))
					.append(metaData.getColumnType(i))
					.append(metaData.getColumnClassName(i))
					.append(metaData.getPrecision(i));
			}
			return text;
		});
	}

	@Test
	void otherGettersGiveWhatTheDriverGives() throws SQLException {
		compare(true, (rows) -> rows.getString(8));
		compare(true, (rows) -> rows.getString(7) + rows.getDouble(7));
		compare(true, (rows) -> rows.getString(5) + rows.getInt(5));
		compare(true, (rows) -> rows.getObject(14, java.time.OffsetDateTime.class));
		compare(true, (rows) -> rows.getObject(13, java.time.LocalDateTime.class));
		compare(true, (rows) -> rows.getBoolean(4));
		compare(true, (rows) -> rows.getBytes(10).length);
		compare(true, (rows) -> rows.getObject(3, Long.class));
		compare(true, (rows) -> rows.getMetaData().getColumnTypeName(3) + rows.getMetaData().getTableName(1));
	}

	private static int comparison;

	private static void compare(boolean fallback, Reading reading) throws SQLException {
		long before = fixture.cache.statistics().fallbacks();
		String[] outcomes = new String[2];
		// Another template each time: one fallback switches a template off
		String sql = "select * from measure order by " + "whole, ".repeat(++comparison) + "id";
		for (int i = 0; i < 2 && !fallback; i++) {
			try (Connection connection = fixture.connection();
					PreparedStatement statement = connection.prepareStatement(sql);
					ResultSet rows = statement.executeQuery()) {
				rows.next();
				reading.read(rows);
				CacheFixture.column(rows);
			}
		}
		fixture.query(sql);
		for (int i = 0; i < 2; i++) {
			try (Connection connection = fixture.connection();
					PreparedStatement statement = connection
						.prepareStatement(((i == 0) ? "/* tidepool:nocache */ " : "") + sql);
					ResultSet rows = statement.executeQuery()) {
				assertThat(rows instanceof CachedResultSet).as(fixture.cache.statistics().toString()).isEqualTo(i == 1);
				rows.next();
				outcomes[i] = outcome(rows, reading);
			}
		}
		assertThat(outcomes[1]).isEqualTo(outcomes[0]);
		assertThat(fixture.cache.statistics().fallbacks() > before).as("fallback").isEqualTo(fallback);
	}

	private static String outcome(ResultSet rows, Reading reading) {
		try {
			return Objects.toString(reading.read(rows)) + " " + rows.wasNull();
		}
		catch (SQLException ex) {
			return ex.getClass() + " " + ex.getSQLState() + " " + ex.getMessage();
		}
	}

	@FunctionalInterface
	private interface Reading {

		Object read(ResultSet rows) throws SQLException;

	}

}
