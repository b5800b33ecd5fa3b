package dev.tidepool.cache;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.tidepool.database.Catalogs;
import dev.tidepool.database.LiveCatalogs;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every getter on every type, with the bare driver, on a miss, on a hit whose result was
 * stored for this getter, and on a hit whose result was not.
 */
class DifferentialTests {

	private static final List<Class<?>> CLASSES = List.of(String.class, Boolean.class, Byte.class, Short.class,
			Integer.class, Long.class, Float.class, Double.class, BigDecimal.class, BigInteger.class, byte[].class,
			UUID.class, java.sql.Date.class, java.sql.Time.class, java.sql.Timestamp.class, java.util.Date.class,
			LocalDate.class, LocalTime.class, LocalDateTime.class, OffsetDateTime.class, OffsetTime.class,
			ZonedDateTime.class, Instant.class, Object.class, Number.class, Thread.class, Calendar.class, Blob.class,
			Clob.class, Array.class, InputStream.class);

	/** Of readings that give no value; SQLite's driver refuses to answer then. */
	private static final Set<String> VALUELESS = Set.of("findColumn", "findColumn by another case", "metadata",
			"details of the metadata", "getRow", "getType", "getFetchSize", "getHoldability", "isClosed", "getWarnings",
			"isBeforeFirst", "isFirst", "isAfterLast", "previous", "absolute");

	private int variant;

	/** Whether {@code wasNull()} may be asked after the present reading. */
	private boolean asksForNull;

	@ParameterizedTest
	@EnumSource
	void everyGetterOnEveryTypeAnswersAsTheDriver(SampleDatabase database) throws Exception {
		HikariConfig config = database.start();
		Map<String, Set<String>> served = new LinkedHashMap<>();
		List<String> differences = new ArrayList<>();
		config.setExceptionOverrideClassName(NoEviction.class.getName());
		compareAll(database, config, served, differences);
		assertThat(differences).isEmpty();
		assertServed(database, served);
	}

	private void compareAll(SampleDatabase database, HikariConfig config, Map<String, Set<String>> served,
			List<String> differences) throws SQLException {
		Map<String, Reading> readings = readings();
		try (LiveCatalogs live = new LiveCatalogs(Duration.ofSeconds(20), Duration.ofMinutes(1));
				CacheFixture fixture = CacheFixture.empty((database == SampleDatabase.SQLITE) ? live : Catalogs.LITERAL,
						16 << 20, config, rule());
				Connection bare = DriverManager.getConnection(config.getJdbcUrl())) {
			int number = 0;
			for (Map.Entry<String, List<String>> type : database.types().entrySet()) {
				String table = "sample" + number++;
				create(fixture, table, type.getKey(), type.getValue());
				if (database == SampleDatabase.SQLITE) {
					warm(fixture, sql(table));
				}
				for (Map.Entry<String, Reading> reading : readings.entrySet()) {
					this.asksForNull = database != SampleDatabase.SQLITE || !VALUELESS.contains(reading.getKey());
					boolean hit = compare(fixture, bare, table, type.getKey() + " " + reading.getKey(),
							reading.getValue(), differences);
					if (hit) {
						served.computeIfAbsent(type.getKey(), (key) -> new TreeSet<>()).add(reading.getKey());
					}
				}
			}
		}
	}

	private static void assertServed(SampleDatabase database, Map<String, Set<String>> served) {
		Set<String> kept = new TreeSet<>(database.types().keySet());
		kept.removeAll(database.notKept());
		assertThat(served.keySet()).containsExactlyInAnyOrderElementsOf(kept);
		served.forEach((type, getters) -> assertThat(getters).as(type)
			.contains("getObject", "getObject by label", "findColumn", "getRow"));
		if (database == SampleDatabase.SQLITE) {
			assertThat(served.get("int")).contains("getString", "getInt", "getLong", "getBoolean", "getBigDecimal",
					"getObject String");
			assertThat(served.get("text")).contains("getString", "getBytes");
			assertThat(served.get("double")).contains("getDouble", "getString", "getBigDecimal");
			assertThat(served.get("blob")).contains("getBytes");
			return;
		}
		served.forEach((type, getters) -> assertThat(getters).as(type).contains("getString", "metadata"));
		if (database == SampleDatabase.POSTGRESQL) {
			assertThat(served.get("timestamptz")).contains("getObject OffsetDateTime", "getTimestamp in UTC");
			assertThat(served.get("timestamp")).contains("getObject LocalDateTime");
			assertThat(served.get("date")).contains("getObject LocalDate", "getDate in UTC");
		}
	}

