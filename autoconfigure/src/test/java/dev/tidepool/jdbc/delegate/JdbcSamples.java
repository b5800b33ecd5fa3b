package dev.tidepool.jdbc.delegate;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URL;
import java.sql.Date;
import java.sql.RowIdLifetime;
import java.sql.SQLWarning;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Properties;

/**
 * The methods of a JDBC interface, and values to call them with that no two parameters of
 * a method share and that are never a type's default.
 */
final class JdbcSamples {

	private static final boolean JAVA_17 = Runtime.version().feature() == 17;

	private JdbcSamples() {
	}

	/**
	 * Returns every method of a JDBC interface, inherited ones included, as it is on the
	 * running JDK. The code under test is compiled for Java 17 and so cannot override a
	 * default method that a later JDK added. On a JDK later than 17 those default methods
	 * that the implementation does not declare are therefore left out. On 17 itself, and
	 * for abstract methods everywhere, nothing is.
	 */
	static List<Method> methodsOf(Class<?> jdbcType, Class<?> implementation) {
		return Arrays.stream(jdbcType.getMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()))
			.filter((method) -> JAVA_17 || !method.isDefault() || isDeclaredInClass(implementation, method))
			.sorted(Comparator.comparing(Method::toGenericString))
			.toList();
	}

	private static boolean isDeclaredInClass(Class<?> implementation, Method method) {
		try {
			Method found = implementation.getMethod(method.getName(), method.getParameterTypes());
			return !found.getDeclaringClass().isInterface();
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Object[] argumentsFor(Method method) {
		Class<?>[] types = method.getParameterTypes();
		Object[] arguments = new Object[types.length];
		for (int i = 0; i < types.length; i++) {
			arguments[i] = value(types[i], i + 1);
		}
		return arguments;
	}

	static Object resultOf(Method method) {
		return (method.getReturnType() != void.class) ? value(method.getReturnType(), 50) : null;
	}

	private static Object value(Class<?> type, int seed) {
		if (type.isArray()) {
			Object array = Array.newInstance(type.getComponentType(), 1);
			Array.set(array, 0, value(type.getComponentType(), seed));
			return array;
		}
		if (type.isPrimitive()) {
			return primitive(type, seed);
		}
		if (type == Class.class) {
			return Runnable.class;
		}
		if (type == String.class) {
			return "text-" + seed;
		}
		if (type == BigDecimal.class) {
			return new BigDecimal(seed);
		}
		if (type == Date.class) {
			return new Date(seed);
		}
		if (type == Time.class) {
			return new Time(seed);
		}
		if (type == Timestamp.class) {
			return new Timestamp(seed);
		}
		if (type == Calendar.class) {
			return new GregorianCalendar(2000 + seed, 0, 1);
		}
		if (type == InputStream.class) {
			return new ByteArrayInputStream(new byte[] { (byte) seed });
		}
		if (type == Reader.class) {
			return new StringReader("text-" + seed);
		}
		if (type == URL.class) {
			return url(seed);
		}
		if (type == Properties.class) {
			return new Properties();
		}
		if (type == SQLWarning.class) {
			return new SQLWarning("warning-" + seed);
		}
		if (type == RowIdLifetime.class) {
			return RowIdLifetime.ROWID_VALID_SESSION;
		}
		if (type == Object.class) {
			return new Object();
		}
		if (type.isInterface()) {
			return inert(type);
		}
		throw new IllegalStateException("No sample value for " + type + ": add one");
	}

	private static Object primitive(Class<?> type, int seed) {
		if (type == boolean.class) {
			return true;
		}
		if (type == byte.class) {
			return (byte) seed;
		}
		if (type == short.class) {
			return (short) seed;
		}
		if (type == int.class) {
			return seed;
		}
		if (type == long.class) {
			return (long) seed;
		}
		if (type == float.class) {
			return (float) seed;
		}
		if (type == double.class) {
			return (double) seed;
		}
		throw new IllegalStateException("No sample value for " + type + ": add one");
	}

	private static URL url(int seed) {
		try {
			return new URL("http://localhost/" + seed);
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object inert(Class<?> type) {
		return Proxy.newProxyInstance(JdbcSamples.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					case "toString" -> "a " + type.getSimpleName();
					default -> throw new UnsupportedOperationException(method.toString());
				});
	}

}
