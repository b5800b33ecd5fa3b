package dev.tidepool.cache;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CachedResultSet}.
 */
class CachedResultSetTests {

	private static final String ALL = "select id, name, price, stock, sold, added, changed from product order by id";

	private CacheFixture fixture;

	@BeforeEach
	void open() throws SQLException {
		this.fixture = CacheFixture.h2();
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	/**
	 * Does the same with the driver's rows and with cached ones.
	 */
	private void compare(String sql, boolean fallback, Reading reading) throws SQLException {
		long before = 0;
		String[] outcomes = new String[2];
		for (int i = 0; i < 2; i++) {
			fill(sql, fallback ? (rows) -> "" : reading);
			before = this.fixture.cache.statistics().fallbacks();
			try (Connection connection = this.fixture.connection();
					PreparedStatement statement = connection
						.prepareStatement(((i == 0) ? "/* tidepool:nocache */ " : "") + sql);
					ResultSet rows = statement.executeQuery()) {
				assertThat(rows instanceof CachedResultSet).isEqualTo(i == 1);
				outcomes[i] = outcome(rows, reading);
			}
		}
		assertThat(outcomes[1]).isEqualTo(outcomes[0]);
		assertThat(this.fixture.cache.statistics().fallbacks() > before).as("fallback").isEqualTo(fallback);
	}

	/**
	 * Lets the cache keep the result with what a reading of it needs.
	 */
	private void fill(String sql, Reading reading) throws SQLException {
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(sql);
				ResultSet rows = statement.executeQuery()) {
			reading.read(rows);
			CacheFixture.column(rows);
		}
		this.fixture.query(sql);
	}

	private static String outcome(ResultSet rows, Reading reading) throws SQLException {
		try {
			return Objects.toString(reading.read(rows)) + " " + rows.wasNull();
		}
		catch (SQLException ex) {
			return ex.getClass() + " " + ex.getSQLState() + " " + ex.getMessage();
		}
	}

	private void compareInRow(int row, boolean fallback, Reading reading) throws SQLException {
		compare(ALL, fallback, (rows) -> {
			for (int i = 0; i < row; i++) {
				rows.next();
			}
			return reading.read(rows);
		});
	}

	@Test
	void valuesAreThoseOfTheDriver() throws SQLException {
		compareInRow(1, false, (rows) -> rows.getInt(1) + rows.getLong("ID") + rows.getShort(1) + rows.getByte(1));
		compareInRow(1, false, (rows) -> rows.getString(1) + rows.getString("Name") + rows.getObject(1).getClass());
		compareInRow(1, false, (rows) -> rows.getBigDecimal(3) + " " + rows.getObject("price"));
		compareInRow(1, false, (rows) -> rows.getLong(4) + rows.getInt(4) + rows.getDouble(4));
		compareInRow(1, false, (rows) -> rows.getBigDecimal(1) + " " + rows.getBoolean(1) + rows.getBoolean("sold"));
		compareInRow(1, false, (rows) -> rows.getDate(6) + " " + rows.getObject(6) + rows.getTimestamp(7));
		compareInRow(1, false,
				(rows) -> rows.getObject(6, LocalDate.class) + rows.getObject(1, Integer.class).toString()
						+ rows.getObject(2, String.class) + rows.getObject(3, BigDecimal.class));
	}

	@Test
	void nullsAreThoseOfTheDriver() throws SQLException {
		compareInRow(2, false, (rows) -> rows.getInt(1));
		compareInRow(2, false, (rows) -> rows.getBigDecimal(3));
		compareInRow(2, false, (rows) -> rows.getLong(4));
		compareInRow(2, false, (rows) -> rows.getBoolean(5));
		compareInRow(2, false, (rows) -> rows.getDate(6));
		compareInRow(2, false, (rows) -> rows.getTimestamp(7));
		compareInRow(2, false, (rows) -> rows.getObject(7));
		compareInRow(2, false, (rows) -> rows.getObject(6, LocalDate.class));
		compareInRow(2, false, (rows) -> rows.getDouble(4) + rows.getInt(1));
	}

