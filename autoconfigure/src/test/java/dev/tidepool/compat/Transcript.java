package dev.tidepool.compat;

import java.lang.reflect.Array;
import java.sql.BatchUpdateException;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an application saw of its database: a line for each step, with its result or its
 * failure in full.
 */
public final class Transcript {

	/**
	 * Numbers of connections, of their savepoints and of objects, which differ from run
	 * to run.
	 */
	private static final Pattern VOLATILE = Pattern
		.compile("(?<=\\(conn=)-?\\d+|(?<=_jid_|_SAVEPOINT_)\\d+|(?<=[\\w\\]]@)[0-9a-f]{5,}\\b");

	private final List<String> lines = new ArrayList<>();

	private final List<String> surprises = new ArrayList<>();

	/**
	 * Takes down a step that works on every database.
	 */
	void step(String name, Step step) {
		if (!take(name, step)) {
			this.surprises.add(this.lines.get(this.lines.size() - 1));
		}
	}

	/**
	 * Takes down a step that fails on every database.
	 */
	void fails(String name, Step step) {
		if (take(name, step)) {
			this.surprises.add(this.lines.get(this.lines.size() - 1));
		}
	}

	/**
	 * Takes down a step that works on some databases.
	 */
	void attempt(String name, Step step) {
		take(name, step);
	}

	private boolean take(String name, Step step) {
		boolean worked = false;
		String outcome;
		try {
			outcome = text(step.run());
			worked = true;
		}
		catch (Exception ex) {
			outcome = "threw " + failure(ex);
		}
		this.lines.add(name + ": " + VOLATILE.matcher(outcome).replaceAll("#"));
		return worked;
	}

	/**
	 * Everything that was seen.
	 */
	List<String> lines() {
		return this.lines;
	}

	/**
	 * Steps that worked although they should have failed, and the other way round.
	 */
	List<String> surprises() {
		return this.surprises;
	}

	/**
	 * Returns a failure in full: classes, messages and codes of the whole chain.
	 */
	public static String failure(Throwable ex) {
		StringBuilder text = new StringBuilder();
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			text.append('\n').append(cause.getClass().getName()).append(": ").append(cause.getMessage());
			if (cause instanceof SQLException sql) {
				text.append(" [").append(sql.getSQLState()).append(", ").append(sql.getErrorCode()).append(']');
				for (SQLException next = sql.getNextException(); next != null; next = next.getNextException()) {
					text.append("\nnext ").append(next.getClass().getName()).append(": ").append(next.getMessage());
				}
			}
			if (cause instanceof BatchUpdateException batch) {
				text.append(" counts ").append(Arrays.toString(batch.getUpdateCounts()));
			}
		}
		return text.toString();
	}

	private static String text(Object value) throws SQLException {
		if (value == null) {
			return "null";
		}
		if (value.getClass().isArray()) {
			return listed(IntStream.range(0, Array.getLength(value)).mapToObj((i) -> Array.get(value, i)).toList(),
					",");
		}
		if (value instanceof Map<?, ?> map) {
			List<String> entries = new ArrayList<>();
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				entries.add(entry.getKey() + "=" + text(entry.getValue()));
			}
			return entries.toString();
		}
		if (value instanceof Collection<?> collection) {
			return listed(collection, "\n  ");
		}
		String type = value.getClass().getSimpleName() + " ";
		if (value instanceof Clob clob) {
			return type + clob.getSubString(1, (int) clob.length());
		}
		if (value instanceof Blob blob) {
			return type + text(blob.getBytes(1, (int) blob.length()));
		}
		return type + value;
	}

	private static String listed(Collection<?> values, String separator) throws SQLException {
		List<String> texts = new ArrayList<>();
		for (Object value : values) {
			texts.add(text(value));
		}
		return texts.stream().collect(Collectors.joining(separator, "(", ")"));
	}

	/**
	 * Something that an application does, with what it gets.
	 */
	@FunctionalInterface
	public interface Step {

		/**
		 * Does it.
		 * @return whatever the application gets
		 * @throws Exception whatever the application meets
		 */
		Object run() throws Exception;

	}

}
