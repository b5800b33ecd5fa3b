package dev.tidepool.jdbc.fuzz;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * Makes up a program. It is fixed before it runs: a call knows of earlier ones only what
 * type they return.
 */
final class ProgramGenerator {

	private static final Map<Class<?>, List<Method>> METHODS = new LinkedHashMap<>();

	private static final Method DRAIN;

	private static final Method TEXT;

	/** What programs are mostly made of; one more name makes a call more frequent. */
	private static final Map<Class<?>, String> USUAL = Map.of(Connection.class,
			"setAutoCommit setAutoCommit commit commit rollback setReadOnly setTransactionIsolation setSavepoint "
					+ "releaseSavepoint rollback getAutoCommit isReadOnly getTransactionIsolation getSchema setSchema "
					+ "getCatalog getWarnings clearWarnings close isClosed createStatement createStatement "
					+ "prepareStatement prepareStatement prepareStatement prepareCall getMetaData nativeSQL isValid "
					+ "setHoldability getHoldability setNetworkTimeout getNetworkTimeout setClientInfo getClientInfo "
					+ "setTypeMap getTypeMap beginRequest endRequest setShardingKey setShardingKeyIfValid "
					+ "createArrayOf createBlob unwrap isWrapperFor",
			Statement.class,
			"execute execute execute executeQuery executeQuery executeUpdate executeUpdate addBatch addBatch "
					+ "executeBatch getGeneratedKeys getResultSet getUpdateCount getMoreResults setMaxRows setFetchSize "
					+ "setQueryTimeout closeOnCompletion close isClosed getConnection getWarnings executeLargeUpdate "
					+ "executeLargeBatch getLargeUpdateCount setLargeMaxRows getLargeMaxRows isCloseOnCompletion cancel "
					+ "enquoteLiteral enquoteIdentifier isSimpleIdentifier enquoteNCharLiteral clearBatch setPoolable "
					+ "isPoolable getFetchSize getMaxRows setMaxFieldSize getResultSetType getResultSetConcurrency "
					+ "getResultSetHoldability setEscapeProcessing clearWarnings getQueryTimeout",
			PreparedStatement.class,
			"execute executeQuery executeUpdate addBatch clearParameters setInt setInt setString setObject setNull "
					+ "setBigDecimal setTimestamp setBytes getMetaData getParameterMetaData executeLargeUpdate setLong "
					+ "setObject setDate setBlob setClob setArray setBinaryStream setCharacterStream setURL setNString",
			CallableStatement.class, "registerOutParameter registerOutParameter getInt getString getObject wasNull",
			ResultSet.class,
			"next next next next getInt getString getObject getLong getBytes getTimestamp wasNull close getStatement "
					+ "getMetaData isClosed findColumn isBeforeFirst getRow getBlob getClob getArray getObject getDate "
					+ "getBigDecimal getWarnings getBinaryStream getCharacterStream getHoldability getFetchSize isLast",
			DatabaseMetaData.class, "getConnection getConnection getTables getColumns getCatalogs");

	private static final String SCROLLING = "next next absolute absolute relative last first previous afterLast "
			+ "beforeFirst isFirst isLast isAfterLast isBeforeFirst getRow updateInt updateInt updateString updateObject "
			+ "updateObject updateNull updateRow updateRow insertRow moveToInsertRow moveToCurrentRow deleteRow "
			+ "refreshRow cancelRowUpdates rowUpdated rowInserted rowDeleted getInt getObject setFetchDirection "
			+ "setFetchSize getType getConcurrency getHoldability getStatement getWarnings clearWarnings getCursorName";

	private static final String RESULTS = "getMoreResults getMoreResults getUpdateCount getLargeUpdateCount "
			+ "getResultSet getGeneratedKeys getWarnings isClosed";

	private static final String METADATA = "getTables getColumns getPrimaryKeys getIndexInfo getTypeInfo getCatalogs "
			+ "getSchemas getTableTypes getImportedKeys getProcedures getFunctions getClientInfoProperties "
			+ "getBestRowIdentifier getTablePrivileges getUDTs getVersionColumns getSuperTables getPseudoColumns";

