package dev.tidepool.jdbc.fuzz;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One call of a program. Its number is also the handle of what it returns.
 *
 * @param number counts the calls of a program, from 1
 * @param target the handle that it is made on; {@link #DATA_SOURCE} is always there
 * @param method the method of a JDBC interface
 * @param arguments what it is made with
 */
record Call(int number, int target, Method method, List<Argument> arguments) {

	static final int DATA_SOURCE = 0;

	boolean is(String... names) {
		return List.of(names).contains(this.method.getName());
	}

	boolean isOn(Class<?> type) {
		return type.isAssignableFrom(this.method.getDeclaringClass());
	}

	@Override
	public String toString() {
		String given = this.arguments.stream().map(Argument::text).collect(Collectors.joining(", "));
		return "#%d = #%d<%s>.%s(%s)".formatted(this.number, this.target,
				this.method.getDeclaringClass().getSimpleName(), this.method.getName(), given);
	}

}
