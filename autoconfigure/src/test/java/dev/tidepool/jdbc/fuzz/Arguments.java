package dev.tidepool.jdbc.fuzz;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Makes up what a method is called with: mostly what makes sense for it, at times what
 * does not.
 */
final class Arguments {

	private static final List<String> SQL_METHODS = List.of("execute", "executeQuery", "executeUpdate",
			"executeLargeUpdate", "addBatch", "nativeSQL", "prepareStatement", "prepareCall");

	private final Random random;

	private final SqlTexts texts;

	/** The newest handle of a type, or -1. */
	private final Function<Class<?>, Integer> handles;

	private boolean writing = true;

	Arguments(Random random, SqlTexts texts, Function<Class<?>, Integer> handles) {
		this.random = random;
		this.texts = texts;
		this.handles = handles;
	}

	List<Argument> of(Method method) {
		Class<?>[] types = method.getParameterTypes();
		Argument[] made = new Argument[types.length];
		for (int i = 0; i < types.length; i++) {
			made[i] = argument(method.getName(), types, i);
		}
		return List.of(made);
	}

	/**
	 * Whether the connection in question writes. On H2 one of a program's does: H2 2.4
	 * may wait without end, and in a loop, for a row that another session locked.
	 */
	void writing(boolean writing) {
		this.writing = writing;
	}

	String sql() {
		String sql = anySql();
		while (!this.writing && this.texts.writes(sql)) {
			sql = anySql();
		}
		return sql;
	}

	String query() {
		String sql = pick(this.texts.queries());
		while (!this.writing && this.texts.writes(sql)) {
			sql = pick(this.texts.queries());
		}
		return sql;
	}

	private String anySql() {
		int kind = this.random.nextInt(100);
		return pick((kind < 45) ? this.texts.queries() : (kind < 75) ? this.texts.writes() : this.texts.others());
	}

	<T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private Argument argument(String method, Class<?>[] types, int i) {
		Class<?> type = types[i];
		if (type == String.class) {
			return string(method, i);
		}
		if (type == int.class) {
			return Argument.of(number(method, types, i));
		}
		if (type == long.class) {
			return Argument.of((long) pick(List.of(1, 2, 3, 0, 1, -1)));
		}
		if (type == boolean.class) {
			return Argument.of(this.random.nextBoolean());
		}
		if (type == byte.class) {
			return Argument.of((byte) 1);
		}
		if (type == short.class) {
			return Argument.of((short) 2);
		}
		if (type == float.class) {
			return Argument.of(1.5f);
		}
		if (type == double.class) {
			return Argument.of(2.25);
		}
		return (type != Object.class && type != Class.class && this.random.nextInt(12) == 0) ? Argument.of(null)
				: object(type);
	}

	private Argument string(String method, int i) {
		if (i == 0 && SQL_METHODS.contains(method)) {
			if (this.random.nextInt(100) == 0) {
				return Argument.of(null);
			}
			return Argument.of(method.equals("prepareCall") ? pick(this.texts.calls()) : sql());
		}
		return Argument.of(switch (method) {
			case "setSchema", "setCatalog" -> pick(this.texts.schemas());
			case "setSavepoint", "setCursorName" -> pick(List.of("s", "a b"));
			case "setClientInfo", "getClientInfo" ->
				pick((i == 0) ? List.of("ApplicationName", "nope") : List.of("fuzz", ""));
			case "createArrayOf", "createStruct" -> pick(List.of("int", "varchar", "INTEGER"));
			case "enquoteLiteral", "enquoteIdentifier", "isSimpleIdentifier", "enquoteNCharLiteral" ->
				pick(List.of("tea", "it's", "a b", "", "select", "a\"b"));
			case "setString", "setNString", "updateString" -> pick(List.of("tea", "it's", "", "1"));
			default -> (method.startsWith("get") && method.length() > 12) ? pick(List.of("ITEM", "item", "%", "PUBLIC"))
					: pick(this.texts.columns());
		});
	}

