package dev.tidepool.jdbc.delegate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.mockito.MockMakers;
import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link ReadOnlyResultSet}.
 */
class ReadOnlyResultSetTests {

	private static final int COLUMN = 42;

	private static final Set<String> ROW_CHANGES = Set.of("insertRow", "deleteRow", "refreshRow", "cancelRowUpdates",
			"moveToInsertRow", "moveToCurrentRow");

	private final List<Call> calls = new ArrayList<>();

	private SQLException findColumnFailure;

	private Object result;

	/**
	 * Abstract methods, those of a subclass, are recorded; the others run.
	 */
	private final ReadOnlyResultSet resultSet = Mockito.mock(ReadOnlyResultSet.class,
			Mockito.withSettings().mockMaker(MockMakers.SUBCLASS).defaultAnswer(this::answer));

	@Test
	void everyChangeIsRefused() {
		assertThat(methods().filter(this::isChange)).hasSizeGreaterThanOrEqualTo(87 + ROW_CHANGES.size())
			.allSatisfy((method) -> assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> invoke(method, JdbcSamples.argumentsFor(method)))
				.withMessage("The result set is read-only"));
		assertThat(this.calls).isEmpty();
	}

	@Test
	void noRowWasChanged() throws Exception {
		assertThat(this.resultSet.rowUpdated()).isFalse();
		assertThat(this.resultSet.rowInserted()).isFalse();
		assertThat(this.resultSet.rowDeleted()).isFalse();
		assertThat(this.calls).isEmpty();
	}

	@Test
	void everyGetterByLabelReachesItsNamesakeByTheIndexOfTheColumn() {
		assertThat(methods().filter(this::isGetterByLabel)).isNotEmpty().allSatisfy((method) -> {
			this.calls.clear();
			this.result = JdbcSamples.resultOf(method);
			Object[] arguments = JdbcSamples.argumentsFor(method);
			assertThat(invoke(method, arguments)).isEqualTo(this.result);
			assertThat(this.calls).hasSize(2);
			Call findColumn = this.calls.get(0);
			assertThat(findColumn.method().getName()).isEqualTo("findColumn");
			assertThat(findColumn.arguments()).containsExactly(arguments[0]);
			Call getter = this.calls.get(1);
			assertThat(getter.method()).isEqualTo(byIndex(method));
			arguments[0] = COLUMN;
			assertThat(getter.arguments()).containsExactly(arguments);
		});
	}

	@Test
	void everyGetterByLabelThrowsTheVeryExceptionOfFindColumn() {
		this.findColumnFailure = new SQLException("No such column");
		assertThat(methods().filter(this::isGetterByLabel)).isNotEmpty().allSatisfy((method) -> {
			this.calls.clear();
			assertThat(catchThrowable(() -> invoke(method, JdbcSamples.argumentsFor(method))))
				.isSameAs(this.findColumnFailure);
			assertThat(this.calls).hasSize(1);
		});
	}

	@Test
	void everythingElseIsLeftToTheSubclass() {
		assertThat(methods().filter((method) -> !isChange(method) && !isGetterByLabel(method)
				&& !Set.of("rowUpdated", "rowInserted", "rowDeleted").contains(method.getName())))
			.isNotEmpty()
			.allSatisfy((method) -> assertThat(Modifier.isAbstract(implementationOf(method).getModifiers())).isTrue());
	}

	private boolean isChange(Method method) {
		return method.getName().startsWith("update") || ROW_CHANGES.contains(method.getName());
	}

	private boolean isGetterByLabel(Method method) {
		return method.getName().startsWith("get") && method.getParameterCount() > 0
				&& method.getParameterTypes()[0] == String.class;
	}

	private Method byIndex(Method byLabel) throws NoSuchMethodException {
		Class<?>[] types = byLabel.getParameterTypes();
		types[0] = int.class;
		return ResultSet.class.getMethod(byLabel.getName(), types);
	}

	private Method implementationOf(Method method) throws NoSuchMethodException {
		return ReadOnlyResultSet.class.getMethod(method.getName(), method.getParameterTypes());
	}

	private Stream<Method> methods() {
		return JdbcSamples.methodsOf(ResultSet.class, ReadOnlyResultSet.class).stream();
	}

	private Object invoke(Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(this.resultSet, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private Object answer(InvocationOnMock invocation) throws Throwable {
		if (!Modifier.isAbstract(invocation.getMethod().getModifiers())) {
			return invocation.callRealMethod();
		}
		this.calls.add(new Call(invocation.getMethod(),
				Arrays.copyOf(invocation.getArguments(), invocation.getArguments().length)));
		if (!invocation.getMethod().getName().equals("findColumn")) {
			return this.result;
		}
		if (this.findColumnFailure != null) {
			throw this.findColumnFailure;
		}
		return COLUMN;
	}

	private record Call(Method method, Object[] arguments) {

	}

}