	private static CacheRule rule() {
		return new CacheRule(Set.of(), Pattern.compile("sample\\d"), null);
	}

	private static void create(CacheFixture fixture, String table, String type, List<String> values)
			throws SQLException {
		fixture.update("create table " + table + " (id int, cell " + type + ")");
		for (int i = 0; i < values.size(); i++) {
			fixture.update("insert into " + table + " values (" + i + ", " + values.get(i) + ")");
		}
		fixture.update("insert into " + table + " values (" + values.size() + ", null)");
	}

	/**
	 * The catalog is read when somebody asks.
	 */
	private static void warm(CacheFixture fixture, String sql) {
		Awaitility.await().until(() -> {
			fixture.query(sql);
			return fixture.hits(sql);
		});
	}

	/**
	 * Compares, and says whether the getter is served from the cache in the end.
	 */
	private boolean compare(CacheFixture fixture, Connection bare, String table, String name, Reading reading,
			List<String> differences) throws SQLException {
		String sql = sql(table);
		List<String> expected = transcript(bare, sql, reading);
		DataSource cached = fixture.dataSource;
		check(name + " miss", expected, transcript(cached, sql, reading), differences);
		long hits = fixture.cache.statistics().hits();
		long fallbacks = fixture.cache.statistics().fallbacks();
		check(name + " hit", expected, transcript(cached, sql, reading), differences);
		boolean hit = fixture.cache.statistics().hits() > hits && fixture.cache.statistics().fallbacks() == fallbacks;
		String other = sql(table);
		transcript(cached, other, (rows, column) -> rows.getObject(column));
		check(name + " hit stored for another", expected, transcript(cached, other, reading), differences);
		check(name + " after that", expected, transcript(cached, other, reading), differences);
		boolean failed = expected.stream().anyMatch((line) -> line.startsWith("!"));
		if (hit && failed) {
			differences.add(name + ": served although the driver throws");
		}
		return hit;
	}

	/** Another template each time. */
	private String sql(String table) {
		return "select t" + this.variant + ".cell as \"Cell\" from " + table + " t" + this.variant + " order by t"
				+ this.variant++ + ".id";
	}

	private static void check(String name, List<String> expected, List<String> actual, List<String> differences) {
		if (!actual.equals(expected)) {
			differences.add(name + ": driver " + expected + ", here " + actual);
		}
	}