	private int number(String method, Class<?>[] types, int i) {
		return switch (method) {
			case "setTransactionIsolation" -> pick(List.of(1, 2, 2, 4, 8, 8, 0, 3));
			case "setHoldability", "supportsResultSetHoldability" -> pick(List.of(1, 2, 7));
			case "createStatement", "prepareStatement", "prepareCall" -> (types[0] == String.class && types.length == 2)
					? pick(List.of(1, 2, 1, 5)) : switch ((types[0] == String.class) ? i : i + 1) {
						case 1 -> pick(List.of(1003, 1003, 1004, 1005, 4));
						case 2 -> pick(List.of(1007, 1007, 1008));
						default -> pick(List.of(1, 2));
					};
			case "setFetchDirection" -> pick(List.of(1000, 1001, 1002, 5));
			case "setFetchSize" -> pick(List.of(0, 1, 2, 50, -1));
			case "setMaxRows", "setMaxFieldSize" -> pick(List.of(0, 1, 2, -1));
			case "setQueryTimeout" -> pick(List.of(0, 30, 60, -1));
			case "setNetworkTimeout" -> pick(List.of(0, 30_000, -1));
			case "isValid" -> pick(List.of(0, 1, 5, -1));
			case "getMoreResults" -> pick(List.of(1, 1, 2, 3, 9));
			case "execute", "executeUpdate", "executeLargeUpdate" -> pick(List.of(1, 2));
			case "absolute", "relative" -> pick(List.of(1, 2, -1, 0, 100));
			case "setNull", "registerOutParameter", "setObject", "updateObject" ->
				(i == 0) ? index() : pick(List.of(Types.INTEGER, Types.VARCHAR, Types.DECIMAL, Types.TIMESTAMP, 0));
			case "setInt", "updateInt", "setLong", "updateLong" -> (i == 0) ? index() : pick(List.of(1, 2, 3, 42));
			default -> index();
		};
	}

	private int index() {
		return pick(List.of(1, 1, 1, 2, 2, 3, 4, 0, 12));
	}

	private Argument object(Class<?> type) {
		if (type == Object.class) {
			return pick(List.of(Argument.of(1), Argument.of("tea"), Argument.of(new BigDecimal("2.50")),
					Argument.of(2L), Argument.of(true), Argument.of(null), Argument.of(LocalDate.of(2024, 2, 29)),
					Argument.made("new byte[] {1, 2}", () -> new byte[] { 1, 2 }),
					Argument.made("new Object()", Object::new),
					Argument.made("a timestamp", () -> Timestamp.valueOf("2024-02-29 12:30:45.5"))));
		}
		if (type == BigDecimal.class) {
			return Argument.of(pick(List.of(new BigDecimal("1.00"), new BigDecimal("99999999999"))));
		}
		if (type == byte[].class) {
			return Argument.made("new byte[] {1, 2}", () -> new byte[] { 1, 2 });
		}
		if (type == int[].class) {
			return Argument.made("new int[] {1}", () -> new int[] { 1 });
		}
		if (type == String[].class) {
			String column = pick(this.texts.columns());
			return Argument.made("new String[] {\"" + column + "\"}", () -> new String[] { column });
		}
		if (type == Object[].class) {
			return Argument.made("new Object[] {1, 2}", () -> new Object[] { 1, 2 });
		}
		if (type == Date.class) {
			return Argument.made("a date", () -> Date.valueOf("2024-02-29"));
		}
		if (type == Time.class) {
			return Argument.made("a time", () -> Time.valueOf("12:30:45"));
		}
		if (type == Timestamp.class) {
			return Argument.made("a timestamp", () -> Timestamp.valueOf("2024-02-29 12:30:45.5"));
		}
		if (type == Calendar.class) {
			return Argument.made("a calendar", () -> Calendar.getInstance(TimeZone.getTimeZone("GMT+3")));
		}
		if (type == InputStream.class) {
			return Argument.made("a stream", () -> new ByteArrayInputStream(new byte[] { 65, 66, 67 }));
		}
		if (type == Reader.class) {
			return Argument.made("a reader", () -> new StringReader("abc"));
		}
		if (type == SQLType.class) {
			return Argument.of(pick(List.of(JDBCType.INTEGER, JDBCType.VARCHAR)));
		}
		if (type == Map.class) {
			return Argument.made("Map.of()", Map::of);
		}
		if (type == Properties.class) {
			return Argument.made("application name", () -> {
				Properties properties = new Properties();
				properties.setProperty("ApplicationName", "fuzz");
				return properties;
			});
		}
		if (type == Executor.class) {
			return Argument.made("Runnable::run", () -> (Executor) Runnable::run);
		}
		if (type == Class.class) {
			List<Class<?>> known = List.of(Integer.class, String.class, Long.class, BigDecimal.class, LocalDate.class,
					Connection.class);
			return Argument.of(this.random.nextBoolean() ? pick(known) : pick(this.texts.driver()));
		}
		int handle = this.handles.apply(type);
		return (handle < 0) ? Argument.of(null) : Argument.handle(handle);
	}

}
