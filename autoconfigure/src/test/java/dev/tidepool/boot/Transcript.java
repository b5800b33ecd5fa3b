package dev.tidepool.boot;

import java.lang.reflect.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an application saw of its database: a line for each step, with its result or its
 * failure in full.
 */
final class Transcript {

	private final List<String> lines = new ArrayList<>();

	void step(String name, Callable<?> step) {
		String outcome;
		try {
			outcome = text(step.call());
		}
		catch (Exception ex) {
			outcome = "threw " + chain(ex);
		}
		this.lines.add(name + ": " + outcome);
	}

	List<String> lines() {
		return this.lines;
	}

	private static String chain(Throwable ex) {
		StringBuilder text = new StringBuilder();
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			text.append('\n').append(cause.getClass().getName()).append(": ").append(cause.getMessage());
			if (cause instanceof SQLException sql) {
				text.append(" [").append(sql.getSQLState()).append(", ").append(sql.getErrorCode()).append(']');
			}
		}
		return text.toString();
	}

	private static String text(Object value) {
		if (value != null && value.getClass().isArray()) {
			return IntStream.range(0, Array.getLength(value))
				.mapToObj((i) -> text(Array.get(value, i)))
				.collect(Collectors.joining(",", "[", "]"));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + text(entry.getValue()))
				.collect(Collectors.joining(",", "{", "}"));
		}
		if (value instanceof List<?> list) {
			return list.stream().map(Transcript::text).collect(Collectors.joining("\n  ", "(", ")"));
		}
		return (value != null) ? value.getClass().getSimpleName() + " " + value : "null";
	}

}
