package dev.tidepool.jdbc;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tidepool.jdbc.Bindings.Setter;
import dev.tidepool.sql.StatementFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Bindings}, by themselves and on a real database.
 */
class BindingsTests {

	private final List<QueryExecution> executions = new ArrayList<>();

	/** Lets statements be prepared late, and notes what is bound. */
	private final QueryInterceptor postpones = new QueryInterceptor() {

		@Override
		public @Nullable Object intercept(QueryExecution execution, Chain chain) throws SQLException {
			BindingsTests.this.executions.add(execution);
			return chain.proceed(execution);
		}

		@Override
		public boolean mayAnswer(StatementFacts facts) {
			return true;
		}

	};

	private final TestPool late = TestPool.with().interceptors(this.postpones).on(TestPool.h2(2));

	private final TestPool early = TestPool.on(TestPool.h2(2));

	@AfterEach
	void close() {
		this.late.close();
		this.early.close();
	}

	static Stream<Binding> recordable() {
		Timestamp timestamp = Timestamp.valueOf("2026-03-29 02:30:00.123456789");
		return Stream.of(new Binding("null", (statement) -> statement.setNull(1, Types.INTEGER)),
				new Binding("boolean", (statement) -> statement.setBoolean(1, true)),
				new Binding("byte", (statement) -> statement.setByte(1, (byte) -3)),
				new Binding("short", (statement) -> statement.setShort(1, (short) 300)),
				new Binding("int", (statement) -> statement.setInt(1, 70_000)),
				new Binding("long", (statement) -> statement.setLong(1, 5_000_000_000L)),
				new Binding("float", (statement) -> statement.setFloat(1, 1.5f)),
				new Binding("double", (statement) -> statement.setDouble(1, 2.25)),
				new Binding("big decimal", (statement) -> statement.setBigDecimal(1, new BigDecimal("1.230"))),
				new Binding("no big decimal", (statement) -> statement.setBigDecimal(1, null)),
				new Binding("string", (statement) -> statement.setString(1, "a'b")),
				new Binding("no string", (statement) -> statement.setString(1, null)),
				new Binding("n string", (statement) -> statement.setNString(1, "ü")),
				new Binding("bytes", (statement) -> statement.setBytes(1, new byte[] { 1, 2 })),
				new Binding("no bytes", (statement) -> statement.setBytes(1, null)),
				new Binding("date", (statement) -> statement.setDate(1, Date.valueOf("2026-02-28"))),
				new Binding("no date", (statement) -> statement.setDate(1, null)),
				new Binding("time", (statement) -> statement.setTime(1, Time.valueOf("12:34:56"))),
				new Binding("no time", (statement) -> statement.setTime(1, null)),
				new Binding("timestamp", (statement) -> statement.setTimestamp(1, timestamp)),
				new Binding("no timestamp", (statement) -> statement.setTimestamp(1, null)),
				new Binding("object", (statement) -> statement.setObject(1, LocalDate.of(2026, 2, 28))),
				new Binding("uuid", (statement) -> statement.setObject(1, new UUID(1, 2))),
				new Binding("no object", (statement) -> statement.setObject(1, null)),
				new Binding("timestamp object", (statement) -> statement.setObject(1, timestamp)),
				new Binding("typed object", (statement) -> statement.setObject(1, "7", Types.INTEGER)),
				new Binding("typed by a negative number", (statement) -> statement.setObject(1, "ü", Types.NVARCHAR)),
				new Binding("no typed object", (statement) -> statement.setObject(1, null, Types.DATE)));
	}

	static Stream<Binding> opaque() {
		return Stream.of(
				new Binding("binary stream",
						(statement) -> statement.setBinaryStream(1, new ByteArrayInputStream(new byte[] { 1 }))),
				new Binding("reader", (statement) -> statement.setCharacterStream(1, new StringReader("x"))),
				new Binding("clob", (statement) -> statement.setClob(1, new StringReader("x"))),
				new Binding("calendar",
						(statement) -> statement.setDate(1, Date.valueOf("2026-02-28"), Calendar.getInstance())),
				new Binding("SQLType", (statement) -> statement.setObject(1, "x", JDBCType.VARCHAR)),
				new Binding("array", (statement) -> statement.setObject(1, new Integer[] { 1 })));
	}

