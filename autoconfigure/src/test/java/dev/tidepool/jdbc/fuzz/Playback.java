package dev.tidepool.jdbc.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

/**
 * Runs a program on a data source and tells what came of each call.
 */
final class Playback {

	private static final String NO_TARGET = "nothing to call";

	private final Map<Integer, Object> handles = new LinkedHashMap<>();

	private final Consumer<Connection> afterClosing;

	private Playback(DataSource dataSource, Consumer<Connection> afterClosing) {
		this.handles.put(Call.DATA_SOURCE, dataSource);
		this.afterClosing = afterClosing;
	}

	/**
	 * Runs a program, and closes the connections that it left open.
	 * @param afterClosing is given each connection that was closed
	 * @return what came of each call, in their order, and of the closing
	 */
	static List<String> of(Program program, DataSource dataSource, Consumer<Connection> afterClosing) {
		Playback playback = new Playback(dataSource, afterClosing);
		List<String> outcomes = new ArrayList<>();
		for (Call call : program.calls()) {
			outcomes.add(playback.make(call));
		}
		for (Call call : program.calls()) {
			if (call.target() == Call.DATA_SOURCE && playback.handles.get(call.number()) instanceof Connection open) {
				outcomes.add(playback.close(open));
			}
		}
		return outcomes;
	}

	private String make(Call call) {
		Object target = this.handles.get(call.target());
		if (target == null) {
			return NO_TARGET;
		}
		List<Object> values = new ArrayList<>();
		boolean onInstance = !Modifier.isStatic(call.method().getModifiers());
		if (!onInstance) {
			values.add(target);
		}
		for (Argument argument : call.arguments()) {
			values.add((argument.handle() < 0) ? argument.value().get() : this.handles.get(argument.handle()));
		}
		try {
			Object result = call.method().invoke(onInstance ? target : null, values.toArray());
			return describe(call, result);
		}
		catch (InvocationTargetException ex) {
			return Descriptions.of(ex.getTargetException());
		}
		catch (IllegalAccessException | IllegalArgumentException ex) {
			throw new IllegalStateException(call.toString(), ex);
		}
		finally {
			if (call.is("close") && target instanceof Connection connection) {
				this.afterClosing.accept(connection);
			}
		}
	}

	private String describe(Call call, Object result) {
		String text = Descriptions.of(result);
		boolean handed = result != null && Descriptions.KINDS.stream().anyMatch((kind) -> kind.isInstance(result));
		if (!handed) {
			return text;
		}
		if (call.target() != Call.DATA_SOURCE && call.is("getConnection", "getStatement")) {
			for (Map.Entry<Integer, Object> handle : this.handles.entrySet()) {
				if (handle.getValue() == result) {
					return text + ", the one of #" + handle.getKey();
				}
			}
			if (result instanceof Statement) {
				this.handles.put(call.number(), result);
			}
			return text + " that nobody knows";
		}
		if (!call.is("unwrap")) {
			this.handles.put(call.number(), result);
		}
		return text;
	}

	private String close(Connection connection) {
		try {
			connection.close();
			return "closed";
		}
		catch (SQLException ex) {
			return Descriptions.of(ex);
		}
	}

}