	private static final Set<String> LIST_OF_UNSTABLE = Set.of("getDriverVersion");

	private final Random random;

	private final SqlTexts texts;

	private final Arguments arguments;

	private final List<Call> calls = new ArrayList<>();

	private final Map<Integer, Class<?>> open = new TreeMap<>();

	/** The connection that each handle belongs to. */
	private final Map<Integer, Integer> owners = new HashMap<>();

	/** The only connection that writes, or 0. */
	private final int writer;

	private final int size;

	static {
		try {
			DRAIN = Descriptions.class.getDeclaredMethod("drain", ResultSet.class);
			TEXT = Descriptions.class.getDeclaredMethod("text", Statement.class);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
		for (Class<?> type : List.of(DataSource.class, Connection.class, Statement.class, PreparedStatement.class,
				CallableStatement.class, ResultSet.class, ResultSetMetaData.class, ParameterMetaData.class,
				DatabaseMetaData.class, Savepoint.class, Blob.class, Clob.class, SQLXML.class, Array.class)) {
			METHODS.put(type,
					Arrays.stream(type.getMethods())
						.filter((method) -> !Modifier.isStatic(method.getModifiers()))
						.filter((method) -> !LIST_OF_UNSTABLE.contains(method.getName()))
						.sorted(Comparator.comparing(Method::toString))
						.collect(Collectors.toList()));
		}
	}

	private ProgramGenerator(long seed, SqlTexts texts, int size) {
		this.random = new Random(seed);
		this.texts = texts;
		this.size = size;
		this.writer = texts.severalWriters() ? 0 : 1;
		this.arguments = new Arguments(this.random, texts, this::newest);
	}

	static Program generate(long seed, SqlTexts texts, int size) {
		return new ProgramGenerator(seed, texts, size).program(seed);
	}

	private Program program(long seed) {
		boolean autoCommit = this.random.nextInt(5) > 0;
		borrow();
		if (this.random.nextBoolean()) {
			borrow();
		}
		while (this.calls.size() < this.size) {
			int kind = this.random.nextInt(24);
			if (connections() == 0 || (kind == 0 && connections() < 3)) {
				borrow();
			}
			else if (kind < 4) {
				query();
			}
			else if (kind < 7) {
				prepared();
			}
			else if (kind < 8) {
				callable();
			}
			else if (kind < 10) {
				transaction();
			}
			else if (kind < 11) {
				scroll();
			}
			else if (kind < 12) {
				results();
			}
			else if (kind < 13) {
				metadata();
			}
			else {
				anything();
			}
		}
		return new Program(seed, autoCommit, List.copyOf(this.calls));
	}

	private int connection() {
		int connection = newest(Connection.class);
		this.arguments.writing(mayWrite(connection));
		return connection;
	}

	private boolean mayWrite(int handle) {
		return this.writer == 0 || this.owners.getOrDefault(handle, 0) == this.writer;
	}

	private long connections() {
		return this.open.values().stream().filter((type) -> type == Connection.class).count();
	}

	private int borrow() {
		return call(Call.DATA_SOURCE, method(DataSource.class, "getConnection"), List.of());
	}

	// Phrases

	private void query() {
		int statement = call(connection(), method(Connection.class, "createStatement"), List.of());
		String sql = this.arguments.query();
		int rows = call(statement, method(Statement.class, "executeQuery", String.class), List.of(Argument.of(sql)));
		settle(rows, statement);
	}

	private void prepared() {
		int connection = connection();
		String sql = this.arguments.sql();
		int statement;
		if (this.random.nextInt(4) == 0) {
			statement = call(connection, method(Connection.class, "prepareStatement", String.class, int.class),
					List.of(Argument.of(sql), Argument.of(1)));
		}
		else {
			statement = call(connection, method(Connection.class, "prepareStatement", String.class),
					List.of(Argument.of(sql)));
		}
		bind(statement, sql);
		if (this.random.nextInt(5) == 0) {
			call(statement, method(PreparedStatement.class, "addBatch"), List.of());
			bind(statement, sql);
			call(statement, method(PreparedStatement.class, "addBatch"), List.of());
			call(statement, method(Statement.class, "executeBatch"), List.of());
			settle(-1, statement);
			return;
		}
		boolean rows = sql.startsWith("select") && this.random.nextInt(4) > 0;
		String execution = rows ? "executeQuery" : this.random.nextBoolean() ? "execute" : "executeUpdate";
		int result = call(statement, method(PreparedStatement.class, execution), List.of());
		if (!rows && this.random.nextBoolean()) {
			result = call(statement,
					method(Statement.class, this.random.nextInt(3) == 0 ? "getResultSet" : "getGeneratedKeys"),
					List.of());
		}
		settle(this.open.get(result) == ResultSet.class ? result : -1, statement);
	}

	private void bind(int statement, String sql) {
		int parameters = (int) sql.chars().filter((c) -> c == '?').count();
		for (int i = 1; i <= parameters; i++) {
			if (this.random.nextInt(15) > 0) {
				boolean number = this.random.nextInt(3) > 0;
				Object value = number ? (Object) this.arguments.pick(List.of(1, 2, 3, 5, 11)) : "tea";
				call(statement,
						number ? method(PreparedStatement.class, "setInt", int.class, int.class)
								: method(PreparedStatement.class, "setObject", int.class, Object.class),
						List.of(Argument.of(i), Argument.of(value)));
			}
		}
	}

	private void callable() {
		String sql = this.arguments.pick(this.texts.calls());
		int statement = call(newest(Connection.class), method(Connection.class, "prepareCall", String.class),
				List.of(Argument.of(sql)));
		int first = 1;
		if (sql.startsWith("{?")) {
			call(statement, method(CallableStatement.class, "registerOutParameter", int.class, int.class),
					List.of(Argument.of(1), Argument.of(this.random.nextInt(4) == 0 ? 2012 : 4)));
			first = 2;
		}
		call(statement, method(PreparedStatement.class, "setInt", int.class, int.class),
				List.of(Argument.of(first), Argument.of(this.arguments.pick(List.of(1, 2, 7)))));
		call(statement, method(PreparedStatement.class, "execute"), List.of());
		call(statement, method(CallableStatement.class, "getObject", int.class), List.of(Argument.of(1)));
		settle(-1, statement);
	}

	private void transaction() {
		int connection = connection();
		call(connection, method(Connection.class, "setAutoCommit", boolean.class), List.of(Argument.of(false)));
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			int statement = call(connection, method(Connection.class, "createStatement"), List.of());
			String sql = (this.writer == 0 || this.writer == connection)
					? this.arguments.pick(this.texts.writes()).replace("?", "2") : "select 1";
			call(statement, method(Statement.class, "execute", String.class), List.of(Argument.of(sql)));
			settle(-1, statement);
		}
		call(connection, method(Connection.class, this.random.nextBoolean() ? "commit" : "rollback"), List.of());
		if (this.random.nextBoolean()) {
			call(connection, method(Connection.class, "setAutoCommit", boolean.class), List.of(Argument.of(true)));
		}
	}