	@ParameterizedTest
	@MethodSource("recordable")
	void aStatementPreparedLateIsToldTheSame(Binding binding) throws SQLException {
		assertThat(answer(this.late, binding)).isEqualTo(answer(this.early, binding));
		assertThat(this.executions).singleElement()
			.satisfies((execution) -> assertThat(execution.bindings().isComplete()).isTrue());
	}

	@ParameterizedTest
	@MethodSource("recordable")
	void anotherStatementCanBeToldTheSameFromTheBindings(Binding binding) throws SQLException {
		List<Object> answer = answer(this.late, binding);
		Bindings bindings = this.executions.get(0).bindings();
		assertThat(answer(this.early,
				new Binding("again", (statement) -> Bindings.bind(statement, 0, bindings.kind(0), bindings.value(0)))))
			.isEqualTo(answer);
	}

	@ParameterizedTest
	@MethodSource("opaque")
	void whatCannotBeToldAgainGoesStraightToTheDriverAndIsNotKnown(Binding binding) throws SQLException {
		assertThat(answer(this.late, binding)).isEqualTo(answer(this.early, binding));
		assertThat(this.executions).singleElement()
			.satisfies((execution) -> assertThat(execution.bindings().isComplete()).isFalse());
	}

	@ParameterizedTest
	@MethodSource("opaque")
	void bindingAgainWithSuchAValueMakesKnownBindingsIncomplete(Binding binding) throws SQLException {
		Binding again = new Binding("again", (statement) -> {
			statement.setString(1, "known");
			binding.to(statement);
		});
		assertThat(answer(this.late, again)).isEqualTo(answer(this.early, binding));
		assertThat(this.executions.get(0).bindings().isComplete()).isFalse();
	}

	@Test
	void mutableValuesAreCopiedWhenBound() throws SQLException {
		Timestamp timestamp = new Timestamp(1000);
		Date date = new Date(0);
		Time time = new Time(0);
		byte[] bytes = { 1, 2 };
		java.util.concurrent.Callable<List<Object>> run = () -> {
			try (Connection connection = this.late.connection();
					PreparedStatement statement = connection
						.prepareStatement("select cast(? as timestamp), ?, ?, ?, ?, ? from dual")) {
				statement.setTimestamp(1, timestamp);
				statement.setDate(2, date);
				statement.setTime(3, time);
				statement.setBytes(4, bytes);
				statement.setObject(5, timestamp);
				statement.setObject(6, bytes);
				timestamp.setTime(99_000);
				timestamp.setNanos(5);
				date.setTime(86_400_000L * 400);
				time.setTime(3_600_000);
				bytes[0] = 9;
				try (ResultSet rows = statement.executeQuery()) {
					rows.next();
					return List.of(rows.getTimestamp(1), rows.getDate(2).toString(), rows.getTime(3).toString(),
							rows.getBytes(4)[0], rows.getTimestamp(5), rows.getBytes(6)[0]);
				}
			}
		};
		assertThat(call(run)).containsExactly(new Timestamp(1000), new Date(0).toString(), new Time(0).toString(),
				(byte) 1, new Timestamp(1000), (byte) 1);
	}

	@Test
	void bindingsAreCompleteOnceEveryParameterHasAValue() {
		Bindings bindings = new Bindings(2);
		assertThat(bindings.isComplete()).isFalse();
		assertThat(bindings.set(2, Setter.STRING, "b", 0)).isTrue();
		assertThat(bindings.isComplete()).isFalse();
		bindings.set(1, Setter.NULL, null, Types.INTEGER);
		assertThat(bindings.isComplete()).isTrue();
		assertThat(bindings.value(1)).isEqualTo("b");
		bindings.clear();
		assertThat(bindings.isComplete()).isFalse();
		assertThat(bindings.value(1)).isNull();
	}

