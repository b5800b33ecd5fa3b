package dev.tidepool.jdbc.delegate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for the delegating classes: each calls every method of its interface.
 */
class DelegatingTests {

	/** What the delegating objects heard of. */
	private static final List<SQLException> HEARD = new ArrayList<>();

	static Stream<Kind<?>> all() {
		return Stream.concat(lazy(), Stream.of(
				new Kind<>(ResultSet.class, DelegatingResultSet.class, DelegatingTests::resultSet),
				new Kind<>(DatabaseMetaData.class, DelegatingDatabaseMetaData.class, DelegatingTests::metadata)));
	}

	/**
	 * Those that hear of failures.
	 */
	static Stream<Kind<?>> hearing() {
		return all().filter((kind) -> kind.jdbcType() != Connection.class && kind.jdbcType() != DatabaseMetaData.class);
	}

	/**
	 * Those that ask for their delegate at each call.
	 */
	static Stream<Kind<?>> lazy() {
		return Stream.of(new Kind<>(Connection.class, DelegatingConnection.class, DelegatingTests::connection),
				new Kind<>(Statement.class, DelegatingStatement.class, DelegatingTests::statement),
				new Kind<>(PreparedStatement.class, DelegatingPreparedStatement.class,
						DelegatingTests::preparedStatement),
				new Kind<>(CallableStatement.class, DelegatingCallableStatement.class,
						DelegatingTests::callableStatement));
	}

	@ParameterizedTest
	@MethodSource("all")
	<T> void everyMethodReachesItsNamesakeOnceWithTheSameArgumentsAndReturnsItsResult(Kind<T> kind) throws Throwable {
		for (Method method : kind.methods()) {
			Object[] arguments = JdbcSamples.argumentsFor(method);
			Object result = JdbcSamples.resultOf(method);
			RecordingDelegate<T> delegate = new RecordingDelegate<>(kind.jdbcType()).returning(result);
			Object returned = invoke(method, kind.delegatingTo(delegate::proxy), arguments);
			assertThat(delegate.calls()).as("calls of %s", method).singleElement().satisfies((call) -> {
				assertThat(call.isOf(method)).as("%s called by %s", call.method(), method).isTrue();
				assertSame(method, call.arguments(), arguments);
			});
			assertSame(method, new Object[] { returned }, new Object[] { result });
		}
	}

	@ParameterizedTest
	@MethodSource("all")
	<T> void everyMethodThrowsTheVeryExceptionOfTheDelegate(Kind<T> kind) {
		for (Method method : kind.methods()) {
			Exception failure = failureFor(method);
			RecordingDelegate<T> delegate = new RecordingDelegate<>(kind.jdbcType()).failingWith(failure);
			T delegating = kind.delegatingTo(delegate::proxy);
			assertThat(catchThrowable(() -> invoke(method, delegating, JdbcSamples.argumentsFor(method))))
				.as("thrown by %s", method)
				.isSameAs(failure);
		}
	}

	@ParameterizedTest
	@MethodSource("hearing")
	<T> void statementsAndRowsHearOfEveryFailure(Kind<T> kind) {
		for (Method method : kind.methods()) {
			HEARD.clear();
			SQLException failure = new SQLException("Expected");
			RecordingDelegate<T> delegate = new RecordingDelegate<>(kind.jdbcType()).failingWith(failure);
			T delegating = kind.delegatingTo(delegate::proxy);
			catchThrowable(() -> invoke(method, delegating, JdbcSamples.argumentsFor(method)));
			boolean told = method.getDeclaringClass() != Wrapper.class && method.getExceptionTypes().length > 0;
			assertThat(HEARD).as("heard of %s", method).isEqualTo(told ? List.of(failure) : List.of());
		}
	}

	@ParameterizedTest
	@MethodSource("lazy")
	<T> void everyMethodThrowsTheVeryExceptionOfTheMissingDelegate(Kind<T> kind) {
		SQLException failure = new SQLException("No delegate", "08001", 7);
		T delegating = kind.delegatingTo(() -> {
			throw failure;
		});
		for (Method method : kind.methods()) {
			Throwable thrown = catchThrowable(() -> invoke(method, delegating, JdbcSamples.argumentsFor(method)));
			if (method.getName().equals("setClientInfo")) {
				assertThat(thrown).as("thrown by %s", method).isInstanceOf(SQLClientInfoException.class);
				thrown = thrown.getCause();
			}
			assertThat(thrown).as("thrown by %s", method).isSameAs(failure);
		}
	}