	private List<String> transcript(DataSource dataSource, String sql, Reading reading) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			return transcript(connection, sql, reading);
		}
	}

	private List<String> transcript(Connection connection, String sql, Reading reading) throws SQLException {
		List<String> lines = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			ResultSet rows = statement.executeQuery();
			// A getter may have closed the rows
			while (lines.size() < 10 && "true".equals(line((each, column) -> each.next(), rows))) {
				String value = line(reading, rows);
				lines.add((value.startsWith("!") || !this.asksForNull) ? value
						: value + " " + line((each, column) -> each.wasNull(), rows));
			}
			lines.add(line((each, column) -> {
				each.close();
				return null;
			}, rows));
		}
		return lines;
	}

	private static String line(Reading reading, ResultSet rows) {
		try {
			return describe(reading.read(rows, 1));
		}
		catch (SQLException ex) {
			return "!" + ex.getClass().getName() + " " + ex.getSQLState() + " "
					+ String.valueOf(ex.getMessage()).replaceAll("conn=\\d+|t\\d+\\.", "");
		}
		catch (RuntimeException | Error ex) {
			return "!" + ex.getClass().getName();
		}
	}

	private static String describe(Object value) throws SQLException {
		if (value == null) {
			return "null";
		}
		if (value instanceof byte[] bytes) {
			return "bytes " + Arrays.toString(bytes);
		}
		if (value instanceof InputStream || value instanceof Reader || value instanceof Blob || value instanceof Clob
				|| value instanceof Array || value instanceof SQLXML || value instanceof ResultSet) {
			return content(value);
		}
		if (value instanceof java.sql.Timestamp time) {
			return "Timestamp " + time.getTime() + "." + time.getNanos();
		}
		if (value instanceof java.util.Date date) {
			return value.getClass().getName() + " " + date.getTime();
		}
		return (value instanceof Boolean) ? value.toString() : value.getClass().getName() + " " + value;
	}

	private static String content(Object value) throws SQLException {
		try {
			if (value instanceof InputStream stream) {
				return "stream " + Arrays.toString(stream.readAllBytes());
			}
			if (value instanceof Reader reader) {
				java.io.StringWriter text = new java.io.StringWriter();
				reader.transferTo(text);
				return "reader " + text;
			}
		}
		catch (java.io.IOException ex) {
			return "stream that fails";
		}
		if (value instanceof Blob blob) {
			return "blob " + Arrays.toString(blob.getBytes(1, (int) blob.length()));
		}
		if (value instanceof Clob clob) {
			return "clob " + clob.getSubString(1, (int) clob.length());
		}
		return (value instanceof Array array) ? "array " + array.getBaseTypeName() : value.getClass().getSimpleName();
	}

	@SuppressWarnings("deprecation")
	private static Map<String, Reading> readings() {
		Map<String, Reading> readings = new LinkedHashMap<>();
		readings.put("getString", (rows, column) -> rows.getString(column));
		readings.put("getString by label", (rows, column) -> rows.getString("Cell"));
		readings.put("getString by another case", (rows, column) -> rows.getString("cELL"));
		readings.put("getString by no label", (rows, column) -> rows.getString("none"));
		readings.put("getString of no column", (rows, column) -> rows.getString(2));
		readings.put("getNString", (rows, column) -> rows.getNString(column));
		readings.put("getBoolean", (rows, column) -> rows.getBoolean(column));
		readings.put("getByte", (rows, column) -> rows.getByte(column));
		readings.put("getShort", (rows, column) -> rows.getShort("Cell"));
		readings.put("getInt", (rows, column) -> rows.getInt(column));
		readings.put("getInt by label", (rows, column) -> rows.getInt("CELL"));
		readings.put("getLong", (rows, column) -> rows.getLong(column));
		readings.put("getFloat", (rows, column) -> rows.getFloat("cell"));
		readings.put("getDouble", (rows, column) -> rows.getDouble(column));
		readings.put("getBigDecimal", (rows, column) -> rows.getBigDecimal(column));
		readings.put("getBigDecimal with scale", (rows, column) -> rows.getBigDecimal(column, 1));
		readings.put("getBytes", (rows, column) -> rows.getBytes(column));
		readings.put("getDate", (rows, column) -> rows.getDate(column));
		readings.put("getTime", (rows, column) -> rows.getTime("cell"));
		readings.put("getTimestamp", (rows, column) -> rows.getTimestamp(column));
		for (String zone : List.of("UTC", "America/New_York")) {
			readings.put("getDate in " + zone, (rows, column) -> rows.getDate(column, calendar(zone)));
			readings.put("getTime in " + zone, (rows, column) -> rows.getTime(column, calendar(zone)));
			readings.put("getTimestamp in " + zone, (rows, column) -> rows.getTimestamp("Cell", calendar(zone)));
		}
		readings.put("getTimestamp in none", (rows, column) -> rows.getTimestamp(column, null));
		readings.put("getObject", (rows, column) -> rows.getObject(column));
		readings.put("getObject by label", (rows, column) -> rows.getObject("CELL"));
		for (Class<?> type : CLASSES) {
			readings.put("getObject " + type.getSimpleName(), (rows, column) -> rows.getObject(column, type));
		}
		readings.put("getObject LocalDate by label", (rows, column) -> rows.getObject("cell", LocalDate.class));
		readings.put("getObject of no class", (rows, column) -> rows.getObject(column, (Class<?>) null));
		readings.put("getObject with map", (rows, column) -> rows.getObject(column, Map.of()));
		readings.put("getAsciiStream", (rows, column) -> rows.getAsciiStream(column));
		readings.put("getUnicodeStream", (rows, column) -> rows.getUnicodeStream(column));
		readings.put("getBinaryStream", (rows, column) -> rows.getBinaryStream(column));
		readings.put("getCharacterStream", (rows, column) -> rows.getCharacterStream(column));
		readings.put("getNCharacterStream", (rows, column) -> rows.getNCharacterStream("cell"));
		readings.put("getBlob", (rows, column) -> rows.getBlob(column));
		readings.put("getClob", (rows, column) -> rows.getClob(column));
		readings.put("getNClob", (rows, column) -> rows.getNClob(column));
		readings.put("getArray", (rows, column) -> rows.getArray(column));
		readings.put("getRef", (rows, column) -> rows.getRef(column));
		readings.put("getRowId", (rows, column) -> rows.getRowId(column));
		readings.put("getURL", (rows, column) -> rows.getURL(column));
		readings.put("getSQLXML", (rows, column) -> rows.getSQLXML(column));
		readings.put("findColumn", (rows, column) -> rows.findColumn("cell"));
		readings.put("findColumn by another case", (rows, column) -> rows.findColumn("ceLL"));
		readings.put("metadata", (rows, column) -> metaData(rows.getMetaData()));
		readings.put("details of the metadata", (rows, column) -> details(rows.getMetaData()));
		readings.put("metadata of no column", (rows, column) -> rows.getMetaData().getColumnLabel(2));
		readings.put("getRow", (rows, column) -> rows.getRow());
		readings.put("getType", (rows, column) -> rows.getType() + " " + rows.getConcurrency());
		readings.put("getFetchSize", (rows, column) -> rows.getFetchSize() + " " + rows.getFetchDirection());
		readings.put("getHoldability", (rows, column) -> rows.getHoldability());
		readings.put("isClosed", (rows, column) -> rows.isClosed());
		readings.put("getWarnings", (rows, column) -> rows.getWarnings());
		readings.put("isBeforeFirst", (rows, column) -> rows.isBeforeFirst());
		readings.put("isFirst", (rows, column) -> rows.isFirst());
		readings.put("isAfterLast", (rows, column) -> rows.isAfterLast());
		readings.put("previous", (rows, column) -> rows.previous());
		readings.put("absolute", (rows, column) -> rows.absolute(1));
		return readings;
	}

	private static Calendar calendar(String zone) {
		return Calendar.getInstance(TimeZone.getTimeZone(zone));
	}

	private static String metaData(ResultSetMetaData data) throws SQLException {
		return data.getColumnCount() + " " + data.getColumnLabel(1) + data.getColumnName(1) + data.getColumnType(1)
				+ data.getColumnClassName(1) + data.getPrecision(1) + " " + data.getScale(1) + " "
				+ data.getColumnDisplaySize(1) + data.isSigned(1) + data.isCaseSensitive(1) + data.isCurrency(1)
				+ data.isSearchable(1) + data.isReadOnly(1) + data.isWritable(1) + data.isDefinitelyWritable(1);
	}

	private static String details(ResultSetMetaData data) throws SQLException {
		return data.getColumnTypeName(1) + data.isNullable(1) + data.isAutoIncrement(1) + data.getTableName(1)
				+ data.getSchemaName(1) + data.getCatalogName(1);
	}

	/**
	 * Keeps a connection that refused a getter: a new one for each takes most of the
	 * time.
	 */
	public static final class NoEviction implements SQLExceptionOverride {

		@java.lang.Override
		public Override adjudicate(SQLException failure) {
			return Override.DO_NOT_EVICT;
		}

	}

	@FunctionalInterface
	private interface Reading {

		Object read(ResultSet rows, int column) throws SQLException;

	}

}