	private void scroll() {
		int connection = connection();
		List<Integer> kinds = List.of(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE,
				ResultSet.TYPE_FORWARD_ONLY);
		int concurrency = mayWrite(connection) ? ResultSet.CONCUR_UPDATABLE : ResultSet.CONCUR_READ_ONLY;
		int statement = call(connection, method(Connection.class, "createStatement", int.class, int.class),
				List.of(Argument.of(this.arguments.pick(kinds)), Argument.of(concurrency)));
		String sql = this.arguments.pick(List.of("select id, n from scratch order by id",
				"select id, name, price, made, flag from item", "select id, title from category"));
		int rows = call(statement, method(Statement.class, "executeQuery", String.class), List.of(Argument.of(sql)));
		for (int i = this.random.nextInt(8); i >= 0; i--) {
			one(rows, ResultSet.class, SCROLLING);
		}
		settle(rows, statement);
	}

	private void results() {
		int statement = call(connection(), method(Connection.class, "createStatement"), List.of());
		if (this.random.nextInt(4) == 0) {
			one(statement, Statement.class, "closeOnCompletion setMaxRows setFetchSize setPoolable");
		}
		call(statement, method(Statement.class, "execute", String.class), List.of(Argument.of(this.arguments.sql())));
		int rows = -1;
		for (int i = this.random.nextInt(6); i >= 0; i--) {
			int result = one(statement, Statement.class, RESULTS);
			rows = (this.open.get(result) == ResultSet.class) ? result : rows;
		}
		settle(rows, statement);
	}

