package dev.tidepool.jdbc.delegate;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A JDBC object that keeps the calls it receives and answers each one alike.
 *
 * @param <T> the JDBC interface
 */
final class RecordingDelegate<T> {

	private final T proxy;

	private final List<Call> calls = new ArrayList<>();

	private Object result;

	private Throwable failure;

	RecordingDelegate(Class<T> jdbcType) {
		this.proxy = jdbcType.cast(Proxy.newProxyInstance(RecordingDelegate.class.getClassLoader(),
				new Class<?>[] { jdbcType }, (proxy, method, arguments) -> answer(method, arguments)));
	}

	private Object answer(Method method, Object[] arguments) throws Throwable {
		this.calls.add(new Call(method, (arguments != null) ? arguments : new Object[0]));
		if (this.failure != null) {
			throw this.failure;
		}
		return this.result;
	}

	RecordingDelegate<T> returning(Object result) {
		this.result = result;
		return this;
	}

	RecordingDelegate<T> failingWith(Throwable failure) {
		this.failure = failure;
		return this;
	}

	T proxy() {
		return this.proxy;
	}

	List<Call> calls() {
		return this.calls;
	}

	record Call(Method method, Object[] arguments) {

		boolean isOf(Method other) {
			return this.method.getName().equals(other.getName())
					&& Arrays.equals(this.method.getParameterTypes(), other.getParameterTypes());
		}

	}

}
