package dev.tidepool.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import org.jspecify.annotations.Nullable;

/**
 * H2 with every JDBC call recorded, and one of them made to fail.
 */
final class FaultyDriver implements SQLExceptionOverride {

	private static final Set<String> SILENT = Set.of("toString", "hashCode", "equals", "unwrap", "isWrapperFor");

	private static final List<Class<?>> TYPES = List.of(CallableStatement.class, PreparedStatement.class,
			Statement.class, Connection.class, ResultSet.class);

	private final JdbcDataSource h2 = new JdbcDataSource();

	private final Map<String, Integer> counts = new HashMap<>();

	private final List<String> calls = new ArrayList<>();

	private final AtomicInteger open = new AtomicInteger();

	private final List<SQLException> judged = new ArrayList<>();

	/** Whose calls are recorded: the pool's own threads call when they like. */
	private @Nullable Thread recorded;

	private @Nullable String faultyCall;

	private @Nullable Supplier<Throwable> fault;

	private @Nullable Throwable thrown;

	FaultyDriver() {
		this.h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
	}

	/**
	 * The data source that goes below the pool.
	 */
	DataSource dataSource() {
		return (DataSource) proxy(DataSource.class, this.h2);
	}

	/**
	 * Records what the current thread calls from here on, and lets one call fail.
	 * @param call the call as {@link #calls()} names it, or {@code null} for none
	 */
	synchronized void arm(@Nullable String call, @Nullable Supplier<Throwable> fault) {
		this.counts.clear();
		this.calls.clear();
		this.judged.clear();
		this.recorded = Thread.currentThread();
		this.faultyCall = call;
		this.fault = fault;
		this.thrown = null;
	}

	synchronized void disarm() {
		this.recorded = null;
	}

	/**
	 * What was called, such as {@code Statement.close#2}, in order.
	 */
	synchronized List<String> calls() {
		return new ArrayList<>(this.calls);
	}

	/**
	 * What the pool saw fail on the recorded thread.
	 */
	synchronized List<SQLException> judged() {
		return new ArrayList<>(this.judged);
	}

	@java.lang.Override
	public synchronized SQLExceptionOverride.Override adjudicate(SQLException failure) {
		if (Thread.currentThread() == this.recorded) {
			this.judged.add(failure);
		}
		return SQLExceptionOverride.Override.CONTINUE_EVICT;
	}

	synchronized @Nullable Throwable thrown() {
		return this.thrown;
	}

	/**
	 * The connections that were opened and not yet closed.
	 */
	int open() {
		return this.open.get();
	}

	private synchronized void record(String name) throws Throwable {
		if (Thread.currentThread() == this.recorded) {
			String call = name + "#" + this.counts.merge(name, 1, Integer::sum);
			this.calls.add(call);
			if (call.equals(this.faultyCall) && this.fault != null) {
				this.thrown = this.fault.get();
				throw this.thrown;
			}
		}
	}

	private Object proxy(Class<?> type, Object target) {
		return Proxy.newProxyInstance(FaultyDriver.class.getClassLoader(), new Class<?>[] { type },
				(self, method, arguments) -> {
					if (method.getName().equals("equals")) {
						return self == arguments[0];
					}
					return call(type, target, method, arguments);
				});
	}

	private @Nullable Object call(Class<?> type, Object target, Method method, Object @Nullable [] arguments)
			throws Throwable {
		if (!SILENT.contains(method.getName())) {
			record(type.getSimpleName() + "." + method.getName());
		}
		if (type == Connection.class && method.getName().equals("close") && !((Connection) target).isClosed()) {
			this.open.decrementAndGet();
		}
		try {
			return wrap(method.invoke(target, arguments));
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private @Nullable Object wrap(@Nullable Object result) throws SQLException {
		if (result instanceof Connection) {
			this.open.incrementAndGet();
		}
		for (Class<?> type : TYPES) {
			if (type.isInstance(result)) {
				return proxy(type, result);
			}
		}
		return result;
	}

}
