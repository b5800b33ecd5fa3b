package dev.tidepool.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.pool.ProxyConnection;
import com.zaxxer.hikari.util.ClockSource;
import org.jspecify.annotations.Nullable;

/**
 * When a connection was given back. HikariCP looks at the clock itself then, and keeps
 * the time with the connection; to read it there spares a look at the clock, which takes
 * longer than all the counting. It is no public part of HikariCP: where it does not let
 * itself be read, because HikariCP is a named module or another version, or counts in
 * milliseconds, the clock is looked at. Stateless.
 */
final class ReturnTime {

	/** From a pooled connection to the time, or {@code null} if there is no way. */
	private static final @Nullable MethodHandle NOTED = noted();

	private ReturnTime() {
	}

	private static @Nullable MethodHandle noted() {
		try {
			if (ClockSource.getSourceTimeUnit() != TimeUnit.NANOSECONDS) {
				return null;
			}
			Lookup lookup = MethodHandles.privateLookupIn(ProxyConnection.class, MethodHandles.lookup());
			Field entry = ProxyConnection.class.getDeclaredField("poolEntry");
			MethodHandle time = lookup.findGetter(entry.getType(), "lastAccessed", long.class);
			return MethodHandles.filterReturnValue(lookup.unreflectGetter(entry), time)
				.asType(MethodType.methodType(long.class, ProxyConnection.class));
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			return null;
		}
	}

	/**
	 * Return when a connection was given back.
	 * @param connection what was closed just now, of whatever pool
	 * @param since a moment at which it was in use; what was noted before that is of an
	 * earlier time, because a pool notes nothing of a connection that it throws away
	 * @return a moment of {@link System#nanoTime()} after that
	 */
	static long of(Connection connection, long since) {
		long noted = (connection instanceof ProxyConnection pooled) ? noted(pooled, since) : since;
		return (noted - since > 0) ? noted : System.nanoTime();
	}

	private static long noted(ProxyConnection pooled, long unknown) {
		if (NOTED == null) {
			return unknown;
		}
		try {
			return (long) NOTED.invokeExact(pooled);
		}
		catch (Throwable ex) {
			// A getter of a field throws nothing but what a connection without entry
			// causes
			return unknown;
		}
	}

}