	@Test
	void aPositionThatDoesNotExistIsLeftToTheDriverAndMakesThemIncomplete() {
		Bindings bindings = new Bindings(1);
		bindings.set(1, Setter.INT, 1, 0);
		assertThat(bindings.set(0, Setter.INT, 1, 0)).isFalse();
		assertThat(bindings.isComplete()).isFalse();
		bindings.clear();
		bindings.set(1, Setter.INT, 1, 0);
		assertThat(bindings.isComplete()).isTrue();
		assertThat(bindings.set(2, Setter.INT, 1, 0)).isFalse();
		assertThat(bindings.isComplete()).isFalse();
	}

	@Test
	void nothingIsKeptBeyond4096Parameters() {
		Bindings bindings = new Bindings(1_000_000);
		assertThat(bindings.size()).isEqualTo(4096);
		for (int i = 1; i <= 4096; i++) {
			assertThat(bindings.set(i, Setter.INT, i, 0)).isTrue();
		}
		assertThat(bindings.set(4097, Setter.INT, 1, 0)).isFalse();
		assertThat(bindings.isComplete()).isFalse();
	}

	@Test
	void aStatementWithMoreParametersThanAreKeptIsToldThemAll() throws SQLException {
		String sql = "select count(*) from system_range(1, 6000) where x in (" + "?, ".repeat(4999) + "?)";
		try (Connection connection = this.late.connection();
				PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 1; i <= 5000; i++) {
				statement.setInt(i, i);
			}
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				assertThat(rows.getInt(1)).isEqualTo(5000);
			}
		}
		assertThat(this.executions.get(0).bindings().isComplete()).isFalse();
	}

	@Test
	void whatIsFrozenStaysAsItIs() {
		Bindings bindings = new Bindings(1);
		bindings.set(1, Setter.LONG, 1L, 0);
		assertThat(bindings.open()).isSameAs(bindings);
		Bindings frozen = bindings.freeze();
		Bindings next = bindings.open();
		assertThat(next).isNotSameAs(frozen);
		next.set(1, Setter.LONG, 2L, 0);
		assertThat(frozen.value(0)).isEqualTo(1L);
		assertThat(next.isSame(frozen)).isFalse();
		next.set(1, Setter.LONG, 1L, 0);
		assertThat(next.isSame(frozen)).isTrue();
		assertThat(next.hash()).isEqualTo(frozen.hash());
		next.lose();
		assertThat(frozen.isComplete()).isTrue();
		assertThat(Bindings.NONE.open()).isNotSameAs(Bindings.NONE);
	}

	@Test
	void everySetterAndTypeIsAKindOfItsOwn() {
		List<Integer> kinds = new ArrayList<>();
		for (Setter setter : Setter.values()) {
			for (int type : new int[] { Types.ROWID, Types.NVARCHAR, 0, Types.INTEGER, Types.TIMESTAMP }) {
				Bindings bindings = new Bindings(1);
				bindings.set(1, setter, "x", type);
				kinds.add(bindings.kind(0));
			}
		}
		assertThat(kinds).doesNotHaveDuplicates().doesNotContain(new Bindings(1).kind(0));
	}

	private static List<Object> answer(TestPool pool, Binding binding) throws SQLException {
		try (Connection connection = pool.connection();
				PreparedStatement statement = connection.prepareStatement("select ? as x from dual")) {
			binding.to(statement);
			try (ResultSet rows = statement.executeQuery()) {
				assertThat(rows.next()).isTrue();
				return java.util.Arrays.asList(String.valueOf(rows.getString(1)),
						rows.getMetaData().getColumnTypeName(1), rows.wasNull());
			}
		}
	}

	private static <T> T call(java.util.concurrent.Callable<T> action) throws SQLException {
		try {
			return action.call();
		}
		catch (SQLException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A way to bind the first parameter.
	 */
	record Binding(String name, Setting setting) {

		void to(PreparedStatement statement) throws SQLException {
			this.setting.apply(statement);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * Sets a parameter.
	 */
	interface Setting {

		void apply(PreparedStatement statement) throws SQLException;

	}

}