	@ParameterizedTest
	@MethodSource("all")
	<T> void unwrapsItselfWithoutAskingTheDelegate(Kind<T> kind) throws Exception {
		RecordingDelegate<T> delegate = new RecordingDelegate<>(kind.jdbcType());
		T delegating = kind.delegatingTo(delegate::proxy);
		Wrapper wrapper = (Wrapper) delegating;
		for (Class<?> type : List.of(kind.jdbcType(), kind.implementation())) {
			assertThat(wrapper.isWrapperFor(type)).isTrue();
			assertThat(wrapper.unwrap(type)).isSameAs(delegating);
		}
		assertThat(delegate.calls()).isEmpty();
	}

	@Test
	void setClientInfoDescribesTheFailureToGetADelegate() {
		SQLException failure = new SQLException("No delegate", "08001", 7);
		Connection connection = connection(() -> {
			throw failure;
		});
		assertThatExceptionOfType(SQLClientInfoException.class)
			.isThrownBy(() -> connection.setClientInfo("ApplicationName", "tests"))
			.withMessage("No delegate")
			.withCause(failure)
			.satisfies((ex) -> {
				assertThat(ex.getSQLState()).isEqualTo("08001");
				assertThat(ex.getErrorCode()).isEqualTo(7);
				assertThat(ex.getFailedProperties()).isEmpty();
			});
	}

	private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static void assertSame(Method method, Object[] actual, Object[] expected) {
		assertThat(actual).as("values of %s", method).hasSameSizeAs(expected);
		for (int i = 0; i < expected.length; i++) {
			if (expected[i] instanceof Number || expected[i] instanceof Boolean) {
				assertThat(actual[i]).as("value %d of %s", i, method).isEqualTo(expected[i]);
			}
			else {
				assertThat(actual[i]).as("value %d of %s", i, method).isSameAs(expected[i]);
			}
		}
	}

	private static Exception failureFor(Method method) {
		List<Class<?>> declared = List.of(method.getExceptionTypes());
		if (declared.isEmpty()) {
			return new IllegalStateException("Expected");
		}
		return declared.contains(SQLClientInfoException.class) ? new SQLClientInfoException()
				: new SQLException("Expected");
	}

	private static Connection connection(Source<Connection> source) {
		return new DelegatingConnection() {

			@Override
			public Connection delegate() throws SQLException {
				return source.get();
			}

		};
	}

	private static Statement statement(Source<Statement> source) {
		return new DelegatingStatement() {

			@Override
			public Statement delegate() throws SQLException {
				return source.get();
			}

			@Override
			public SQLException failed(SQLException failure) {
				HEARD.add(failure);
				return failure;
			}

		};
	}

	private static PreparedStatement preparedStatement(Source<PreparedStatement> source) {
		return new DelegatingPreparedStatement() {

			@Override
			public PreparedStatement delegate() throws SQLException {
				return source.get();
			}

			@Override
			public SQLException failed(SQLException failure) {
				HEARD.add(failure);
				return failure;
			}

		};
	}

	private static CallableStatement callableStatement(Source<CallableStatement> source) {
		return new DelegatingCallableStatement() {

			@Override
			public CallableStatement delegate() throws SQLException {
				return source.get();
			}

			@Override
			public SQLException failed(SQLException failure) {
				HEARD.add(failure);
				return failure;
			}

		};
	}

	private static ResultSet resultSet(Source<ResultSet> source) {
		try {
			return new DelegatingResultSet(source.get()) {

				@Override
				protected SQLException failed(SQLException failure) {
					HEARD.add(failure);
					return failure;
				}

			};
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static DatabaseMetaData metadata(Source<DatabaseMetaData> source) {
		try {
			DatabaseMetaData delegate = source.get();
			return (DelegatingDatabaseMetaData) () -> delegate;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@FunctionalInterface
	interface Source<T> {

		T get() throws SQLException;

	}

	record Kind<T>(Class<T> jdbcType, Class<? extends T> implementation, Function<Source<T>, T> factory) {

		T delegatingTo(Source<T> source) {
			return this.factory.apply(source);
		}

		List<Method> methods() {
			return JdbcSamples.methodsOf(this.jdbcType, this.implementation);
		}

		@Override
		public String toString() {
			return this.implementation.getSimpleName();
		}

	}

}