	@Test
	void aLabelThatTheDriverDidNotKnowIsUnknownToAHitInTheSameWords() throws SQLException {
		List<String> outcomes = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			try (Connection connection = this.fixture.connection();
					PreparedStatement statement = connection.prepareStatement(ALL);
					ResultSet rows = statement.executeQuery()) {
				assertThat(rows instanceof CachedResultSet).isEqualTo(i == 1);
				while (rows.next()) {
					outcomes.add(outcome(rows, (each) -> each.findColumn("date_added")));
				}
			}
		}
		assertThat(outcomes).hasSizeGreaterThan(2).allSatisfy((outcome) -> assertThat(outcome).contains("42122"));
		assertThat(Set.copyOf(outcomes)).hasSize(1);
		assertThat(this.fixture.cache.statistics().fallbacks()).isZero();
	}

	@Test
	void otherConversionsAreLeftToTheDriver() throws SQLException {
		compareInRow(1, true, (rows) -> rows.getString(3) + rows.getString(5) + rows.getString(6));
	}

	@Test
	void streamsAreLeftToTheDriver() throws SQLException {
		compareInRow(2, true, (rows) -> new String(rows.getBytes(2)));
	}

	@Test
	void javaTimeIsLeftToTheDriverWhereItIsNotExact() throws SQLException {
		compareInRow(1, true, (rows) -> rows.getObject(7, LocalDateTime.class));
	}

	@Test
	void unknownLabelsFailAsInTheDriver() throws SQLException {
		compareInRow(1, true, (rows) -> rows.getString("nonsense"));
	}

	@Test
	void valuesOutOfRangeFailAsInTheDriver() throws SQLException {
		this.fixture.update("update product set stock = 5000000000 where id = 1");
		compareInRow(1, true, (rows) -> rows.getInt(4));
	}

	@Test
	void columnsThatDoNotExistFailAsInTheDriver() throws SQLException {
		compareInRow(1, true, (rows) -> rows.getString(8));
	}

	@Test
	void gettersBeforeTheFirstRowFailAsInTheDriver() throws SQLException {
		compareInRow(0, true, (rows) -> rows.getString(1));
	}

	@Test
	void gettersAfterTheLastRowFailAsInTheDriver() throws SQLException {
		compareInRow(3, true, (rows) -> rows.getString(1));
	}

	@Test
	void scrollingFailsAsInTheDriver() throws SQLException {
		compareInRow(1, true, (rows) -> rows.absolute(1));
	}

	@Test
	void rowNumbersAreThoseOfTheDriver() throws SQLException {
		for (int row = 0; row < 4; row++) {
			compareInRow(row, false, ResultSet::getRow);
		}
	}

	@Test
	void afterAFallbackTheRestComesFromTheDriver() throws SQLException {
		compare(ALL, true, (rows) -> {
			rows.next();
			String first = rows.getString(2) + new String(rows.getBytes(2));
			rows.next();
			return first + rows.getString(2) + rows.getRow() + rows.next() + rows.isAfterLast();
		});
	}

	@Test
	void whatWasMissingOnceIsKeptFromThenOn() throws SQLException {
		Reading bytes = (rows) -> {
			rows.next();
			return new String(rows.getBytes(2)) + rows.getObject(7, LocalDateTime.class);
		};
		compare(ALL, true, bytes);
		compare(ALL, false, bytes);
		assertThat(this.fixture.hits(ALL)).isTrue();
	}

	@Test
	void whatOnlyTheDriverCanAnswerIsNeverKept() throws SQLException {
		fill(ALL, (rows) -> {
			rows.next();
			return rows.getCharacterStream(2);
		});
		assertThat(this.fixture.hits(ALL)).isFalse();
		assertThat(this.fixture.cache.statistics().bypasses()).containsEntry(BypassReason.RESULT, 2L);
		assertThat(this.fixture.cache.statistics().uncacheable()).hasSize(1)
			.allSatisfy((template, reason) -> assertThat(reason).contains("column 2"));
	}

	@Test
	void readingInEndlesslyManyWaysIsNotKept() throws SQLException {
		for (int i = 0; i <= 64; i++) {
			int scale = i;
			fill(ALL, (rows) -> {
				rows.next();
				return rows.getBigDecimal(3, 2 + scale);
			});
		}
		assertThat(this.fixture.hits(ALL)).isFalse();
		assertThat(this.fixture.cache.statistics().uncacheable().values()).singleElement()
			.asString()
			.contains("64 ways");
	}

	@Test
	void aFallbackUsesTheValuesThatWereBoundThen() throws SQLException {
		String query = "select id, name from product where id = ?";
		this.fixture.query(query, 1);
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(query)) {
			statement.setObject(1, 1);
			try (ResultSet rows = statement.executeQuery()) {
				statement.setObject(1, 2);
				assertThat(rows.next()).isTrue();
				assertThat(new String(rows.getBytes(2))).isEqualTo("tea");
			}
			try (ResultSet rows = statement.executeQuery()) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getString(2)).isEqualTo("milk");
			}
		}
		assertThat(this.fixture.cache.statistics().fallbacks()).isEqualTo(1);
	}

	@Test
	void aFallbackWorksForExecuteToo() throws SQLException {
		this.fixture.query(ALL);
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(ALL)) {
			statement.execute();
			ResultSet rows = statement.getResultSet();
			assertThat(rows.next()).isTrue();
			assertThat(rows.getBytes(2)).isEqualTo("tea".getBytes());
			assertThat(rows.next()).isTrue();
			assertThat(rows.getString(2)).isEqualTo("milk");
		}
	}

	@Test
	void aFallbackDoesNotMixRowsOfTwoTimes() throws SQLException {
		this.fixture.query(ALL);
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(ALL);
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			assertThat(rows.getString(2)).isEqualTo("tea");
			this.fixture.update("update product set name = 'coffee' where id = 1");
			assertThatExceptionOfType(SQLTransientException.class).isThrownBy(() -> rows.getBytes(2))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("40001"));
		}
	}

	@Test
	void whatIsHandedOutCanBeChangedByTheApplicationAlone() throws SQLException {
		this.fixture.query(ALL);
		for (int i = 0; i < 2; i++) {
			try (Connection connection = this.fixture.connection();
					PreparedStatement statement = connection.prepareStatement(ALL);
					ResultSet rows = statement.executeQuery()) {
				assertThat(rows).isInstanceOf(CachedResultSet.class);
				rows.next();
				Timestamp changed = rows.getTimestamp(7);
				assertThat(changed).isEqualTo(Timestamp.valueOf("2024-02-29 12:30:45.123"));
				changed.setTime(0);
				((Timestamp) rows.getObject(7)).setTime(0);
				Date added = rows.getDate(6);
				assertThat(added).isEqualTo(Date.valueOf("2024-02-29"));
				added.setTime(0);
			}
		}
	}

	@Test
	void cursorsInOneResultAreIndependent() throws SQLException {
		this.fixture.query(ALL);
		try (Connection connection = this.fixture.connection();
				PreparedStatement one = connection.prepareStatement(ALL);
				PreparedStatement other = connection.prepareStatement(ALL);
				ResultSet first = one.executeQuery();
				ResultSet second = other.executeQuery()) {
			first.next();
			first.next();
			second.next();
			assertThat(first.getString(2)).isEqualTo("milk");
			assertThat(second.getString(2)).isEqualTo("tea");
		}
	}

	@Test
	void aClosedStatementClosesItsRows() throws SQLException {
		this.fixture.query(ALL);
		try (Connection connection = this.fixture.connection()) {
			PreparedStatement statement = connection.prepareStatement(ALL);
			ResultSet rows = statement.executeQuery();
			rows.next();
			statement.close();
			assertThat(rows.isClosed()).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(rows::next);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.getString(2));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.findColumn("name"));
		}
	}

	@Test
	void aNewExecutionClosesTheRowsOfTheLast() throws SQLException {
		this.fixture.query(ALL);
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(ALL)) {
			ResultSet rows = statement.executeQuery();
			assertThat(rows.isClosed()).isFalse();
			statement.executeQuery();
			assertThat(rows.isClosed()).isTrue();
		}
	}

	@Test
	void rowsCannotBeChangedInTheDriversWords() throws SQLException {
		this.fixture.query(ALL);
		try (Connection connection = this.fixture.connection();
				PreparedStatement statement = connection.prepareStatement(ALL);
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
			assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.updateInt(1, 2))
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(90140));
		}
	}

	@Test
	void metadataIsThatOfTheDriver() throws SQLException {
		compare("select id as \"Key\", name, price, added from product", false,
				(rows) -> describe(rows.getMetaData(), false));
	}

	@Test
	void theRestOfTheMetadataIsAskedOfTheDriver() throws SQLException {
		compare("select id as \"Key\", name, price, added from product where id = 2", true,
				(rows) -> describe(rows.getMetaData(), true));
	}

	@Test
	void theFirstOfSeveralColumnsOfOneLabelIsFound() throws SQLException {
		compare("select id as a, name as \"A\", name as b from product", false,
				(rows) -> rows.findColumn("A") + " " + rows.findColumn("a") + " " + rows.findColumn("B"));
	}

	private static String describe(ResultSetMetaData metaData, boolean all) throws SQLException {
		StringBuilder text = new StringBuilder();
		for (int i = 1; i <= metaData.getColumnCount(); i++) {
			text.append(metaData.getColumnLabel(i))
				.append(metaData.getColumnName(i))
				.append(metaData.getColumnType(i))
				.append(metaData.getColumnClassName(i))
				.append(metaData.getPrecision(i))
				.append(metaData.getScale(i))
				.append(metaData.getColumnDisplaySize(i))
				.append(metaData.isSigned(i))
				.append(metaData.isCaseSensitive(i))
				.append(metaData.isCurrency(i))
				.append(metaData.isSearchable(i))
				.append(metaData.isReadOnly(i))
				.append(metaData.isWritable(i))
				.append(metaData.isDefinitelyWritable(i));
			if (all) {
				text.append(metaData.getColumnTypeName(i))
					.append(metaData.isNullable(i))
					.append(metaData.isAutoIncrement(i))
					.append(metaData.getTableName(i))
					.append(metaData.getSchemaName(i))
					.append(metaData.getCatalogName(i));
			}
		}
		return text.toString();
	}

	@FunctionalInterface
	private interface Reading {

		Object read(ResultSet rows) throws SQLException;

	}

}