	private void metadata() {
		int metadata = call(newest(Connection.class), method(Connection.class, "getMetaData"), List.of());
		int rows = one(metadata, DatabaseMetaData.class, METADATA);
		int statement = call(rows, method(ResultSet.class, "getStatement"), List.of());
		call(statement, method(Statement.class, "getConnection"), List.of());
		if (this.random.nextBoolean()) {
			this.open.put(statement, Statement.class);
		}
		settle(rows, statement);
	}

	private int one(int handle, Class<?> type, String names) {
		Method method = named(type, names);
		this.arguments.writing(mayWrite(handle));
		return call(handle, method, this.arguments.of(method));
	}

	private void settle(int rows, int statement) {
		if (rows >= 0 && this.random.nextInt(5) > 0) {
			call(rows, DRAIN, List.of());
		}
		if (rows >= 0 && this.random.nextInt(3) == 0) {
			call(rows, method(ResultSet.class, "close"), List.of());
		}
		if (this.random.nextInt(20) == 0) {
			call(statement, TEXT, List.of());
		}
		if (this.random.nextInt(3) > 0) {
			call(statement, method(Statement.class, "close"), List.of());
		}
	}

	private void anything() {
		List<Integer> handles = new ArrayList<>(this.open.keySet());
		int back = (int) Math.min(handles.size() - 1, Math.abs(this.random.nextGaussian()) * 6);
		int handle = handles.get(handles.size() - 1 - back);
		Class<?> type = this.open.get(handle);
		Method method = this.arguments.pick(METHODS.get(type));
		if (this.random.nextInt(this.texts.severalWriters() ? 20 : 3) > 0) {
			method = usual(type, method);
		}
		this.arguments.writing(mayWrite(handle));
		call(handle, method, this.arguments.of(method));
	}

	private Method usual(Class<?> type, Method otherwise) {
		Class<?> from = type;
		if (type == CallableStatement.class && this.random.nextBoolean()) {
			from = PreparedStatement.class;
		}
		if (from == PreparedStatement.class && this.random.nextBoolean()) {
			from = Statement.class;
		}
		String names = USUAL.get(from);
		if (names == null) {
			return otherwise;
		}
		return named(type, names);
	}

	private Method named(Class<?> type, String names) {
		String name = this.arguments.pick(List.of(names.split(" ")));
		List<Method> overloads = METHODS.get(type)
			.stream()
			.filter((candidate) -> candidate.getName().equals(name))
			.toList();
		return this.arguments.pick(overloads);
	}

	static Method method(Class<?> type, String name, Class<?>... parameters) {
		try {
			return type.getMethod(name, parameters);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int call(int target, Method method, List<Argument> given) {
		Call call = new Call(this.calls.size() + 1, target, method, given);
		this.calls.add(call);
		this.owners.put(call.number(), (target == Call.DATA_SOURCE) ? call.number() : this.owners.get(target));
		Class<?> type = method.getReturnType();
		boolean leadsBack = target != Call.DATA_SOURCE && call.is("getConnection", "getStatement");
		if (METHODS.containsKey(type) && !leadsBack) {
			this.open.put(call.number(), type);
		}
		if ((call.is("close", "abort", "free")) && this.random.nextInt(6) > 0) {
			this.open.remove(target);
		}
		return call.number();
	}

	/**
	 * One of the newest handles of a type.
	 */
	private int newest(Class<?> type) {
		List<Integer> known = this.open.entrySet()
			.stream()
			.filter((entry) -> type.isAssignableFrom(entry.getValue()))
			.map(Map.Entry::getKey)
			.toList();
		if (known.isEmpty()) {
			return (type == Connection.class) ? 1 : -1;
		}
		return (type == Connection.class) ? this.arguments.pick(known) : known.get(known.size() - 1);
	}

}
